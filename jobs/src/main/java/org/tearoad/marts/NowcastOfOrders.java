package org.tearoad.marts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.statistics.DevelopmentNowcast;
import org.tearoad.common.statistics.DevelopmentNowcast.Past;
import org.tearoad.common.statistics.ReportingTriangle;
import org.tearoad.marts.delivery.ReportingDelay;

/**
 * Orders, payments and postings of one channel and trade, by the day of the order.
 *
 * <p>Estimates look as far as the delay by which 99.5 % have come of all that ever come, within 60
 * days, of the last year's days that are older than that.
 */
final class NowcastOfOrders {
  /** Ladders are fitted to 90 days, and were on 90 past days. */
  private static final Past PAST = new Past(90, 90);

  private static final int LONGEST_DELAY = 60;
  private static final double NEARLY_ALL = 0.995;
  private static final int FEWEST = 100;

  /** What the longest delay is read from, the past ladders and the days that they lack. */
  private static final int HISTORY = 365;

  /** Logs of what becomes of orders. */
  private static final SortedMap<String, String> PARTS =
      new TreeMap<>(
          Map.of(
              "orders_paid", ReportingDelay.PAYMENTS,
              "parcels_posted", ReportingDelay.SHIPMENTS));

  private record Key(String channel, String scope) {}

  private final Key key;
  private final Map<String, ReportingDelay> delays;
  private final int today;
  private final int firstDay;
  private final SortedMap<String, long[][]> counts = new TreeMap<>();
  private int firstOrder = HISTORY;

  private NowcastOfOrders(Key key, Map<String, ReportingDelay> delays) {
    this.key = key;
    this.delays = delays;
    this.today = delays.get(ReportingDelay.ORDERS).today();
    this.firstDay = today - HISTORY + 1;
    counts.put("orders", new long[HISTORY][1]);
    PARTS.keySet().forEach(part -> counts.put(part, new long[HISTORY][LONGEST_DELAY + 1]));
  }

  /**
   * Rows of {@link OrderDevelopment} of the last year, by channel and trade.
   *
   * @param delays by log
   */
  static List<NowcastOfOrders> read(Dataset<Row> development, Map<String, ReportingDelay> delays) {
    LocalDate today = LocalDate.ofEpochDay(delays.get(ReportingDelay.ORDERS).today());
    SortedMap<Key, NowcastOfOrders> slices =
        new TreeMap<>(Comparator.comparing(Key::channel).thenComparing(Key::scope));
    for (Row row :
        development
            .where(
                "trade <> 'other' and order_date between date '%s' and date '%s'"
                    .formatted(today.minusDays(HISTORY - 1), today))
            .selectExpr(
                "channel", "trade", "measure", "unix_date(order_date)", "delay_days", "event_count")
            .collectAsList()) {
      slices
          .computeIfAbsent(
              new Key(row.getString(0), row.getString(1)), key -> new NowcastOfOrders(key, delays))
          .add(row);
    }
    return new ArrayList<>(slices.values());
  }

  private void add(Row row) {
    int day = row.getInt(3) - firstDay;
    int days = row.getInt(4);
    long[] ofDay = counts.get(row.getString(2))[day];
    // Dated before its report came, but not later than today: what is later is not known yet.
    if (days < ofDay.length && day + days < HISTORY) {
      ofDay[days] += row.getLong(5);
    }
    firstOrder = Math.min(firstOrder, day);
  }

  void addRows(List<Row> rows) {
    var orders =
        new DevelopmentNowcast(
            ReportingTriangle.of(counts.get("orders")), new double[0], new Past(1, 1));
    double[] population = population(orders);
    String unknownOrders = ofOrders().shares().length == 0 ? "reporting_delay_unknown" : null;
    addRows("orders", 0, orders, "reporting_delay", unknownOrders, rows);
    PARTS.forEach(
        (part, log) -> {
          ReportingDelay delay = delays.get(log);
          if (delay == null) {
            addRows(part, 0, null, "chain_ladder", "log_is_late", rows);
            return;
          }
          int settled = delay.settled() - firstDay;
          long[][] counted = counts.get(part);
          int longest = longestDelay(counted);
          String unknown = whyUnknown(counted, settled, longest);
          DevelopmentNowcast nowcast =
              unknown == null
                  ? new DevelopmentNowcast(triangle(counted, settled, longest), population, PAST)
                  : null;
          addRows(part, longest, nowcast, "chain_ladder", unknown, rows);
        });
  }

  private void addRows(
      String measure,
      int withinDays,
      DevelopmentNowcast nowcast,
      String method,
      String unknownBecause,
      List<Row> rows) {
    var name = new Nowcast.Name(measure, key.channel(), key.scope());
    double[] shares =
        nowcast == null
            ? new double[0]
            : delays.get(PARTS.getOrDefault(measure, ReportingDelay.ORDERS)).shares();
    for (NowcastCohort cohort : NowcastCohort.upTo(today)) {
      int first = cohort.first() - firstDay;
      int last = cohort.last() - firstDay;
      if (unknownBecause != null) {
        long seen = 0;
        for (int day = first; day <= last; day++) {
          seen += Arrays.stream(counts.get(measure)[day]).sum();
        }
        rows.add(Nowcast.unknown(name, cohort, seen, unknownBecause));
      } else {
        var estimate = nowcast.of(first, last, HISTORY - 1, shares, Nowcast.LEVEL);
        rows.add(Nowcast.known(name, cohort, withinDays, estimate, method));
      }
    }
  }

  /** Orders of each day, with those that are not reported yet. */
  private double[] population(DevelopmentNowcast orders) {
    double[] shares = ofOrders().shares();
    double[] population = new double[HISTORY];
    for (int day = 0; day < HISTORY; day++) {
      population[day] = orders.of(day, day, HISTORY - 1, shares, Nowcast.LEVEL).expected();
    }
    return population;
  }

  private ReportingDelay ofOrders() {
    return delays.get(ReportingDelay.ORDERS);
  }

  private String whyUnknown(long[][] counted, int settled, int longest) {
    long events = 0;
    for (int day = Math.max(settled - PAST.rows() + 1, 0); day <= settled; day++) {
      events += Arrays.stream(counted[day]).sum();
    }
    if (settled - firstOrder + 1 < PAST.needs(longest)) {
      return "history_too_short";
    }
    return events < FEWEST ? "too_few_events" : null;
  }

  /** By which nearly all have come that ever come, of days that are old enough to tell. */
  private int longestDelay(long[][] counted) {
    long[] upTo = new long[LONGEST_DELAY + 1];
    for (int day = firstOrder; day < HISTORY - LONGEST_DELAY; day++) {
      long sum = 0;
      for (int days = 0; days <= LONGEST_DELAY; days++) {
        sum += counted[day][days];
        upTo[days] += sum;
      }
    }
    int longest = 0;
    while (upTo[longest] < NEARLY_ALL * upTo[LONGEST_DELAY]) {
      longest++;
    }
    return longest;
  }

  private static ReportingTriangle triangle(long[][] counted, int settled, int longest) {
    long[][] within = new long[HISTORY][];
    for (int day = 0; day < HISTORY; day++) {
      within[day] = Arrays.copyOf(counted[day], longest + 1);
    }
    return ReportingTriangle.of(within).asOf(settled);
  }
}
