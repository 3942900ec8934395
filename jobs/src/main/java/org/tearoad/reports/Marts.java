package org.tearoad.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.tearoad.common.table.Table;

/**
 * The rows of a release's marts that its reports speak of, read once: some thousands in all.
 *
 * @param rows by mart, ordered by key
 */
public record Marts(Map<String, List<MartRow>> rows) {

  /** The marts that reports are made from. */
  public static List<Table> tables() {
    return Selections.ALL.stream().map(Selection::mart).toList();
  }

  /**
   * @param mart hands out the rows of a mart of the release
   */
  public static Marts read(Function<Table, Dataset<Row>> mart) {
    Map<String, List<MartRow>> rows = new HashMap<>();
    for (Selection selection : Selections.ALL) {
      rows.put(selection.mart().name(), read(selection, mart.apply(selection.mart())));
    }
    return new Marts(rows);
  }

  /** The rows of a mart where columns have values: {@code "period_type", "year", …}. */
  List<MartRow> of(Table mart, String... columnsAndValues) {
    return of(mart.name(), columnsAndValues);
  }

  List<MartRow> of(String mart, String... columnsAndValues) {
    return rows.getOrDefault(mart, List.of()).stream()
        .filter(row -> matches(row, columnsAndValues))
        .toList();
  }

  private static boolean matches(MartRow row, String... columnsAndValues) {
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      if (!row.is(columnsAndValues[i], columnsAndValues[i + 1])) {
        return false;
      }
    }
    return true;
  }

  private static List<MartRow> read(Selection selection, Dataset<Row> mart) {
    List<String> names = new ArrayList<>(selection.mart().key());
    names.addAll(selection.columns());
    Column[] columns = names.stream().distinct().map(functions::col).toArray(Column[]::new);
    return mart.where(selection.condition()).select(columns).collectAsList().stream()
        .map(row -> martRow(selection.mart(), row))
        .sorted(Comparator.comparing(MartRow::keyText))
        .toList();
  }

  private static MartRow martRow(Table mart, Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String column : row.schema().fieldNames()) {
      values.put(column, row.get(row.fieldIndex(column)));
    }
    return new MartRow(mart.name(), mart.key(), values);
  }
}
