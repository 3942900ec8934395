package org.tearoad.common.quality;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.tearoad.common.io.ParquetFooter;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;

/**
 * Holds tables to their contracts: required columns are filled, which the footers of the files
 * tell; the key is unique and every check holds, by one aggregation over all tables. Rows are
 * fetched only where something is wrong.
 */
public final class Checks {
  private static final int SAMPLES = 3;
  private static final String FILLED = "_is_filled";
  private static final String UNIQUE = "key_is_unique";

  private Checks() {}

  /** A table and the rows that were written for it. */
  public record Written(Table table, Dataset<Row> rows) {}

  /** One rule of one table as SQL. */
  private record Rule(Written of, String name, Severity severity, String violation) {

    /** How many of the rows of one key violate it. */
    private String violations() {
      return name.equals(UNIQUE)
          ? "if(count(1) > 1, count(1), 0)"
          : "count_if(%s)".formatted(violation);
    }
  }

  /** Whether keys are unique and the declared checks hold. */
  public static List<CheckResult> evaluate(List<Written> tables) {
    List<Rule> rules = new ArrayList<>();
    tables.forEach(table -> rules.addAll(rules(table)));
    Dataset<Row> counts =
        tables.stream()
            .map(table -> counts(table, rules))
            .reduce(Dataset::unionByName)
            .orElseThrow();
    List<CheckResult> results = new ArrayList<>();
    for (Row row : counts.collectAsList()) {
      Rule rule =
          rules.stream()
              .filter(one -> one.of().table().name().equals(row.getString(0)))
              .filter(one -> one.name().equals(row.getString(1)))
              .findFirst()
              .orElseThrow();
      long violations = row.isNullAt(2) ? 0 : row.getLong(2);
      if (violations > 0 && rule.name().equals(UNIQUE)) {
        violations = repeats(rule.of());
      }
      results.add(
          new CheckResult(
              row.getString(0),
              rule.name(),
              rule.severity(),
              violations,
              violations == 0 ? List.of() : samples(rule)));
    }
    return results;
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

  private static List<Rule> rules(Written written) {
    List<Rule> rules = new ArrayList<>();
    written
        .table()
        .checks()
        .forEach(
            check ->
                rules.add(new Rule(written, check.name(), check.severity(), check.violation())));
    rules.add(new Rule(written, UNIQUE, Severity.FAIL, "_repeats > 1"));
    return rules;
  }

  /**
   * Table, rule and violations. Rows are grouped by a hash of the key, which is several times
   * faster than by the key: where no hash repeats, no key does.
   */
  private static Dataset<Row> counts(Written written, List<Rule> all) {
    List<Rule> rules = all.stream().filter(rule -> rule.of() == written).toList();
    List<Column> byKey = new ArrayList<>();
    List<Column> inAll = new ArrayList<>();
    List<String> stack = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      byKey.add(functions.expr(rule.violations()).as("_" + i));
      inAll.add(functions.sum("_" + i).as("_" + i));
      stack.add("'%s', _%d".formatted(rule.name(), i));
    }
    return written
        .rows()
        .groupBy(functions.xxhash64(key(written)))
        .agg(byKey.get(0), byKey.subList(1, byKey.size()).toArray(Column[]::new))
        .agg(inAll.get(0), inAll.subList(1, inAll.size()).toArray(Column[]::new))
        .selectExpr(
            "stack(%d, %s) as (name, violations)".formatted(rules.size(), String.join(", ", stack)))
        .select(
            functions.lit(written.table().name()).as("table"),
            functions.col("name"),
            functions.col("violations"));
  }

  /** Rows whose key stands in another row too. */
  private static long repeats(Written written) {
    Row count =
        written
            .rows()
            .groupBy(key(written))
            .agg(functions.count(functions.lit(1)).as("rows"))
            .where("rows > 1")
            .agg(functions.coalesce(functions.sum("rows"), functions.lit(0L)))
            .first();
    return count.getLong(0);
  }

  private static Column[] key(Written written) {
    return written.table().key().stream().map(functions::col).toArray(Column[]::new);
  }

  private static List<String> samples(Rule rule) {
    Dataset<Row> rows = rule.of().rows();
    return rows.withColumn(
            "_repeats", functions.count(functions.lit(1)).over(Window.partitionBy(key(rule.of()))))
        .where(rule.violation())
        .drop("_repeats")
        .limit(SAMPLES)
        .toJSON()
        .collectAsList();
  }
}
