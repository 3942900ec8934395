package org.tearoad.reports.tables;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.disclosure.Suppressed;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.reports.MartRow;
import org.tearoad.reports.Marts;
import org.tearoad.reports.Selection;
import org.tearoad.reports.disclosure.DisclosureControl;

/**
 * All that the reports of a release are made from, each mart read once. What the bulletin speaks of
 * is published in the tables, too.
 *
 * @param drawn what the bulletin speaks of
 * @param published by mart, rows with a value a published column
 */
public record ReportRows(Marts drawn, Map<String, List<Object[]>> published) {
  private static final String IS_DRAWN = "_is_drawn";

  private static final Set<Table> SHOWN_WITHOUT_FIGURES =
      Set.of(VolumeGrowth.TABLE, MarketComparison.TABLE, RegionInterruptions.TABLE);

  /** The marts that reports are made from. */
  public static List<Table> tables() {
    return Stream.concat(Stream.of(Suppressions.TABLE), told()).toList();
  }

  private static Stream<Table> told() {
    return Stream.concat(Marts.tables().stream(), Publications.ALL.stream().map(Publication::mart))
        .distinct();
  }

  /**
   * @param mart hands out the rows of a mart of the release
   */
  public static ReportRows read(Function<Table, Dataset<Row>> mart) {
    Map<String, List<MartRow>> drawn = new HashMap<>();
    Set<String> incomplete = new TreeSet<>();
    Map<String, List<Object[]>> published = new HashMap<>();
    var control = DisclosureControl.of(mart.apply(Suppressions.TABLE), mart.apply(Revisions.TABLE));
    for (Table table : told().toList()) {
      Optional<Selection> selection =
          Marts.selections().stream().filter(one -> one.mart() == table).findFirst();
      Optional<Publication> publication =
          Publications.ALL.stream().filter(one -> one.mart() == table).findFirst();
      List<Row> rows =
          rows(mart.apply(table), table, selection, publication).stream()
              .map(row -> control.controlled(table, row))
              .toList();
      if (selection.isPresent()) {
        List<Row> spokenOf = rows.stream().filter(row -> row.<Boolean>getAs(IS_DRAWN)).toList();
        List<Row> whole =
            spokenOf.stream()
                .filter(row -> publication.filter(one -> !hasFigures(row, one, control)).isEmpty())
                .toList();
        if (whole.size() < spokenOf.size()) {
          incomplete.add(table.name());
        }
        drawn.put(table.name(), drawn(selection.get(), whole));
      }
      publication.ifPresent(one -> published.put(table.name(), published(one, rows)));
    }
    return new ReportRows(new Marts(drawn, incomplete, suppressed(published)), published);
  }

  private static long suppressed(Map<String, List<Object[]>> published) {
    return published.values().stream()
        .flatMap(List::stream)
        .filter(row -> Arrays.stream(row).anyMatch(DisclosureControl::isConfidential))
        .count();
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

  /**
   * Rows without their figures are no part of a chart, but of volumes and of what they are compared
   * with: these show where something is left out. A silence is told by its days. What makes up a
   * main figure that the mart cannot say is left out with it.
   */
  private static boolean hasFigures(Row row, Publication publication, DisclosureControl control) {
    Table mart = publication.mart();
    List<String> figures = publication.figures();
    if (SHOWN_WITHOUT_FIGURES.contains(mart) || figures.isEmpty()) {
      return true;
    }
    return !control.hides(mart, row, figures.get(0))
        && figures.stream()
            .noneMatch(figure -> row.get(row.fieldIndex(figure)) instanceof Suppressed);
  }

  private static List<MartRow> drawn(Selection selection, List<Row> rows) {
    Map<String, MartRow> byKey = new TreeMap<>();
    for (Row row : rows) {
      Map<String, Object> values = new LinkedHashMap<>();
      Stream.concat(selection.mart().key().stream(), selection.columns().stream())
          .forEach(column -> values.put(column, row.get(row.fieldIndex(column))));
      var drawn = new MartRow(selection.mart().name(), selection.mart().key(), values);
      byKey.put(drawn.keyText(), drawn);
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
