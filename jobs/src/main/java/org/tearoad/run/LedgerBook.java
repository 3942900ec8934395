package org.tearoad.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.clean.LogContract;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.ParquetFooter;
import org.tearoad.common.io.ParquetFooters;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.common.table.Severity;
import org.tearoad.run.SourceSettings.RowsPerLine;

/** Counts what became of the lines of each file, from what cleaning has written. */
final class LedgerBook {
  private static final int SAMPLES = 5;
  private static final double LEVEL = 0.95;

  private LedgerBook() {}

  /**
   * @param clean lines that cleaning wrote, of one or more logs, with source and file
   * @param readByFile lines that the reader saw, by file
   * @param run the run that read the files
   */
  static List<LedgerEntry> entries(
      List<RawFile> files,
      List<Dataset<Row>> clean,
      Map<String, Long> readByFile,
      FileSystem fileSystem,
      String run) {
    Map<String, Counts> counts = new TreeMap<>();
    List<String> selecting =
        files.stream()
            .map(RawFile::source)
            .filter(source -> source.select().isPresent())
            .map(SourceSettings::name)
            .distinct()
            .toList();
    clean.stream()
        .map(lines -> linesByOutcome(lines, selecting))
        .reduce(Dataset::unionAll)
        .ifPresent(outcomes -> outcomes.collectAsList().forEach(row -> add(counts, row)));
    requireDeclaredRows(files, counts);
    return files.stream()
        .map(
            file ->
                entry(
                    file,
                    counts.getOrDefault(key(file), new Counts()),
                    readByFile,
                    fileSystem,
                    run))
        .toList();
  }

  /** What the ledger promises, and what the operator allows. */
  static List<CheckResult> checks(List<LedgerEntry> entries, TeaRoadSettings settings) {
    List<String> unbalanced =
        entries.stream()
            .filter(entry -> !entry.balances())
            .map(
                entry ->
                    "%s: %d read, %d accepted, %d rejected, %d not selected"
                        .formatted(
                            entry.file(),
                            entry.read(),
                            entry.accepted(),
                            entry.rejectedCount(),
                            entry.notSelected()))
            .toList();
    List<String> bad =
        entries.stream()
            .filter(
                entry ->
                    entry.rejected().keySet().stream().anyMatch(LogContract.FILE_REASONS::contains))
            .map(entry -> entry.file() + ": " + entry.rejected().keySet())
            .toList();
    List<CheckResult> results = new ArrayList<>();
    results.add(result("balances", Severity.FAIL, unbalanced));
    results.add(
        result(
            "files_are_whole",
            bad.size() > settings.mostBadFiles() ? Severity.FAIL : Severity.WARN,
            bad));
    Map<String, List<LedgerEntry>> bySource =
        entries.stream()
            .collect(Collectors.groupingBy(LedgerEntry::source, TreeMap::new, Collectors.toList()));
    bySource.forEach((source, of) -> results.add(rejectShare(source, of, settings)));
    return results;
  }

  /** Lines by source, file, reason and defects; a line of which a SELECT made many rows is one. */
  private static Dataset<Row> linesByOutcome(Dataset<Row> rows, List<String> selecting) {
    Dataset<Row> timed =
        rows.withColumn("event", when(col("reject_reason").isNull(), col(instantOf(rows))));
    Dataset<Row> lines =
        selecting.isEmpty()
            ? timed.withColumn("rows", lit(1L))
            : timed
                .groupBy(col("source"), col("file"), col("line"))
                .agg(
                    min(col("reject_reason")).as("reject_reason"),
                    max(col("defects")).as("defects"),
                    count(lit(1)).as("rows"),
                    max(col("event")).as("event"));
    return lines
        .groupBy(col("source"), col("file"), col("reject_reason"), col("defects"))
        .agg(
            count(lit(1)).as("lines"),
            max(col("rows")).as("most_rows"),
            max(col("event")).as("latest_event"));
  }

  /** The instant that a log's lines are about. */
  private static String instantOf(Dataset<Row> rows) {
    return Stream.of("status_at", "payment_at", "event_at")
        .filter(List.of(rows.columns())::contains)
        .findFirst()
        .orElseThrow();
  }

  private static void add(Map<String, Counts> counts, Row row) {
    Counts of =
        counts.computeIfAbsent(
            Manifest.key(row.getString(0), row.getString(1)), key -> new Counts());
    long lines = row.getLong(4);
    of.mostRows = Math.max(of.mostRows, row.getLong(5));
    if (!row.isNullAt(6) && (of.latest == null || row.getInstant(6).isAfter(of.latest))) {
      of.latest = row.getInstant(6);
    }
    if (!row.isNullAt(2)) {
      of.rejected.merge(row.getString(2), lines, Long::sum);
      return;
    }
    of.accepted += lines;
    if (!row.isNullAt(3)) {
      for (String defect : row.getString(3).split(",")) {
        of.defects.merge(defect, lines, Long::sum);
      }
    }
  }

  private static void requireDeclaredRows(List<RawFile> files, Map<String, Counts> counts) {
    for (RawFile file : files) {
      Counts of = counts.get(key(file));
      if (of != null && of.mostRows > 1 && file.source().rowsPerLine() == RowsPerLine.ONE) {
        throw new RunFailure(
            ExitCode.REFUSED,
            "Cannot read source %s: its SELECT makes %d rows of one line of %s; set rows-per-line = many if that is meant"
                .formatted(file.source().name(), of.mostRows, file.path()));
      }
    }
  }

  private static LedgerEntry entry(
      RawFile file, Counts of, Map<String, Long> readByFile, FileSystem fileSystem, String run) {
    long rejected = of.rejected.values().stream().mapToLong(Long::longValue).sum();
    long read =
        file.format() == RawFormat.PARQUET && !of.rejected.containsKey(ParquetLogs.UNREADABLE)
            ? parquetRows(file, fileSystem)
            : readByFile.getOrDefault(
                file.path(), of.rejected.getOrDefault(ParquetLogs.UNREADABLE, 0L));
    boolean mayLeaveOut = file.source().select().isPresent();
    return new LedgerEntry(
        file.source().name(),
        file.source().log(),
        file.path(),
        file.size(),
        file.modified(),
        Inputs.fingerprint(fileSystem, file),
        file.day().orElse(null),
        read,
        of.accepted,
        mayLeaveOut ? read - of.accepted - rejected : 0,
        of.rejected,
        of.defects,
        of.latest,
        run);
  }

  private static long parquetRows(RawFile file, FileSystem fileSystem) {
    try {
      Path path = new Path(file.uri());
      FileStatus status = fileSystem.getFileStatus(path);
      return ParquetFooter.rows(
          ParquetFooters.read(
              new Folder(fileSystem, path.getParent()), List.of(status), List.of()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("Cannot count the rows of " + file.path(), e);
    }
  }

  /** A share of few lines may be chance: it counts as far as it is sure, by its lower limit. */
  private static CheckResult rejectShare(
      String source, List<LedgerEntry> entries, TeaRoadSettings settings) {
    long read = entries.stream().mapToLong(LedgerEntry::read).sum();
    long rejected = entries.stream().mapToLong(LedgerEntry::rejectedCount).sum();
    // More rejected lines than the files have is for the ledger's balance to tell.
    double share = read == 0 ? 0 : WilsonInterval.of(Math.min(rejected, read), read, LEVEL).low();
    boolean isTooMuch = share > settings.rejectFailShare();
    boolean isMuch = share > settings.rejectWarnShare();
    return new CheckResult(
        "rejects",
        source + "_share_is_low",
        isTooMuch ? Severity.FAIL : Severity.WARN,
        isMuch || isTooMuch ? rejected : 0,
        isMuch || isTooMuch
            ? samples("%d of %d lines".formatted(rejected, read), entries)
            : List.of());
  }

  /** The total, then the most frequent reasons, each with the first file that has it. */
  private static List<String> samples(String total, List<LedgerEntry> entries) {
    Map<String, Long> lines = new TreeMap<>();
    entries.forEach(
        entry -> entry.rejected().forEach((reason, n) -> lines.merge(reason, n, Long::sum)));
    Stream<String> reasons =
        lines.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(SAMPLES)
            .map(
                reason ->
                    "%d %s, as in %s"
                        .formatted(
                            reason.getValue(),
                            reason.getKey(),
                            firstWith(reason.getKey(), entries)));
    return Stream.concat(Stream.of(total), reasons).toList();
  }

  private static String firstWith(String reason, List<LedgerEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.rejected().containsKey(reason))
        .map(LedgerEntry::file)
        .findFirst()
        .orElseThrow();
  }

  private static CheckResult result(String name, Severity severity, List<String> wrong) {
    return new CheckResult(
        "ledger", name, severity, wrong.size(), wrong.stream().limit(SAMPLES).toList());
  }

  private static String key(RawFile file) {
    return Manifest.key(file.source().name(), file.path());
  }

  /** Lines of one file. */
  private static final class Counts {
    private long accepted;
    private long mostRows;
    private Instant latest;
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> defects = new TreeMap<>();
  }
}
