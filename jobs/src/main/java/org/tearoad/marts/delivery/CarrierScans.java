package org.tearoad.marts.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * How late a carrier reports its scans, and whether it still does; days are counted from
 * 1970-01-01.
 *
 * <p>The usual delay is the 99th percentile of the days from scan to file: of the latest scan of
 * each parcel by its first report, so that repeated lines do not count, in the files of the last
 * three months, counted by the month of the file, for a scan that is not reported yet is in no
 * file. A carrier with fewer than 100 of them has the delay of all carriers together.
 *
 * <p>A carrier is silent when, beyond its usual delay, at least twelve of its parcels' latest scans
 * are missing: with so many to be expected chance brings none once in 160,000 times. Nothing is
 * known of its parcels then, however fresh the files of others are.
 *
 * @param newestFile day of the newest file of shipments, of whatever carrier
 * @param usualDelay days
 * @param latestScan last day with a scan of the carrier
 * @param dailyRate latest scans of parcels a day, in the three months of its own newest reports
 */
public record CarrierScans(
    String carrier, int newestFile, int usualDelay, int latestScan, double dailyRate) {
  private static final double REPORTED = 0.99;
  private static final int FEWEST = 100;
  private static final int MONTHS = 3;
  private static final double FEWEST_MISSING = 12;

  private static final class Counts {
    private final TreeMap<String, Long> byMonth = new TreeMap<>();
    private final TreeMap<Integer, Long> recentDelays = new TreeMap<>();
    private int latestScan = Integer.MIN_VALUE;
  }

  /**
   * Of all carriers, in order of their names; none where files are not named by days.
   *
   * @param delays rows of {@link ScanDelay}
   * @param files rows of the ledger
   */
  public static List<CarrierScans> read(Dataset<Row> delays, Dataset<Row> files, LocalDate asOf) {
    LocalDate newest = newestFile(files, asOf);
    String firstMonth = YearMonth.from(newest).minusMonths(MONTHS - 1).toString();
    TreeMap<String, Counts> carriers = new TreeMap<>();
    TreeMap<Integer, Long> allDelays = new TreeMap<>();
    for (Row row :
        delays
            .select(
                functions.col("carrier"),
                functions.col("reported_month"),
                functions.col("delay_days"),
                functions.col("scan_count"),
                functions.unix_date(functions.col("latest_scan_date")))
            .collectAsList()) {
      Counts counts = carriers.computeIfAbsent(row.getString(0), carrier -> new Counts());
      counts.byMonth.merge(row.getString(1), row.getLong(3), Long::sum);
      counts.latestScan = Math.max(counts.latestScan, row.getInt(4));
      if (row.getString(1).compareTo(firstMonth) >= 0) {
        counts.recentDelays.merge(row.getInt(2), row.getLong(3), Long::sum);
        allDelays.merge(row.getInt(2), row.getLong(3), Long::sum);
      }
    }
    List<CarrierScans> scans = new ArrayList<>();
    carriers.forEach(
        (carrier, counts) ->
            scans.add(
                new CarrierScans(
                    carrier,
                    (int) newest.toEpochDay(),
                    usualDelay(
                        size(counts.recentDelays) < FEWEST ? allDelays : counts.recentDelays),
                    counts.latestScan,
                    dailyRate(counts))));
    return scans;
  }

  /** The last day whose scans are at least 99 % reported. */
  int reliableUpTo() {
    return (isSilent() ? latestScan : newestFile) - usualDelay;
  }

  /** Whether so many scans are missing that it is not chance. */
  public boolean isSilent() {
    return missingScans() >= FEWEST_MISSING;
  }

  /** The last day whose scans would have been reported. */
  public int reportedUpTo() {
    return newestFile - usualDelay;
  }

  /** Latest scans of parcels that would have been expected since the latest one. */
  public double missingScans() {
    return dailyRate * Math.max(reportedUpTo() - latestScan, 0);
  }

  private static LocalDate newestFile(Dataset<Row> files, LocalDate asOf) {
    return files
        .where("log = 'shipments' and file_date is not null")
        .select("file_date")
        .collectAsList()
        .stream()
        .map(row -> row.getLocalDate(0))
        .filter(day -> !day.isAfter(asOf))
        .max(LocalDate::compareTo)
        .orElse(asOf);
  }

  private static double dailyRate(Counts counts) {
    YearMonth first = YearMonth.parse(counts.byMonth.lastKey()).minusMonths(MONTHS - 1);
    long scans =
        counts.byMonth.tailMap(first.toString()).values().stream().mapToLong(Long::longValue).sum();
    return (double) scans / Math.max(counts.latestScan - first.atDay(1).toEpochDay() + 1, 1);
  }

  private static int usualDelay(TreeMap<Integer, Long> counts) {
    double wanted = REPORTED * size(counts);
    long sum = 0;
    for (Map.Entry<Integer, Long> delay : counts.entrySet()) {
      sum += delay.getValue();
      if (sum >= wanted) {
        return delay.getKey();
      }
    }
    return 0;
  }

  private static long size(TreeMap<Integer, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
