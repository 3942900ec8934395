package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.watch.Alert.Kind;
import org.tearoad.marts.watch.Alert.Severity;

/**
 * Deliveries that take longer than a year ago: the newest monthly cohort that is mature against the
 * same month of the year before, of each scope and clock the total and the carriers.
 *
 * <p>An alert when the intervals of both medians lie apart and the median is at least {@value
 * #LEAST_DAYS} days and a tenth later; of at least {@value #FEWEST} parcels in either, and of a
 * cohort not older than {@value #MOST_MONTHS} months. The intervals of delivery_time are of 95 %;
 * they are widened about the median to the level of all subjects together, as those of a normal
 * distribution would be.
 */
final class MedianWatch {
  private static final long FEWEST = 100;
  private static final int LEAST_DAYS = 2;
  private static final double LEAST_RATIO = 1.1;
  private static final int MOST_MONTHS = 6;

  private MedianWatch() {}

  private record Median(int days, int low, int high, long parcels) {
    private double lowest(double widening) {
      return days - (days - low) * widening;
    }

    private double highest(double widening) {
      return days + (high - days) * widening;
    }
  }

  private record Pair(YearMonth cohort, Median newest, Median before) {}

  static List<Alert> alerts(Dataset<Row> times, LocalDate asOf) {
    SortedMap<String, Pair> pairs = new TreeMap<>();
    read(times, YearMonth.from(asOf).minusMonths(MOST_MONTHS))
        .forEach(
            (subject, cohorts) -> {
              YearMonth newest = cohorts.lastKey();
              Median before = cohorts.get(newest.minusYears(1));
              boolean isRecent = !newest.isBefore(YearMonth.from(asOf).minusMonths(MOST_MONTHS));
              if (before != null && isRecent) {
                pairs.put(subject, new Pair(newest, cohorts.get(newest), before));
              }
            });
    double widening = normal(Alerts.level(pairs.size())) / normal(0.95);
    List<Alert> alerts = new ArrayList<>();
    for (Map.Entry<String, Pair> entry : pairs.entrySet()) {
      Median now = entry.getValue().newest();
      Median before = entry.getValue().before();
      boolean isMuch =
          now.days() >= before.days() + LEAST_DAYS && now.days() >= LEAST_RATIO * before.days();
      if (isMuch && now.lowest(widening) > before.highest(widening)) {
        alerts.add(
            new Alert(
                Kind.MEDIAN_UP,
                "delivery",
                entry.getKey(),
                entry.getValue().cohort().atDay(1),
                now.days(),
                (double) before.days(),
                before.lowest(widening),
                before.highest(widening),
                now.parcels(),
                Severity.WARN));
      }
    }
    return alerts;
  }

  private static SortedMap<String, SortedMap<YearMonth, Median>> read(
      Dataset<Row> times, YearMonth oldest) {
    SortedMap<String, SortedMap<YearMonth, Median>> medians = new TreeMap<>();
    for (Row row :
        times
            .where("cohort_type = 'month' and day_type = 'calendar' and not is_provisional")
            .where("dimension in ('total', 'carrier') and scope <> 'cross_border'")
            .where("parcel_count >= " + FEWEST)
            .where("median_low is not null and median_high is not null")
            .where("cohort >= '%s'".formatted(oldest.minusYears(1)))
            .selectExpr(
                "concat_ws('/', scope, clock, dimension, slice)",
                "cohort",
                "median_days",
                "median_low",
                "median_high",
                "parcel_count")
            .collectAsList()) {
      medians
          .computeIfAbsent(row.getString(0), absent -> new TreeMap<>())
          .put(
              YearMonth.parse(row.getString(1)),
              new Median(row.getInt(2), row.getInt(3), row.getInt(4), row.getLong(5)));
    }
    return medians;
  }

  private static double normal(double level) {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + level / 2);
  }
}
