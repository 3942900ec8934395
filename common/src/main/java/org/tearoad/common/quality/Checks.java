package org.tearoad.common.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;

/**
 * Holds tables to their contracts: required columns are filled, the key is unique, every check
 * holds. One aggregation over all tables, so one Spark job; rows are fetched only where something
 * is wrong.
 */
public final class Checks {
  private static final int SAMPLES = 3;
  private static final String UNIQUE = "key_is_unique";

  private Checks() {}

  /** A table and the rows that were written for it. */
  public record Written(Table table, Dataset<Row> rows) {}

  /** One rule of one table as SQL. */
  private record Rule(Written of, String name, Severity severity, String violation) {}

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

  private static List<Rule> rules(Written written) {
    List<Rule> rules = new ArrayList<>();
    for (Field field : written.table().fields()) {
      if (field.required()) {
        rules.add(
            new Rule(
                written,
                field.name() + "_is_filled",
                Severity.FAIL,
                "`" + field.name() + "` is null"));
      }
    }
    written
        .table()
        .checks()
        .forEach(
            check ->
                rules.add(new Rule(written, check.name(), check.severity(), check.violation())));
    rules.add(new Rule(written, UNIQUE, Severity.FAIL, "_repeats > 1"));
    return rules;
  }

  /** Table, rule and violations: each key is one row first, so that repeats can be counted. */
  private static Dataset<Row> counts(Written written, List<Rule> all) {
    List<Rule> rules = all.stream().filter(rule -> rule.of() == written).toList();
    String stack =
        rules.stream()
            .map(rule -> "'%s', count_if(%s)".formatted(rule.name(), rule.violation()))
            .collect(
                Collectors.joining(
                    ", ", "stack(" + rules.size() + ", ", ") as (name, violations)"));
    return withRepeats(written)
        .selectExpr(stack)
        .select(
            functions.lit(written.table().name()).as("table"),
            functions.col("name"),
            functions.col("violations"));
  }

  private static Dataset<Row> withRepeats(Written written) {
    Column[] key = written.table().key().stream().map(functions::col).toArray(Column[]::new);
    return written
        .rows()
        .withColumn(
            "_repeats",
            functions
                .count(functions.lit(1))
                .over(org.apache.spark.sql.expressions.Window.partitionBy(key)));
  }

  private static List<String> samples(Rule rule) {
    return withRepeats(rule.of())
        .where(rule.violation())
        .drop("_repeats")
        .limit(SAMPLES)
        .toJSON()
        .collectAsList();
  }
}
