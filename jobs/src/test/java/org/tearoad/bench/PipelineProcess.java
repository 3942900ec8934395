package org.tearoad.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tearoad.bench.Stopwatch.Laps;

/**
 * Runs of the pipeline over logs in one folder, each a whole process.
 *
 * @param data folder with the logs in {@code raw/}, which gets the warehouses too
 * @param shell the command with {command}, {raw} and {warehouse} in it
 * @param memory heap, like 4g
 */
record PipelineProcess(Path data, String shell, String memory) {

  /**
   * @param command of the pipeline, with its options
   * @param warehouse its folder below the data; it goes on from what is there
   * @param lap tables that are written when the lap ends
   */
  Laps run(String command, String warehouse, String... lap)
      throws IOException, InterruptedException {
    String line =
        shell
            .replace("{command}", command)
            .replace("{raw}", data.resolve("raw").toString())
            .replace("{warehouse}", data.resolve(warehouse).toString());
    return Stopwatch.measure(
        List.of("bash", "-c", line),
        Map.of("SPARK_DRIVER_MEMORY", memory),
        data.resolve("pipeline.log"),
        Stream.of(lap).map("step=%s rows="::formatted).toList());
  }

  /** Removes a folder below the data, so that it is made anew. */
  void delete(String name) throws IOException {
    Path folder = data.resolve(name);
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
