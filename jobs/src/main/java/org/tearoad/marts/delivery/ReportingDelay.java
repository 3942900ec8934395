package org.tearoad.marts.delivery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.tearoad.marts.MartSettings;

/**
 * How late things are reported, by all carriers together; days are counted from 1970-01-01.
 *
 * <p>Only of the latest scans of parcels is the first file known, so orders and payments are taken
 * to be reported as late as scans. It says nothing where files do not come daily: the days to a
 * weekly file tell when files come, not how late a scan is.
 *
 * @param today the last day up to which all sources have files but those that are late (an error of
 *     freshness), at most the as-of day; earlier where less than a fifth of what happens on a day
 *     is reported by then, for the rest would be a guess: logs that are exported in the morning
 *     tell of the day before
 * @param shares r(k): the share of what happened k days before today that a log has reported, 1
 *     beyond the last; empty when unknown
 */
public record ReportingDelay(int today, double[] shares) {
  public static final String ORDERS = "orders";
  public static final String PAYMENTS = "payments";
  public static final String SHIPMENTS = "shipments";

  private static final List<String> LOGS = List.of(ORDERS, PAYMENTS, SHIPMENTS);
  private static final int MONTHS = 3;
  private static final int FEWEST = 100;
  private static final int LONGEST = 30;
  private static final double SETTLED = 0.99;
  private static final double LEAST = 0.2;

  /**
   * Of each log, with one today; read from the files of the last three months. A log that has files
   * of later days than the others tells more of a day than they do. Payments are left out when all
   * of their sources are late: nobody else waits for them.
   *
   * @param delays rows of {@link ScanDelay}
   * @param files rows of the ledger
   * @param freshness rows of {@link org.tearoad.marts.watch.Freshness}
   */
  public static Map<String, ReportingDelay> byLog(
      Dataset<Row> delays, Dataset<Row> files, Dataset<Row> freshness, MartSettings settings) {
    int asOf = (int) settings.asOf().toEpochDay();
    Map<String, Map<String, TreeSet<Integer>>> days = fileDays(files, asOf);
    Set<String> late = lateSources(freshness);
    Map<String, Integer> newest = newest(days, late);
    Set<String> dead = new TreeSet<>(newest.keySet());
    dead.removeIf(log -> !log.equals(PAYMENTS) || !late.containsAll(days.get(log).keySet()));
    newest.keySet().removeAll(dead);
    int last = newest.values().stream().mapToInt(Integer::intValue).min().orElse(asOf);
    ReportingDelay slowest = of(last, shares(days, delays, settings));
    return LOGS.stream()
        .filter(log -> !dead.contains(log))
        .collect(
            Collectors.toMap(
                log -> log, log -> slowest.ahead(newest.getOrDefault(log, last) - last)));
  }

  /** The newest day of the source of a log that is furthest behind, of those that are not late. */
  private static Map<String, Integer> newest(
      Map<String, Map<String, TreeSet<Integer>>> days, Set<String> late) {
    Map<String, Integer> newest = new HashMap<>();
    days.forEach(
        (log, sources) -> {
          if (late.containsAll(sources.keySet())) {
            newest.put(log, sources.values().stream().mapToInt(TreeSet::last).max().orElseThrow());
          } else {
            sources.forEach(
                (source, ofSource) -> {
                  if (!late.contains(source)) {
                    newest.merge(log, ofSource.last(), Math::min);
                  }
                });
          }
        });
    return newest;
  }

  private static Set<String> lateSources(Dataset<Row> freshness) {
    return freshness.where("state = 'error'").select("source").collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  private ReportingDelay ahead(int days) {
    if (shares.length == 0) {
      return this;
    }
    return new ReportingDelay(
        today,
        days < shares.length ? Arrays.copyOfRange(shares, days, shares.length) : new double[] {1});
  }

  private static double[] shares(
      Map<String, Map<String, TreeSet<Integer>>> days, Dataset<Row> delays, MartSettings settings) {
    var ofShipments = new TreeSet<Integer>();
    days.getOrDefault(SHIPMENTS, Map.of()).values().forEach(ofShipments::addAll);
    if (!isDaily(ofShipments)) {
      return new double[0];
    }
    List<Row> rows =
        delays
            .where(
                functions
                    .col("reported_month")
                    .geq(settings.asOf().minusMonths(MONTHS - 1).toString().substring(0, 7)))
            .select("delay_days", "scan_count")
            .collectAsList();
    return shares(rows);
  }

  private static ReportingDelay of(int lastFile, double[] shares) {
    if (shares.length == 0) {
      return new ReportingDelay(lastFile, shares);
    }
    int unseen = 0;
    while (unseen < shares.length && shares[unseen] < LEAST) {
      unseen++;
    }
    return unseen == shares.length
        ? new ReportingDelay(lastFile, new double[0])
        : new ReportingDelay(lastFile - unseen, Arrays.copyOfRange(shares, unseen, shares.length));
  }

  /** The last day of which nearly all is reported. */
  public int settled() {
    int lag = 0;
    while (lag < shares.length && shares[lag] < SETTLED) {
      lag++;
    }
    return today - lag;
  }

  /** The share of what happened on a day that is reported by today. */
  public double reported(int day) {
    return today - day < shares.length ? shares[today - day] : 1;
  }

  private static double[] shares(List<Row> rows) {
    TreeMap<Integer, Long> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.getInt(0), row.getLong(1), Long::sum));
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    if (all < FEWEST) {
      return new double[0];
    }
    double[] shares = new double[Math.min(counts.lastKey(), LONGEST) + 1];
    long sum = 0;
    for (int lag = 0; lag < shares.length; lag++) {
      sum += counts.getOrDefault(lag, 0L);
      shares[lag] = (double) sum / all;
    }
    return shares;
  }

  /** By log and source. */
  private static Map<String, Map<String, TreeSet<Integer>>> fileDays(Dataset<Row> files, int asOf) {
    Map<String, Map<String, TreeSet<Integer>>> days = new HashMap<>();
    for (Row row :
        files.where("file_date is not null").select("log", "source", "file_date").collectAsList()) {
      int day = (int) row.getLocalDate(2).toEpochDay();
      if (day <= asOf) {
        days.computeIfAbsent(row.getString(0), absent -> new HashMap<>())
            .computeIfAbsent(row.getString(1), absent -> new TreeSet<>())
            .add(day);
      }
    }
    return days;
  }

  /** At least every second of the last 28 days has a file. */
  private static boolean isDaily(TreeSet<Integer> days) {
    int month = 28;
    return !days.isEmpty() && days.tailSet(days.last() - month, false).size() * 2 >= month;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReportingDelay delay
        && today == delay.today
        && Arrays.equals(shares, delay.shares);
  }

  @Override
  public int hashCode() {
    return 31 * today + Arrays.hashCode(shares);
  }

  @Override
  public String toString() {
    return "today %d, reported %s".formatted(today, Arrays.toString(shares));
  }
}
