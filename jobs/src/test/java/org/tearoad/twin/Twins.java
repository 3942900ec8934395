package org.tearoad.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.tearoad.Main;

/**
 * Both implementations after they have read the same raw folder: the second's tables in the schema
 * {@code main}, the published release of the first in the schema {@code pipeline}.
 */
record Twins(DuckTwin twin, Difference difference) implements AutoCloseable {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();

  /**
   * @param folder for what both write
   */
  static Twins over(Path raw, Path folder) throws SQLException, IOException {
    Path warehouse = folder.resolve("warehouse");
    int exitCode = Main.run(nightly(raw, warehouse).toArray(String[]::new));
    if (exitCode != 0) {
      throw new IllegalStateException("Cannot compare: nightly ended with " + exitCode);
    }
    DuckTwin twin = DuckTwin.open(settings(raw, folder));
    twin.makeFacts();
    twin.makeVolumes(twin.greatestDay());
    twin.makeDeliveries();
    twin.makeInterruptions();
    twin.makeForecasts();
    twin.makeDealings();
    twin.makeAlerts();
    PipelineTables.open(twin.connection(), warehouse);
    twin.makeDisclosure();
    return new Twins(twin, new Difference(twin.connection()));
  }

  private static List<String> nightly(Path raw, Path warehouse) {
    return List.of(
        "nightly",
        "--conf",
        CONF.resolve("demo.conf").toString(),
        "--set",
        "reporting.languages=[]",
        "--set",
        "raw=" + raw,
        "--set",
        "warehouse=" + warehouse,
        "--set",
        "buyers.key-file=" + CONF.resolve("demo.key"),
        "--set",
        "reference.fx-rates=" + CONF.resolve("reference/fx_rates.csv"),
        "--set",
        "reference.regions=" + CONF.resolve("reference/regions.csv"),
        "--set",
        "reference.tile-grid=" + CONF.resolve("reference/ru_tile_grid.csv"),
        "--set",
        "reference.names=" + CONF.resolve("reference/names.csv"),
        "--set",
        "reference.postcode-prefixes=" + CONF.resolve("reference/postcode_prefixes.csv"),
        "--set",
        "reference.event-codes=" + CONF.resolve("reference/event_codes.csv"),
        "--set",
        "reference.working-days=" + CONF.resolve("reference/working_days.csv"),
        "--set",
        "reference.lunar-new-year=" + CONF.resolve("reference/lunar_new_year.csv"),
        "--set",
        "reference.market-benchmarks=" + CONF.resolve("reference/market_benchmarks.csv"));
  }

  private static TwinSettings settings(Path raw, Path folder) throws IOException {
    String key = Files.readString(CONF.resolve("demo.key")).strip();
    return TwinSettings.of(raw, CONF.resolve("reference"), key, folder.resolve("spill"))
        .withMemoryLimit("1GB");
  }

  /** What the two make differently of a table; empty when nothing. */
  List<String> differences(String table) throws SQLException {
    return difference.between("main." + table, PipelineTables.SCHEMA + "." + table);
  }

  /** What the columns of a count say differently in a mart. */
  List<String> differencesOfFigures(String mart, String counts, String where) throws SQLException {
    String columns = String.join(", ", difference.columns("main." + counts));
    return difference.between(
        "main." + counts,
        "(select %s from %s.%s where %s)".formatted(columns, PipelineTables.SCHEMA, mart, where));
  }

  long rows(String table) throws SQLException {
    return difference.count("main." + table);
  }

  @Override
  public void close() throws SQLException {
    twin.close();
  }
}
