package org.tearoad.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tearoad.twin.DuckTwin;
import org.tearoad.twin.PipelineTables;

/** Whether both runs wrote the same: rows, and the sum of the hashes of every column. */
final class Checksums {
  private Checksums() {}

  /** What one run made of a table: its count and its sums by name. */
  private interface Made {
    SortedMap<String, String> sums(String table) throws SQLException;
  }

  /**
   * A line a table of the twin's contract.
   *
   * @throws IllegalStateException when a table differs
   */
  static List<String> compareWithTwin(Path warehouse, Path twin) throws SQLException, IOException {
    try (Connection connection = open(warehouse)) {
      return compare(
          DuckTwin.CONTRACT,
          of(connection),
          table -> sums(connection, "'" + twin.resolve(table + ".parquet") + "'"));
    }
  }

  /**
   * A line a table: the twin's contract, and marts at the end of long ways.
   *
   * @throws IllegalStateException when a table differs
   */
  static List<String> compareWarehouses(Path one, Path other) throws SQLException, IOException {
    List<String> tables = new ArrayList<>(DuckTwin.CONTRACT);
    tables.addAll(List.of("volume_growth", "delivery_time", "payment_health", "nowcast"));
    try (Connection first = open(one);
        Connection second = open(other)) {
      return compare(tables, of(first), of(second));
    }
  }

  private static Connection open(Path warehouse) throws SQLException, IOException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    PipelineTables.open(connection, warehouse);
    return connection;
  }

  private static Made of(Connection connection) {
    return table -> sums(connection, PipelineTables.SCHEMA + "." + table);
  }

  private static List<String> compare(Collection<String> tables, Made one, Made other)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    for (String table : tables) {
      SortedMap<String, String> first = one.sums(table);
      SortedMap<String, String> second = other.sums(table);
      String rows = first.get("count_star()");
      lines.add("  %-14s %10s rows, %d columns equal".formatted(table, rows, first.size() - 1));
      if (!first.equals(second)) {
        first.entrySet().removeAll(List.copyOf(second.entrySet()));
        throw new IllegalStateException(
            "Cannot compare times: %s differs, got other sums of %s"
                .formatted(table, first.keySet()));
      }
    }
    return lines;
  }

  private static SortedMap<String, String> sums(Connection connection, String relation)
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
