package org.tearoad.marts.watch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.statistics.Expectation;
import org.tearoad.marts.watch.Alert.Kind;
import org.tearoad.marts.watch.Alert.Severity;

/**
 * Orders of the last whole week (from Monday) that are far from those of the eight ordinary weeks
 * before it, by flow and channel and, of b2c, by marketplace.
 *
 * <p>An alert when the count is outside its limits (which allow for weeks that differ more than
 * chance) and at least {@value #LEAST_CHANGE} of the expectation away; where at least {@value
 * #FEWEST_ORDERS} orders were to be expected. Weeks of a {@link Season} are no measure of others,
 * and are themselves judged only against it: a peak that is low, a lull that is high. A week is not
 * called low while a source of orders has not delivered it: then the source is late.
 */
final class VolumeWatch {
  private static final int WEEKS = 8;
  private static final int FEWEST_WEEKS = 6;

  /** How far back ordinary weeks are looked for. */
  private static final int HORIZON = 16;

  private static final double FEWEST_ORDERS = 50;
  private static final double LEAST_CHANGE = 0.3;
  private static final int DAYS = 7;

  private VolumeWatch() {}

  private record Subject(String type, String name) implements Comparable<Subject> {
    @Override
    public int compareTo(Subject other) {
      return (type + " " + name).compareTo(other.type + " " + other.name);
    }
  }

  static List<Alert> alerts(
      Dataset<Row> volume, Dataset<Row> freshness, Dataset<Row> newYears, LocalDate asOf) {
    LocalDate sunday = asOf.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    Season[] seasons = seasons(sunday, newYears);
    SortedMap<Subject, long[]> before = new TreeMap<>();
    SortedMap<Subject, long[]> weeks = read(volume, sunday);
    weeks.forEach((subject, counts) -> before.put(subject, ordinary(counts, seasons)));
    before.values().removeIf(counts -> !isEnough(counts));
    boolean isDelivered = !DeliveredOrders.upTo(freshness).isBefore(sunday);
    List<Alert> alerts = new ArrayList<>();
    before.forEach(
        (subject, counts) -> {
          Expectation expected = Expectation.ofCount(counts, Alerts.level(before.size()));
          long count = weeks.get(subject)[0];
          double change = Math.abs(count - expected.expected()) / expected.expected();
          boolean isLow = count < expected.limits().low();
          boolean isHigh = count > expected.limits().high();
          boolean isJudged =
              isLow ? seasons[0] != Season.LULL && isDelivered : seasons[0] != Season.PEAK;
          if ((isLow || isHigh) && isJudged && change >= LEAST_CHANGE) {
            alerts.add(alert(subject, count, expected, sunday));
          }
        });
    return alerts;
  }

  private static Alert alert(Subject subject, long count, Expectation expected, LocalDate sunday) {
    return new Alert(
        count < expected.expected() ? Kind.VOLUME_LOW : Kind.VOLUME_HIGH,
        subject.type(),
        subject.name(),
        sunday.minusDays(DAYS - 1),
        count,
        expected.expected(),
        expected.limits().low(),
        expected.limits().high(),
        count,
        Severity.WARN);
  }

  /** Seasons of the weeks, the newest first. */
  private static Season[] seasons(LocalDate sunday, Dataset<Row> newYears) {
    List<LocalDate> dates =
        newYears.select("date").collectAsList().stream().map(row -> row.getLocalDate(0)).toList();
    return IntStream.rangeClosed(0, HORIZON)
        .mapToObj(week -> Season.ofWeek(sunday.minusDays((long) DAYS * week), dates))
        .toArray(Season[]::new);
  }

  /** The newest ordinary weeks since the subject began; its first week may be a part of one. */
  private static long[] ordinary(long[] counts, Season[] seasons) {
    int first = HORIZON;
    while (first > 0 && counts[first] == 0) {
      first--;
    }
    // Who has orders in the oldest week that is looked at began before it.
    int last = first == HORIZON ? HORIZON : first - 1;
    return IntStream.rangeClosed(1, last)
        .filter(week -> seasons[week] == Season.NONE)
        .limit(WEEKS)
        .mapToLong(week -> counts[week])
        .toArray();
  }

  private static boolean isEnough(long[] counts) {
    return counts.length >= FEWEST_WEEKS
        && Arrays.stream(counts).average().orElse(0) >= FEWEST_ORDERS;
  }

  private static SortedMap<Subject, long[]> read(Dataset<Row> volume, LocalDate sunday) {
    LocalDate first = sunday.minusDays((long) DAYS * (HORIZON + 1) - 1);
    SortedMap<Subject, long[]> weeks = new TreeMap<>();
    for (Row row :
        volume
            .where("order_month >= '%s'".formatted(YearMonth.from(first)))
            .where("order_date between date'%s' and date'%s'".formatted(first, sunday))
            .selectExpr(
                "cast(floor(datediff(date'%s', order_date) / %s) as int) as week"
                    .formatted(sunday, DAYS),
                "concat_ws('/', flow, channel) as flow",
                "if(channel = 'b2c', marketplace, null) as marketplace",
                "order_count")
            .groupBy("week", "flow", "marketplace")
            .sum("order_count")
            .collectAsList()) {
      add(weeks, new Subject("flow", row.getString(1)), row);
      if (!row.isNullAt(2)) {
        add(weeks, new Subject("marketplace", row.getString(2)), row);
      }
    }
    return weeks;
  }

  private static void add(SortedMap<Subject, long[]> weeks, Subject subject, Row row) {
    weeks.computeIfAbsent(subject, absent -> new long[HORIZON + 1])[row.getInt(0)] +=
        row.getLong(3);
  }
}
