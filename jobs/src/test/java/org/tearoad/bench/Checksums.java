package org.tearoad.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tearoad.twin.DuckTwin;
import org.tearoad.twin.PipelineTables;

/** Whether both runs wrote the same: rows, and the sum of the hashes of every column. */
final class Checksums {
  private Checksums() {}

  /**
   * A line a table.
   *
   * @throws IllegalStateException when a table differs
   */
  static List<String> compare(Path warehouse, Path twin) throws SQLException, IOException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      PipelineTables.open(connection, warehouse);
      for (String table : DuckTwin.CONTRACT) {
        var first = sums(connection, PipelineTables.SCHEMA + "." + table);
        var second = sums(connection, "'" + twin.resolve(table + ".parquet") + "'");
        String rows = first.get("count_star()");
        lines.add("  %-14s %10s rows, %d columns equal".formatted(table, rows, first.size() - 1));
        if (!first.equals(second)) {
          first.entrySet().removeAll(List.copyOf(second.entrySet()));
          throw new IllegalStateException(
              "Cannot compare times: %s differs, got other sums of %s"
                  .formatted(table, first.keySet()));
        }
      }
    }
    return lines;
  }

  private static TreeMap<String, String> sums(Connection connection, String relation)
      throws SQLException {
    var sums = new TreeMap<String, String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) as \"count_star()\", sum(hash(columns(*))) from "
                    + relation
                    + " limit 1")) {
      rows.next();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        sums.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
      }
    }
    return sums;
  }
}
