package org.tearoad.marts.growth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.MartSettings;

/** Since when the marketplaces report, and in which months they do not. */
final class Reporting {
  private static final String GAP = "gap";

  private final Map<String, LocalDate> firstDates = new HashMap<>();
  private final Map<YearMonth, Map<String, String>> reasons = new HashMap<>();

  private Reporting() {}

  /** Of rows of {@link ReportingMonths}. */
  static Reporting of(Dataset<Row> months) {
    var reporting = new Reporting();
    for (Row row :
        months
            .select("marketplace", "month", "first_date", "not_reporting_because")
            .collectAsList()) {
      reporting.firstDates.put(row.getString(0), row.getLocalDate(2));
      reporting
          .reasons
          .computeIfAbsent(YearMonth.parse(row.getString(1)), absent -> new HashMap<>())
          .put(row.getString(0), Objects.requireNonNullElse(row.getString(3), ""));
    }
    return reporting;
  }

  /** The first order of some marketplaces; empty when none of them ever had one. */
  Optional<LocalDate> firstOrder(Collection<String> marketplaces) {
    return marketplaces.stream()
        .map(firstDates::get)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /**
   * Why a period of some marketplaces cannot be compared with the year before, as in volume_growth;
   * null when both were seen. A gap is a month in which one of them has a gap and none reports.
   */
  String notSeenBecause(
      PeriodMonths period, Collection<String> marketplaces, MartSettings settings) {
    if (!period.isOver(settings)) {
      return "period_not_over";
    }
    if (period.beginsBefore(firstOrder(marketplaces).orElseThrow())) {
      return "not_seen_a_year_ago";
    }
    boolean hasGap =
        period.months().stream().anyMatch(month -> isGap(month, marketplaces))
            || period.monthsAYearAgo().stream().anyMatch(month -> isGap(month, marketplaces));
    return hasGap ? GAP : null;
  }

  private boolean isGap(YearMonth month, Collection<String> marketplaces) {
    Map<String, String> all = reasons.getOrDefault(month, Map.of());
    List<String> some =
        marketplaces.stream().map(all::get).filter(Objects::nonNull).distinct().toList();
    return some.contains(GAP) && !some.contains("");
  }
}
