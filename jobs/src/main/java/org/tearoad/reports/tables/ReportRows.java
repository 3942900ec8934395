package org.tearoad.reports.tables;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;
import org.tearoad.reports.MartRow;
import org.tearoad.reports.Marts;
import org.tearoad.reports.Selection;

/**
 * All that the reports of a release are made from, each mart read once. What the bulletin speaks of
 * is published in the tables, too.
 *
 * @param drawn what the bulletin speaks of
 * @param published by mart, rows with a value a published column
 */
public record ReportRows(Marts drawn, Map<String, List<Object[]>> published) {
  private static final String IS_DRAWN = "_is_drawn";

  /** The marts that reports are made from. */
  public static List<Table> tables() {
    return Stream.concat(Marts.tables().stream(), Publications.ALL.stream().map(Publication::mart))
        .distinct()
        .toList();
  }

  /**
   * @param mart hands out the rows of a mart of the release
   */
  public static ReportRows read(Function<Table, Dataset<Row>> mart) {
    Map<String, List<MartRow>> drawn = new HashMap<>();
    Map<String, List<Object[]>> published = new HashMap<>();
    for (Table table : tables()) {
      Optional<Selection> selection =
          Marts.selections().stream().filter(one -> one.mart() == table).findFirst();
      Optional<Publication> publication =
          Publications.ALL.stream().filter(one -> one.mart() == table).findFirst();
      List<Row> rows = rows(mart.apply(table), table, selection, publication);
      selection.ifPresent(one -> drawn.put(table.name(), drawn(one, rows)));
      publication.ifPresent(one -> published.put(table.name(), published(one, rows)));
    }
    return new ReportRows(new Marts(drawn), published);
  }

  private static List<Row> rows(
      Dataset<Row> mart,
      Table table,
      Optional<Selection> selection,
      Optional<Publication> publication) {
    Column isDrawn = holds(selection.map(Selection::condition));
    Set<String> names = new LinkedHashSet<>(table.key());
    selection.ifPresent(one -> names.addAll(one.columns()));
    publication.ifPresent(one -> one.fields().forEach(field -> names.add(field.name())));
    List<Column> columns = new ArrayList<>();
    names.forEach(name -> columns.add(col(name)));
    columns.add(isDrawn.as(IS_DRAWN));
    return mart.where(isDrawn.or(holds(publication.map(Publication::condition))))
        .select(columns.toArray(Column[]::new))
        .collectAsList();
  }

  private static Column holds(Optional<String> condition) {
    return condition.map(sql -> coalesce(expr(sql), lit(false))).orElse(lit(false));
  }

  private static List<MartRow> drawn(Selection selection, List<Row> rows) {
    Map<String, MartRow> byKey = new TreeMap<>();
    for (Row row : rows) {
      if (row.getBoolean(row.fieldIndex(IS_DRAWN))) {
        Map<String, Object> values = new LinkedHashMap<>();
        Stream.concat(selection.mart().key().stream(), selection.columns().stream())
            .forEach(column -> values.put(column, row.get(row.fieldIndex(column))));
        var drawn = new MartRow(selection.mart().name(), selection.mart().key(), values);
        byKey.put(drawn.keyText(), drawn);
      }
    }
    return List.copyOf(byKey.values());
  }

  private static List<Object[]> published(Publication publication, List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    int[] places =
        publication.fields().stream().map(Field::name).mapToInt(rows.get(0)::fieldIndex).toArray();
    List<Object[]> published = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Object[] values = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        values[i] = row.get(places[i]);
      }
      published.add(values);
    }
    return published;
  }
}
