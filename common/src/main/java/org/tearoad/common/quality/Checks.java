package org.tearoad.common.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.tearoad.common.columns.RepeatedKeys;
import org.tearoad.common.io.ParquetFooter;
import org.tearoad.common.table.Check;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Severity;
import org.tearoad.common.table.Table;

/**
 * Holds tables to their contracts: required columns are filled, which the footers of the files
 * tell; the key is unique and every check holds, which is counted while the rows are written. Rows
 * are read again only where something is wrong.
 */
public final class Checks {
  private static final int SAMPLES = 3;
  private static final String FILLED = "_is_filled";
  private static final String REPEATS = "_repeats";
  private static final Check UNIQUE = new Check("key_is_unique", Severity.FAIL, REPEATS + " > 1");

  private final Table table;
  private final Dataset<Row> rows;
  private final boolean areSorted;
  private final Observation counts = new Observation();

  private Checks(Table table, Dataset<Row> rows, boolean areSorted) {
    this.table = table;
    this.rows = rows;
    this.areSorted = areSorted;
  }

  /** Checks of rows that are about to be written; they are moved and sorted to be counted. */
  public static Checks of(Table table, Dataset<Row> rows) {
    return new Checks(table, rows, false);
  }

  /**
   * Checks of rows that are about to be written, which lie by {@link #order} already, all rows of a
   * key in one partition.
   */
  public static Checks ofSorted(Table table, Dataset<Row> rows) {
    return new Checks(table, rows, true);
  }

  /** The columns by which the rows of a table lie: its folder, then its key. */
  public static Column[] order(Table table) {
    return Stream.concat(table.partition().stream(), table.key().stream())
        .distinct()
        .map(functions::col)
        .toArray(Column[]::new);
  }

  /** The same rows; they are counted when they are written, once. */
  public Dataset<Row> watched() {
    Column[] violations =
        Stream.concat(
                table.checks().stream().map(Checks::violations),
                Stream.of(repeats().as(UNIQUE.name())))
            .toArray(Column[]::new);
    return (areSorted ? rows.withColumn(REPEATS, RepeatedKeys.of(order(table))) : withRepeats(rows))
        .observe(counts, functions.count(functions.lit(1)).as("_rows"), violations)
        .drop(REPEATS);
  }

  private Column repeats() {
    return areSorted
        ? functions.coalesce(functions.sum(functions.col(REPEATS)), functions.lit(0L))
        : violations(UNIQUE);
  }

  private static Column violations(Check rule) {
    return functions.expr("count_if(%s)".formatted(rule.violation())).as(rule.name());
  }

  /**
   * Whether the key is unique and the declared checks hold. The watched rows must have been written
   * before.
   *
   * @param written the same rows as they can be read again
   */
  public List<CheckResult> results(Dataset<Row> written) {
    Map<String, Object> violations = counted();
    return rules().stream()
        .map(rule -> result(rule, (long) violations.get(rule.name()), written))
        .toList();
  }

  /**
   * Whether the required columns are filled. Columns of lists are left out, for footers count their
   * elements.
   */
  public static List<CheckResult> filled(Table table, List<ParquetFooter> footers) {
    return table.fields().stream()
        .filter(field -> field.required() && !(field.type() instanceof ArrayType))
        .map(field -> filled(table, field, footers))
        .toList();
  }

  private static CheckResult filled(Table table, Field field, List<ParquetFooter> footers) {
    long nulls = 0;
    List<String> samples = new ArrayList<>();
    for (ParquetFooter footer : footers) {
      long of = footer.nulls().getOrDefault(field.name(), footer.rows());
      nulls += of;
      if (of > 0 && samples.size() < SAMPLES) {
        samples.add("%d of %d rows of %s".formatted(of, footer.rows(), footer.file()));
      }
    }
    return new CheckResult(table.name(), field.name() + FILLED, Severity.FAIL, nulls, samples);
  }

  /** Whether a row breaks a declared check; the key is left out. */
  public Column anyViolation() {
    return table.checks().stream()
        .map(check -> functions.expr(check.violation()))
        .reduce(functions.lit(false), Column::or);
  }

  /** The results of rows that break no check, and whose keys are unique. */
  public List<CheckResult> passed() {
    return rules().stream().map(rule -> result(rule, 0, rows)).toList();
  }

  private Map<String, Object> counted() {
    try {
      return counts.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot check " + table.name() + ": interrupted", e);
    }
  }

  private List<Check> rules() {
    return Stream.concat(table.checks().stream(), Stream.of(UNIQUE)).toList();
  }

  private CheckResult result(Check rule, long violations, Dataset<Row> written) {
    return new CheckResult(
        table.name(),
        rule.name(),
        rule.severity(),
        violations,
        violations == 0 ? List.of() : samples(rule, written));
  }

  private List<String> samples(Check rule, Dataset<Row> written) {
    return withRepeats(table.conform(written))
        .where(rule.violation())
        .drop(REPEATS)
        .limit(SAMPLES)
        .toJSON()
        .collectAsList();
  }

  private Dataset<Row> withRepeats(Dataset<Row> of) {
    return of.withColumn(
        REPEATS, functions.count(functions.lit(1)).over(Window.partitionBy(order(table))));
  }
}
