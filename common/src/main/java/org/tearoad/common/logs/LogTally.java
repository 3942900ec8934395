package org.tearoad.common.logs;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * Per file, how many rows it gave and which of its columns nobody asked for. Complete after an
 * action that read every row; a file that was not read to its end (a limit) is absent.
 *
 * <p>Idempotent: a file is read by exactly one task and counts replace by file, so neither a
 * retried task nor a stage that runs again counts twice.
 */
public final class LogTally
    extends AccumulatorV2<LogTally.FileTally, Map<String, LogTally.FileTally>> {

  /** What one file gave: rows (rejected ones too) and, sorted, the names nobody asked for. */
  public record FileTally(String file, long records, SortedSet<String> unknownColumns)
      implements Serializable {}

  // The heartbeat of an executor serializes the map while the task adds to it.
  private final ConcurrentHashMap<String, FileTally> files = new ConcurrentHashMap<>();

  /** Rows by path as given in {@link LogFile}; 0 for an empty file. */
  public SortedMap<String, Long> recordsByFile() {
    var records = new TreeMap<String, Long>();
    files.forEach((file, tally) -> records.put(file, tally.records()));
    return records;
  }

  /** Names nobody asked for, by path; files without such names are absent. */
  public SortedMap<String, SortedSet<String>> unknownColumns() {
    var unknown = new TreeMap<String, SortedSet<String>>();
    files.forEach(
        (file, tally) -> {
          if (!tally.unknownColumns().isEmpty()) {
            unknown.put(file, new TreeSet<>(tally.unknownColumns()));
          }
        });
    return unknown;
  }

  @Override
  public boolean isZero() {
    return files.isEmpty();
  }

  @Override
  public AccumulatorV2<FileTally, Map<String, FileTally>> copy() {
    var copy = new LogTally();
    copy.files.putAll(files);
    return copy;
  }

  @Override
  public void reset() {
    files.clear();
  }

  @Override
  public void add(FileTally tally) {
    files.put(tally.file(), tally);
  }

  @Override
  public void merge(AccumulatorV2<FileTally, Map<String, FileTally>> other) {
    files.putAll(other.value());
  }

  @Override
  public Map<String, FileTally> value() {
    return Map.copyOf(files);
  }
}
