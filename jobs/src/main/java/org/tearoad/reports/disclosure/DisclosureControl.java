package org.tearoad.reports.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.tearoad.common.table.Table;
import org.tearoad.marts.disclosure.Cell;
import org.tearoad.marts.disclosure.Suppressed;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.marts.revisions.Revisions;

/** Takes out of the marts' rows what may not leave as a report. */
public final class DisclosureControl {
  /** Stands for figures that nobody judges, and that are not published therefore. */
  static final Cell UNJUDGED = new Cell("", "", "", "", "", "", "");

  static final Map<Table, List<Telling>> TELLINGS = new HashMap<>(Tellings.OF);

  static {
    TELLINGS.putAll(ParcelTellings.OF);
  }

  private final Map<Cell, Suppressed> suppressions;

  private DisclosureControl(Map<Cell, Suppressed> suppressions) {
    this.suppressions = suppressions;
  }

  /**
   * As rows of {@link Suppressions} say.
   *
   * @param revisions rows of {@link Revisions}: which periods are summed up
   */
  public static DisclosureControl of(Dataset<Row> suppressions, Dataset<Row> revisions) {
    Map<Cell, Suppressed> all = Suppressions.read(suppressions);
    all.put(UNJUDGED, Suppressed.NOT_JUDGED);
    var control = new DisclosureControl(all);
    control.judgeSummaries(revisions);
    return control;
  }

  /** What is made of all revised periods together would tell the one that is left out. */
  private void judgeSummaries(Dataset<Row> revisions) {
    revisions
        .where("revision is not null")
        .select("mart", "scope", "dimension", "slice", "period_type", "period")
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                suppressed(Tellings.revised(row))
                    .ifPresent(
                        found ->
                            Tellings.summedUp(row)
                                .forEach(
                                    cell ->
                                        suppressions.merge(
                                            cell,
                                            found,
                                            BinaryOperator.minBy(Suppressed::compareTo)))));
  }

  /**
   * A row with a {@link Suppressed} in place of each figure that may not be published; what the
   * mart does not say stays null.
   *
   * @param row with the key of the mart and any of its other columns
   */
  public Row controlled(Table mart, Row row) {
    List<String> names = Arrays.asList(row.schema().fieldNames());
    Object[] values = null;
    for (Telling telling : TELLINGS.getOrDefault(mart, List.of())) {
      Optional<Suppressed> suppressed = suppressed(telling.cells().apply(row));
      if (suppressed.isPresent()) {
        for (String column : telling.columns()) {
          int place = names.indexOf(column);
          if (place >= 0 && !row.isNullAt(place)) {
            values = values == null ? values(row) : values;
            values[place] = suppressed.get();
          }
        }
      }
    }
    return values == null ? row : new GenericRowWithSchema(values, row.schema());
  }

  /** Whether a figure of the row may not be published, also where the mart does not say it. */
  public boolean hides(Table mart, Row row, String column) {
    return TELLINGS.getOrDefault(mart, List.of()).stream()
        .filter(telling -> telling.columns().contains(column))
        .anyMatch(telling -> suppressed(telling.cells().apply(row)).isPresent());
  }

  /** Whether something stands in place of a figure that is confidential, or tells one. */
  public static boolean isConfidential(Object value) {
    return value == Suppressed.CONFIDENTIAL || value == Suppressed.COMPLEMENT;
  }

  /** The strongest reason why some cells together cannot be told. */
  private Optional<Suppressed> suppressed(List<Cell> cells) {
    return cells.stream()
        .map(suppressions::get)
        .filter(found -> found != null)
        .min(Suppressed::compareTo);
  }

  private static Object[] values(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return values;
  }
}
