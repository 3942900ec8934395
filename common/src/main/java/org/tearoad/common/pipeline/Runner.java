package org.tearoad.common.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.ParquetFooter;
import org.tearoad.common.io.ParquetFooters;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.quality.Checks;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.common.table.Types;

/**
 * Runs steps: labels their Spark jobs by table, writes what they build as Parquet, and counts what
 * was written from the footers. The only place that writes tables. Steps may run at the same time.
 */
public final class Runner {
  /** Tables that are stored by a column have a folder a month. */
  public static final String MONTH_FOLDER = "month";

  /** Enough to write a large mart by several cores, few enough to open them all. */
  private static final int MOST_FILES = 4;

  private static final String OPEN_FOLDERS = "spark.sql.maxConcurrentOutputFileWriters";

  private final SparkSession spark;
  private final Progress progress;
  private final List<StepReport> reports = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Dataset<Row>> atHand = new ConcurrentHashMap<>();
  private int writesByOutcome;

  /**
   * What a step wrote.
   *
   * @param footers of the files, with the ranges of the table's instants and dates
   * @param checks of required columns; of facts and marts also whether the key is unique and the
   *     declared checks hold
   */
  public record Written(StepReport report, List<ParquetFooter> footers, List<CheckResult> checks) {}

  /** Told when steps begin and end. */
  public interface Progress {
    void begin(String table);

    void end(StepReport report);
  }

  public Runner(SparkSession spark, Progress progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * Writes the step's table into a new folder as it comes, in any number of files: for tables that
   * this run alone reads.
   */
  public Written stage(Step step, Function<Table, Dataset<Row>> read, Folder folder) {
    return run(step, folder, path -> write(step.run(read).write(), path));
  }

  /**
   * Writes the step's table into a new folder; a table that is stored by a column gets a folder a
   * value below it, named like {@code month=2015-11}.
   *
   * @param read hands out the inputs
   */
  public Written write(Step step, Function<Table, Dataset<Row>> read, Folder folder) {
    return run(step, folder, path -> write(step.output(), step.run(read), path));
  }

  /** The rows of a small table that was written, without a reading; empty for all others. */
  public Optional<Dataset<Row>> atHand(Table table) {
    return Optional.ofNullable(atHand.get(table.name()));
  }

  /** Stops the Spark jobs of the steps that run. */
  public void cancel() {
    running.forEach(spark.sparkContext()::cancelJobGroup);
  }

  /** By table name, for steps end in any order. */
  public List<StepReport> reports() {
    return reports.stream().sorted(Comparator.comparing(StepReport::table)).toList();
  }

  private Written run(Step step, Folder folder, Function<String, List<CheckResult>> write) {
    Table table = step.output();
    long start = System.nanoTime();
    progress.begin(table.name());
    running.add(table.name());
    spark.sparkContext().setJobGroup(table.name(), "write " + table.name(), false);
    List<CheckResult> checks;
    try {
      checks = write.apply(folder.path().toString());
    } finally {
      spark.sparkContext().clearJobGroup();
      running.remove(table.name());
    }
    List<ParquetFooter> footers = ParquetFooters.read(folder, datesAndInstants(table));
    var report =
        new StepReport(
            table.name(),
            ParquetFooter.rows(footers),
            ParquetFooter.bytes(footers),
            footers.size(),
            (System.nanoTime() - start) / 1e9);
    reports.add(report);
    progress.end(report);
    return new Written(
        report,
        footers,
        Stream.concat(Checks.filled(table, footers).stream(), checks.stream()).toList());
  }

  private static List<String> datesAndInstants(Table table) {
    return table.fields().stream()
        .filter(field -> field.type().equals(Types.DATE) || field.type().equals(Types.INSTANT))
        .map(Field::name)
        .toList();
  }

  private List<CheckResult> write(Table table, Dataset<Row> rows, String path) {
    if (table.layer() == Layer.CLEAN) {
      return table.partition().isPresent()
          ? writeByOutcome(table, rows, path)
          : write(rows.coalesce(MOST_FILES).write(), path);
    }
    boolean hasMonths = table.partition().isPresent();
    Optional<LocalRows> local = hasMonths ? Optional.empty() : LocalRows.of(table, rows);
    if (local.isPresent()) {
      local.get().write(path);
      local.get().toReadAgain().ifPresent(same -> atHand.put(table.name(), same));
      return local.get().checked();
    }
    var checks = hasMonths ? Checks.ofSorted(table, byMonth(table, rows)) : Checks.of(table, rows);
    if (hasMonths) {
      writeByMonth(table, checks.watched(), path);
    } else {
      write(checks.watched().coalesce(MOST_FILES).write(), path);
    }
    // The schema, for a mart by month may have no month and so no file that tells one.
    return checks.results(spark.read().schema(table.schema()).parquet(path));
  }

  private List<CheckResult> writeByOutcome(Table table, Dataset<Row> rows, String path) {
    keepFoldersOpen(1);
    try {
      return write(rows.write().partitionBy(table.partition().get()), path);
    } finally {
      keepFoldersOpen(-1);
    }
  }

  /** Where a row lies follows from the rows alone; rows of one key lie together. */
  private static Dataset<Row> byMonth(Table table, Dataset<Row> rows) {
    Column[] order = Checks.order(table);
    return rows.repartition(order[0]).sortWithinPartitions(order);
  }

  private static List<CheckResult> writeByMonth(Table table, Dataset<Row> rows, String path) {
    Column month = functions.col(table.partition().get());
    return write(rows.withColumn(MONTH_FOLDER, month).write().partitionBy(MONTH_FOLDER), path);
  }

  private static List<CheckResult> write(DataFrameWriter<Row> writer, String path) {
    writer.parquet(path);
    return List.of();
  }

  /**
   * Two folders stay open at once, so that the lines need not be sorted by outcome. Spark knows
   * this as an option of the session alone, so it holds until the last of these writes is done.
   */
  private synchronized void keepFoldersOpen(int more) {
    writesByOutcome += more;
    if (writesByOutcome > 0) {
      spark.conf().set(OPEN_FOLDERS, 2);
    } else {
      spark.conf().unset(OPEN_FOLDERS);
    }
  }
}
