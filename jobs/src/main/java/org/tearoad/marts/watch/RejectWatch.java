package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.statistics.Expectation;
import org.tearoad.marts.watch.Alert.Kind;
import org.tearoad.marts.watch.Alert.Severity;

/**
 * Sources of whose lines more are rejected than before: the files of the seven days up to the as-of
 * day against the eight times seven days before, at least six of them with lines.
 *
 * <p>An alert when the share is above the upper limit (which allows for weeks that differ more than
 * chance), at least twice what was expected, and at least {@value #LEAST_RISE} above it; of at
 * least {@value #FEWEST_LINES} lines. Files that name no day are not watched.
 */
final class RejectWatch {
  private static final int DAYS = 7;
  private static final int WINDOWS = 8;
  private static final int FEWEST_WINDOWS = 6;
  private static final long FEWEST_LINES = 500;
  private static final double LEAST_RISE = 0.005;

  private RejectWatch() {}

  /** Lines by window, the newest first. */
  private static final class Counts {
    private final long[] read = new long[WINDOWS + 1];
    private final long[] rejected = new long[WINDOWS + 1];

    private int[] before() {
      return java.util.stream.IntStream.rangeClosed(1, WINDOWS).filter(i -> read[i] > 0).toArray();
    }

    private boolean isEnough() {
      return read[0] >= FEWEST_LINES && before().length >= FEWEST_WINDOWS;
    }

    private static long[] of(long[] counts, int[] windows) {
      return java.util.Arrays.stream(windows).mapToLong(i -> counts[i]).toArray();
    }
  }

  static List<Alert> alerts(Dataset<Row> ledger, LocalDate asOf) {
    SortedMap<String, Counts> sources = read(ledger, asOf);
    sources.values().removeIf(counts -> !counts.isEnough());
    List<Alert> alerts = new ArrayList<>();
    for (Map.Entry<String, Counts> source : sources.entrySet()) {
      Counts counts = source.getValue();
      int[] windows = counts.before();
      Expectation expected =
          Expectation.ofShare(
              Counts.of(counts.rejected, windows),
              Counts.of(counts.read, windows),
              counts.read[0],
              Alerts.level(sources.size()));
      double share = (double) counts.rejected[0] / counts.read[0];
      double least = Math.max(2 * expected.expected(), expected.expected() + LEAST_RISE);
      if (share > expected.limits().high() && share >= least) {
        alerts.add(alert(source.getKey(), counts, share, expected, asOf));
      }
    }
    return alerts;
  }

  private static SortedMap<String, Counts> read(Dataset<Row> ledger, LocalDate asOf) {
    SortedMap<String, Counts> sources = new TreeMap<>();
    for (Row row :
        ledger
            .select("source", "file_date", "read_count", "rejected_count")
            .where("file_date is not null")
            .collectAsList()) {
      long window = Math.floorDiv(ChronoUnit.DAYS.between(row.getLocalDate(1), asOf), DAYS);
      if (window >= 0 && window <= WINDOWS) {
        Counts counts = sources.computeIfAbsent(row.getString(0), absent -> new Counts());
        counts.read[(int) window] += row.getLong(2);
        counts.rejected[(int) window] += row.getLong(3);
      }
    }
    return sources;
  }

  private static Alert alert(
      String source, Counts counts, double share, Expectation expected, LocalDate asOf) {
    return new Alert(
        Kind.REJECTS_UP,
        "source",
        source,
        asOf.minusDays(DAYS - 1),
        share,
        expected.expected(),
        expected.limits().low(),
        expected.limits().high(),
        counts.read[0],
        Severity.WARN);
  }
}
