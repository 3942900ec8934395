package org.tearoad.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.tearoad.twin.DuckTwin;
import org.tearoad.twin.TwinSettings;

/** One run of the second implementation as a process: raw logs to Parquet files. */
public final class TwinProcess {
  private TwinProcess() {}

  /**
   * @param arguments raw folder, reference folder, key file, output folder, memory limit
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    Path output = Path.of(arguments[3]);
    String key = Files.readString(Path.of(arguments[2])).strip();
    TwinSettings settings =
        TwinSettings.of(Path.of(arguments[0]), Path.of(arguments[1]), key, output.resolve("spill"))
            .withMemoryLimit(arguments[4]);
    try (DuckTwin twin = DuckTwin.open(settings)) {
      twin.makeFacts();
      twin.write(output);
    }
  }
}
