package org.tearoad.common.testing;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table written as text, as tests do:
 *
 * <pre>
 * order_id | ordered_at           | order_amount
 * o1       | 2015-11-11T10:15:30Z | 100.00
 * o2       | -                    | 5.00
 * </pre>
 *
 * The first line names columns. {@code -} is null, {@code 'text'} is text as it stands ({@code ''}
 * is empty), {@code [a, b]} an array, <code>{k=v}</code> a map, {@code (a, b)} a struct; instants
 * need an offset.
 */
public record TableText(List<String> columns, List<List<String>> rows) {

  public TableText {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    if (new HashSet<>(columns).size() < columns.size()) {
      throw new IllegalArgumentException(
          "Cannot read table: a column is named twice, got " + columns);
    }
  }

  /** The rows of the text, typed by the schema; columns that the text does not name are null. */
  public static Dataset<Row> table(SparkSession spark, StructType schema, String text) {
    TableText table = parse(text);
    table.typesIn(schema);
    List<Row> rows = table.rows.stream().map(cells -> table.row(schema, cells)).toList();
    return spark.createDataFrame(rows, nullable(schema));
  }

  /** The same for columns given one by one. */
  public static Dataset<Row> table(SparkSession spark, List<StructField> fields, String text) {
    return table(spark, new StructType(fields.toArray(StructField[]::new)), text);
  }

  static TableText parse(String text) {
    List<List<String>> lines =
        text.lines().filter(l -> !l.isBlank()).map(TableText::cells).toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("Cannot read table: it has no line of column names");
    }

    List<String> columns = lines.get(0);
    for (List<String> line : lines) {
      if (line.size() != columns.size()) {
        throw new IllegalArgumentException(
            "Cannot read table: %d columns but %d cells, got %s"
                .formatted(columns.size(), line.size(), line));
      }
    }
    return new TableText(columns, lines.subList(1, lines.size()));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  /** The types of the named columns; fails for a name that the schema does not have. */
  List<DataType> typesIn(StructType schema) {
    List<String> known = List.of(schema.fieldNames());
    List<String> unknown = columns.stream().filter(column -> !known.contains(column)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot read table: unknown columns %s, got %s".formatted(unknown, known));
    }
    return columns.stream().map(column -> schema.apply(column).dataType()).toList();
  }

  private Row row(StructType schema, List<String> cells) {
    List<Object> values = new ArrayList<>();
    for (StructField field : schema.fields()) {
      int position = columns.indexOf(field.name());
      values.add(position < 0 ? null : Cells.parse(cells.get(position), field.dataType()));
    }
    return RowFactory.create(values.toArray());
  }

  /** Nulls are written in tests on purpose; whether they are allowed is a check, not a type. */
  private static StructType nullable(StructType schema) {
    return new StructType(
        Arrays.stream(schema.fields())
            .map(f -> new StructField(f.name(), f.dataType(), true, f.metadata()))
            .toArray(StructField[]::new));
  }

  /** The table with columns aligned and rows sorted, one a line. */
  @Override
  public String toString() {
    List<Integer> widths = IntStream.range(0, columns.size()).map(i -> width(i)).boxed().toList();
    return Stream.concat(Stream.of(columns), rows.stream().sorted(TableText::compareRows))
        .map(cells -> line(cells, widths))
        .collect(joining("\n"));
  }

  static int compareRows(List<String> left, List<String> right) {
    return Arrays.compare(left.toArray(String[]::new), right.toArray(String[]::new));
  }

  private int width(int column) {
    return Stream.concat(Stream.of(columns), rows.stream())
        .mapToInt(cells -> cells.get(column).length())
        .max()
        .orElse(0);
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
        .collect(joining(" | "))
        .stripTrailing();
  }
}
