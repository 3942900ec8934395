package org.tearoad.marts.revisions;

import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * Which earlier releases a figure is compared with. Few are enough, and they are found by their
 * as-of days alone, so a night reads some dozens of small files, however many releases there were.
 */
public final class Comparisons {
  /** Where the name of the release stands in a row. */
  public static final int RELEASE = 2;

  private static final String PREVIOUS = "previous";

  /** How figures stood some time after they were first told. */
  private static final List<Lag> LAGS =
      List.of(
          new Lag("after_7_days", first -> first.plusDays(7)),
          new Lag("after_1_month", first -> first.plusMonths(1)),
          new Lag("after_3_months", first -> first.plusMonths(3)),
          new Lag("after_6_months", first -> first.plusMonths(6)),
          new Lag("after_12_months", first -> first.plusMonths(12)));

  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "comparisons",
          "one row per period_end and compared_with",
          List.of("period_end", "compared_with"),
          must("period_end", DATE, "Last day of a month, and of the periods that end with it."),
          must("compared_with", TEXT, "first, after_7_days, after_1_month and so on, or previous."),
          must("earlier_release", TEXT, "The release that is meant."),
          must("earlier_as_of_date", DATE, "Its as-of day."));

  /** A release that has vintages. */
  public record Release(String name, LocalDate asOf) {}

  private record Lag(String name, UnaryOperator<LocalDate> after) {}

  private Comparisons() {}

  /**
   * @param standing releases in the order of their publication; those of later days are left out
   * @param asOf of the release that is compared with them
   */
  public static List<Row> rows(List<Release> standing, LocalDate asOf) {
    List<Release> earlier =
        standing.stream()
            .filter(release -> !release.asOf().isAfter(asOf))
            .sorted(Comparator.comparing(Release::asOf))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (YearMonth month = YearMonth.from(asOf);
        month.atEndOfMonth().isAfter(Vintages.toldAfter(asOf));
        month = month.minusMonths(1)) {
      LocalDate end = month.atEndOfMonth();
      addRows(
          rows,
          end,
          earlier.stream().filter(release -> !release.asOf().isBefore(end)).toList(),
          asOf);
    }
    return rows;
  }

  /**
   * @param told releases that told figures of the period, by as-of day
   */
  private static void addRows(
      List<Row> rows, LocalDate periodEnd, List<Release> told, LocalDate asOf) {
    if (told.isEmpty()) {
      return;
    }
    Release first = told.get(0);
    rows.add(row(periodEnd, "first", first));
    for (Lag lag : LAGS) {
      LocalDate day = lag.after().apply(first.asOf());
      if (day.isBefore(asOf)) {
        newest(told, day).ifPresent(release -> rows.add(row(periodEnd, lag.name(), release)));
      }
    }
    rows.add(row(periodEnd, PREVIOUS, told.get(told.size() - 1)));
  }

  /** The release that readers had at the end of a day. */
  private static Optional<Release> newest(List<Release> told, LocalDate day) {
    return told.stream()
        .filter(release -> !release.asOf().isAfter(day))
        .reduce((one, later) -> later);
  }

  private static Row row(LocalDate periodEnd, String comparedWith, Release release) {
    return RowFactory.create(periodEnd, comparedWith, release.name(), release.asOf());
  }
}
