package org.tearoad.marts.growth;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Coverage;

/** In which months a marketplace can be compared with the same months of other years. */
public final class ReportingMonths {
  public static final Table TABLE =
      Table.of(
          Layer.MARTS,
          "reporting_months",
          "one row per marketplace and month since its first order",
          List.of("marketplace", "month"),
          must("marketplace", TEXT, "Marketplace or B2B platform."),
          must("month", TEXT, "Month, yyyy-MM; the last is that of the as-of day."),
          must("first_date", DATE, "Day of the marketplace's first order, in whatever market."),
          must("gap_day_count", COUNT, "Days of the month that coverage calls a gap."),
          may(
              "not_reporting_because",
              TEXT,
              "began_later: after the month's seventh day; gap: more than six days; null when it reports."));

  /** A marketplace that begins within this many days of a month reports in that month. */
  static final int LATEST_START = 6;

  /** More days of gaps and it does not. */
  private static final int MOST_GAP_DAYS = 6;

  private ReportingMonths() {}

  public static Step step() {
    return Step.computed(TABLE, in -> rows(in.get(0)), Coverage.TABLE);
  }

  /**
   * The months with a gap, by marketplace.
   *
   * @param months rows of this table
   */
  public static Map<String, Set<YearMonth>> gaps(Dataset<Row> months) {
    Map<String, Set<YearMonth>> gaps = new HashMap<>();
    for (Row row :
        months
            .where("not_reporting_because = 'gap'")
            .select("marketplace", "month")
            .collectAsList()) {
      gaps.computeIfAbsent(row.getString(0), absent -> new HashSet<>())
          .add(YearMonth.parse(row.getString(1)));
    }
    return gaps;
  }

  private static List<Row> rows(Dataset<Row> coverage) {
    SortedMap<String, SortedMap<LocalDate, Boolean>> marketplaces = new TreeMap<>();
    for (Row row :
        coverage.where("kind = 'marketplace'").select("name", "day", "is_gap").collectAsList()) {
      marketplaces
          .computeIfAbsent(row.getString(0), absent -> new TreeMap<>())
          .put(row.getLocalDate(1), row.getBoolean(2));
    }
    List<Row> rows = new ArrayList<>();
    marketplaces.forEach(
        (marketplace, days) -> {
          SortedMap<YearMonth, Long> gapDays = new TreeMap<>();
          days.forEach(
              (day, isGap) -> gapDays.merge(YearMonth.from(day), isGap ? 1L : 0L, Long::sum));
          gapDays.forEach(
              (month, gaps) -> rows.add(row(marketplace, month, days.firstKey(), gaps)));
        });
    return rows;
  }

  private static Row row(String marketplace, YearMonth month, LocalDate first, long gaps) {
    String reason = null;
    if (first.isAfter(month.atDay(1).plusDays(LATEST_START))) {
      reason = "began_later";
    } else if (gaps > MOST_GAP_DAYS) {
      reason = "gap";
    }
    return RowFactory.create(marketplace, month.toString(), first, gaps, reason);
  }
}
