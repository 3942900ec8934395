package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.marts.watch.Alert.Kind;
import org.tearoad.marts.watch.Alert.Severity;

/**
 * Payments that are declined more often than before: the newest month that is over against the
 * three before, by channel and trade, and of these by method and by provider.
 *
 * <p>An alert when the intervals of both (Wilson's) lie apart and the share is at least a quarter
 * above the former; of at least {@value #FEWEST} attempts on either side. Attempts of one order are
 * not independent: the intervals are those of half as many.
 */
final class DeclineWatch {
  private static final int MONTHS_BEFORE = 3;
  private static final long FEWEST = 200;
  private static final double LEAST_RATIO = 1.25;
  private static final double DESIGN_EFFECT = 2;

  private DeclineWatch() {}

  /** Attempts and declines of a subject. */
  private static final class Counts {
    private long attempts;
    private long declines;
    private long attemptsBefore;
    private long declinesBefore;

    private boolean isEnough() {
      return attempts >= FEWEST && attemptsBefore >= FEWEST;
    }
  }

  static List<Alert> alerts(Dataset<Row> health, LocalDate asOf) {
    YearMonth newest = YearMonth.from(asOf.plusDays(1)).minusMonths(1);
    SortedMap<String, Counts> subjects = read(health, newest);
    subjects.values().removeIf(counts -> !counts.isEnough());
    double level = Alerts.level(subjects.size());
    List<Alert> alerts = new ArrayList<>();
    subjects.forEach(
        (subject, counts) -> {
          Interval before = interval(counts.declinesBefore, counts.attemptsBefore, level);
          Interval now = interval(counts.declines, counts.attempts, level);
          double share = (double) counts.declines / counts.attempts;
          double expected = (double) counts.declinesBefore / counts.attemptsBefore;
          if (now.low() > before.high() && share >= LEAST_RATIO * expected) {
            alerts.add(
                new Alert(
                    Kind.DECLINES_UP,
                    "payments",
                    subject,
                    newest.atDay(1),
                    share,
                    expected,
                    before.low(),
                    before.high(),
                    counts.attempts,
                    Severity.WARN));
          }
        });
    return alerts;
  }

  private static Interval interval(long declines, long attempts, double level) {
    return WilsonInterval.of(declines, attempts, DESIGN_EFFECT, level);
  }

  private static SortedMap<String, Counts> read(Dataset<Row> health, YearMonth newest) {
    SortedMap<String, Counts> subjects = new TreeMap<>();
    for (Row row :
        health
            .where("period_type = 'month' and dimension in ('total', 'method', 'method_provider')")
            .where(
                "period between '%s' and '%s'".formatted(newest.minusMonths(MONTHS_BEFORE), newest))
            .selectExpr(
                "concat_ws('/', channel, trade, payment_method, payment_provider)",
                "period",
                "attempt_count",
                "declined_count")
            .collectAsList()) {
      Counts counts = subjects.computeIfAbsent(row.getString(0), absent -> new Counts());
      if (row.getString(1).equals(newest.toString())) {
        counts.attempts += row.getLong(2);
        counts.declines += row.getLong(3);
      } else {
        counts.attemptsBefore += row.getLong(2);
        counts.declinesBefore += row.getLong(3);
      }
    }
    return subjects;
  }
}
