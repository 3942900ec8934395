package org.tearoad.common.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.assertj.core.api.AbstractAssert;

/** Asserts about the rows of a table, in any order; duplicates count. */
public final class TableAssert extends AbstractAssert<TableAssert, Dataset<Row>> {

  private TableAssert(Dataset<Row> actual) {
    super(actual, TableAssert.class);
  }

  public static TableAssert assertThatTable(Dataset<Row> actual) {
    return new TableAssert(actual);
  }

  /**
   * Exactly these rows, compared in the named columns only. Fractions are compared with as many
   * decimals as the text shows in their column; all other values exactly.
   */
  public TableAssert hasRows(String text) {
    isNotNull();
    TableText expected = TableText.parse(text);
    List<DataType> types = expected.typesIn(actual.schema());
    int[] decimals = IntStream.range(0, types.size()).map(i -> decimals(expected, i)).toArray();

    compare(
        normalize(expected, types, decimals), read(actual, expected.columns(), types, decimals));
    return this;
  }

  /** The same columns, and the same rows in all of them; fractions to 9 decimals. */
  public TableAssert hasSameRowsAs(Dataset<Row> other) {
    isNotNull();
    hasColumns(other.columns());
    List<DataType> types = Arrays.stream(other.schema().fields()).map(f -> f.dataType()).toList();
    int[] decimals = types.stream().mapToInt(type -> 9).toArray();
    List<String> columns = List.of(other.columns());

    compare(read(other, columns, types, decimals), read(actual, columns, types, decimals));
    return this;
  }

  /** Exactly these columns, in this order. */
  public TableAssert hasColumns(String... columns) {
    isNotNull();
    if (!Arrays.equals(actual.columns(), columns)) {
      failWithMessage(
          "Expected columns%n  %s%nbut got%n  %s",
          Arrays.toString(columns), Arrays.toString(actual.columns()));
    }
    return this;
  }

  public TableAssert hasNoRows() {
    isNotNull();
    List<DataType> types = Arrays.stream(actual.schema().fields()).map(f -> f.dataType()).toList();
    List<String> columns = List.of(actual.columns());
    int[] decimals = types.stream().mapToInt(type -> 9).toArray();

    compare(new TableText(columns, List.of()), read(actual, columns, types, decimals));
    return this;
  }

  private void compare(TableText expected, TableText found) {
    List<List<String>> missing = without(expected.rows(), found.rows());
    List<List<String>> surplus = without(found.rows(), expected.rows());
    if (!missing.isEmpty() || !surplus.isEmpty()) {
      failWithMessage(
          "Expected rows%n%s%nbut got%n%s%nmissing%n%s%nnot expected%n%s",
          expected,
          found,
          new TableText(expected.columns(), missing),
          new TableText(expected.columns(), surplus));
    }
  }

  private static List<List<String>> without(List<List<String>> rows, List<List<String>> others) {
    List<List<String>> left = new ArrayList<>(rows);
    others.forEach(left::remove);
    return left;
  }

  private static int decimals(TableText text, int column) {
    return text.rows().stream()
        .map(cells -> cells.get(column))
        .mapToInt(cell -> cell.contains(".") ? cell.length() - cell.indexOf('.') - 1 : 0)
        .max()
        .orElse(0);
  }

  /** So that 90 and 90.00 are the same amount, and +03:00 and Z the same instant. */
  private static TableText normalize(TableText text, List<DataType> types, int[] decimals) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> cells : text.rows()) {
      rows.add(
          IntStream.range(0, cells.size())
              .mapToObj(i -> render(Cells.parse(cells.get(i), types.get(i)), types, decimals, i))
              .toList());
    }
    return new TableText(text.columns(), rows);
  }

  private static TableText read(
      Dataset<Row> table, List<String> columns, List<DataType> types, int[] decimals) {
    Column[] selected =
        columns.stream().map(c -> functions.col("`" + c + "`")).toArray(Column[]::new);
    List<List<String>> rows = new ArrayList<>();
    for (Row row : table.select(selected).collectAsList()) {
      rows.add(
          IntStream.range(0, columns.size())
              .mapToObj(i -> render(row.get(i), types, decimals, i))
              .toList());
    }
    return new TableText(columns, rows);
  }

  private static String render(Object value, List<DataType> types, int[] decimals, int column) {
    return Cells.render(value, types.get(column), decimals[column]);
  }
}
