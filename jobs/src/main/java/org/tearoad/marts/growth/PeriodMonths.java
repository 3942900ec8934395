package org.tearoad.marts.growth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.MartSettings;

/**
 * A period and those of its months that are not after the as-of day.
 *
 * @param start first day
 * @param end last day; may be later than the as-of day
 */
public record PeriodMonths(
    String type, String name, LocalDate start, LocalDate end, List<YearMonth> months) {
  static final int MONTHS_A_YEAR = 12;

  /** Of rows of {@link org.tearoad.marts.Periods}. */
  public static Collection<PeriodMonths> all(Dataset<Row> periods) {
    Map<List<String>, PeriodMonths> all = new LinkedHashMap<>();
    for (Row row :
        periods
            .select("period_type", "period", "period_start", "period_end", "month_start")
            .collectAsList()) {
      all.computeIfAbsent(
              List.of(row.getString(0), row.getString(1)),
              key ->
                  new PeriodMonths(
                      row.getString(0),
                      row.getString(1),
                      row.getLocalDate(2),
                      row.getLocalDate(3),
                      new ArrayList<>()))
          .months()
          .add(YearMonth.from(row.getLocalDate(4)));
    }
    return all.values();
  }

  public List<YearMonth> monthsAYearAgo() {
    return months.stream().map(month -> month.minusMonths(MONTHS_A_YEAR)).toList();
  }

  public boolean isOver(MartSettings settings) {
    return !end.isAfter(settings.asOf());
  }

  boolean isProvisional(MartSettings settings) {
    return end.plusDays(settings.provisionalDays()).isAfter(settings.asOf());
  }

  /**
   * Whether the year before began when nothing was seen yet.
   *
   * @param firstSeen day of the first order of whom the figure is about
   */
  boolean beginsBefore(LocalDate firstSeen) {
    return firstSeen.isAfter(
        start.minusMonths(MONTHS_A_YEAR).plusDays(ReportingMonths.LATEST_START));
  }
}
