package org.tearoad.twin;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows that one of two relations of a database has and the other lacks, as multisets. */
public final class Difference {
  private static final int SHOWN = 2;
  private static final double TOLERANCE = 1e-9;

  private final Connection connection;

  public Difference(Connection connection) {
    this.connection = connection;
  }

  /**
   * What differs, a line a finding; empty when both have the same columns by name and the same
   * rows. Engines may differ in the last bits of a double: two that are closer than {@link
   * #TOLERANCE} are the same, in rows whose other columns name one row.
   *
   * @param first, second anything that can stand after FROM
   */
  public List<String> between(String first, String second) throws SQLException {
    List<String> columns = columns(first);
    if (!new TreeSet<>(columns).equals(new TreeSet<>(columns(second)))) {
      return List.of("columns of %s: %s".formatted(first, columns), "other: " + columns(second));
    }
    List<String> doubles = columns(first, " where column_type = 'DOUBLE'");
    doubles.addAll(columns(second, " where column_type = 'DOUBLE'"));
    List<String> exact = columns.stream().filter(name -> !doubles.contains(name)).sorted().toList();
    List<String> found = new ArrayList<>(missing(first, second, exact));
    found.addAll(missing(second, first, exact));
    return found.isEmpty() && !doubles.isEmpty()
        ? apart(first, second, exact, new TreeSet<>(doubles))
        : found;
  }

  long count(String relation) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + relation)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private List<String> missing(String from, String other, List<String> columns)
      throws SQLException {
    String names = String.join(", ", columns);
    return found(
        "only in " + from,
        "select %s from %s except all select %s from %s".formatted(names, from, names, other));
  }

  private List<String> apart(
      String first, String second, List<String> exact, Collection<String> doubles)
      throws SQLException {
    String shown =
        doubles.stream()
            .map(name -> "one.%s, two.%s as other_%s".formatted(name, name, name))
            .collect(Collectors.joining(", "));
    String same =
        exact.stream()
            .map(name -> "one.%s is not distinct from two.%s".formatted(name, name))
            .collect(Collectors.joining(" and "));
    String close =
        doubles.stream()
            .map(
                name ->
                    "coalesce(abs(one.%1$s - two.%1$s) < %2$s, one.%1$s is null and two.%1$s is null)"
                        .formatted(name, TOLERANCE))
            .collect(Collectors.joining(" and "));
    String keys = exact.stream().map("one."::concat).collect(Collectors.joining(", "));
    return found(
        "doubles of " + first,
        "select %s, %s from %s as one inner join %s as two on %s where not (%s)"
            .formatted(keys, shown, first, second, same, close));
  }

  private List<String> found(String title, String query) throws SQLException {
    String some =
        "select *, count(*) over () from (%s) order by all limit %d".formatted(query, SHOWN);
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(some)) {
      while (rows.next()) {
        found.add(title + row(rows));
      }
    }
    return found;
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
