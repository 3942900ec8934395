package org.tearoad.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The newest release of a warehouse as views of a DuckDB schema, as an analyst would read it. */
public final class PipelineTables {
  public static final String SCHEMA = "pipeline";

  private PipelineTables() {}

  /** Facts and marts by their names, and rejects and file_counts with the twin's columns. */
  public static void open(Connection connection, Path warehouse) throws SQLException, IOException {
    Path releases = warehouse.resolve("releases");
    Path release = releases.resolve(Files.readString(releases.resolve("LATEST")).strip());
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema " + SCHEMA);
      statement.execute("set schema = '%s'".formatted(SCHEMA));
      statement.execute(Files.readString(release.resolve("views.sql")));
      statement.execute(rejects(warehouse));
      statement.execute(fileCounts(release));
      statement.execute("set schema = 'main'");
    }
  }

  private static String rejects(Path warehouse) {
    return "create view rejects as select log, file, line, reason from read_parquet('%s/rejects/*/*.parquet', hive_partitioning = false)"
        .formatted(warehouse);
  }

  /** The ledger of the manifest: what became of the lines of each file. */
  private static String fileCounts(Path release) {
    return """
        create view file_counts as
        select
            entry.log,
            entry.file,
            entry.read as read_count,
            entry.accepted as accepted_count,
            cast(coalesce(list_sum(map_values(entry.rejected)), 0) as bigint) as rejected_count
        from (
            select unnest(ledger) as entry
            from read_json('%s/manifest.json', columns = {
                'ledger': 'struct(log varchar, file varchar, read bigint, accepted bigint, rejected map(varchar, bigint))[]'
            })
        )
        """
        .formatted(release);
  }
}
