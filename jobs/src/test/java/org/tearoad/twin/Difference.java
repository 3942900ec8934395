package org.tearoad.twin;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows that one of two relations of a database has and the other lacks, as multisets. */
final class Difference {
  private static final int SHOWN = 2;

  private final Connection connection;

  Difference(Connection connection) {
    this.connection = connection;
  }

  /**
   * What differs, a line a finding; empty when both have the same columns by name and the same
   * rows.
   *
   * @param first, second anything that can stand after FROM
   */
  List<String> between(String first, String second) throws SQLException {
    List<String> columns = columns(first);
    if (!new TreeSet<>(columns).equals(new TreeSet<>(columns(second)))) {
      return List.of("columns of %s: %s".formatted(first, columns), "other: " + columns(second));
    }
    List<String> found = new ArrayList<>(missing("only in " + first, first, second));
    found.addAll(missing("only in " + second, second, first));
    return found;
  }

  long count(String relation) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + relation)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private List<String> missing(String title, String from, String other) throws SQLException {
    // Ratios are rounded: the engines may differ in the last bit of a double.
    List<String> ratios = columns(from, " where column_type = 'DOUBLE'");
    ratios.addAll(columns(other, " where column_type = 'DOUBLE'"));
    String names =
        columns(from).stream()
            .sorted()
            .map(name -> ratios.contains(name) ? rounded(name) : name)
            .collect(Collectors.joining(", "));
    String query =
        "select *, count(*) over () from (select %s from %s except all select %s from %s) order by all limit %d"
            .formatted(names, from, names, other, SHOWN);
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(title + row(rows));
      }
    }
    return found;
  }

  private static String rounded(String name) {
    return "round(%s, 10) as %s".formatted(name, name);
  }

  private static String row(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    int last = columns.getColumnCount();
    List<String> values = new ArrayList<>();
    for (int i = 1; i < last; i++) {
      values.add(columns.getColumnName(i) + "=" + rows.getString(i));
    }
    return " (1 of %s) %s".formatted(rows.getString(last), values);
  }

  List<String> columns(String relation) throws SQLException {
    return columns(relation, "");
  }

  private List<String> columns(String relation, String condition) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select column_name from (describe select * from " + relation + ")" + condition)) {
      while (rows.next()) {
        names.add(rows.getString("column_name"));
      }
    }
    return names;
  }
}
