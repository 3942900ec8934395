package org.tearoad.marts.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.tearoad.marts.MartSettings;

/**
 * The last day of each carrier whose scans are at least 99 % reported by its usual delay: the day
 * of the newest file less the 99th percentile of the days from scan to file.
 *
 * <p>Delays are those of the latest scan of each parcel by its first report, so that repeated lines
 * do not count, in the files of the last three months: counted by the month of the file, for a scan
 * that is not reported yet is in no file. A carrier with fewer than 100 of them has the delay of
 * all carriers together. Where files are not named by days nothing is known, and parcels are
 * followed to the as-of day.
 */
final class ReliableUpTo {
  private static final double REPORTED = 0.99;
  private static final int FEWEST = 100;
  private static final int MONTHS = 3;

  private ReliableUpTo() {}

  /**
   * @param delays rows of {@link ScanDelay}
   * @param files rows of the ledger
   */
  static Until until(Dataset<Row> delays, Dataset<Row> files, MartSettings settings) {
    LocalDate asOf = settings.asOf();
    LocalDate newest =
        files
            .where(functions.col("log").equalTo("shipments"))
            .select("file_date")
            .collectAsList()
            .stream()
            .filter(row -> !row.isNullAt(0) && !row.getLocalDate(0).isAfter(asOf))
            .map(row -> row.getLocalDate(0))
            .max(LocalDate::compareTo)
            .orElse(asOf);
    String firstMonth = YearMonth.from(newest).minusMonths(MONTHS - 1).toString();
    List<Row> rows =
        delays
            .where(functions.col("reported_month").geq(firstMonth))
            .select("carrier", "delay_days", "scan_count")
            .collectAsList();
    return new Until(
        (int) asOf.toEpochDay(),
        settings.delivery().lostAfterDays(),
        byCarrier(rows, (int) newest.toEpochDay()));
  }

  /** By carrier, the day, counted from 1970-01-01. */
  static Map<String, Integer> byCarrier(List<Row> delays, int newestFile) {
    Map<String, TreeMap<Integer, Long>> counts = new TreeMap<>();
    TreeMap<Integer, Long> all = new TreeMap<>();
    for (Row row : delays) {
      counts
          .computeIfAbsent(row.getString(0), carrier -> new TreeMap<>())
          .merge(row.getInt(1), row.getLong(2), Long::sum);
      all.merge(row.getInt(1), row.getLong(2), Long::sum);
    }
    Map<String, Integer> days = new HashMap<>();
    counts.forEach(
        (carrier, of) -> days.put(carrier, newestFile - usualDelay(size(of) < FEWEST ? all : of)));
    return days;
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
