package org.tearoad.common.logs;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** Files that one task reads, one after the other. */
record LogBundle(List<LogFile> files) implements InputPartition {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long LARGEST = 64 * MEBIBYTE;

  /** A task opens files to write, and the next step opens these: less is not worth it. */
  private static final long SMALLEST = 4 * MEBIBYTE;

  /** What opening a file costs, in bytes of gzip that could be read instead. */
  private static final long OPEN_COST = 64 * 1024;

  /** Enough bundles for each core that one slow task does not make the others wait for long. */
  private static final int BUNDLES_PER_CORE = 4;

  /** Cuts the list into runs of about equal cost; the order stays. */
  static List<LogBundle> plan(List<LogFile> files, int parallelism) {
    long total = files.stream().mapToLong(LogBundle::cost).sum();
    long target = total / ((long) Math.max(1, parallelism) * BUNDLES_PER_CORE);
    long most = Math.max(SMALLEST, Math.min(LARGEST, target));

    var bundles = new ArrayList<LogBundle>();
    var bundle = new ArrayList<LogFile>();
    long cost = 0;
    for (LogFile file : files) {
      if (!bundle.isEmpty() && cost + cost(file) > most) {
        bundles.add(new LogBundle(List.copyOf(bundle)));
        bundle.clear();
        cost = 0;
      }
      bundle.add(file);
      cost += cost(file);
    }
    if (!bundle.isEmpty()) {
      bundles.add(new LogBundle(List.copyOf(bundle)));
    }
    return bundles;
  }

  private static long cost(LogFile file) {
    return file.size() + OPEN_COST;
  }
}
