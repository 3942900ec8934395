package org.tearoad.common.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Columns evaluated with generated code and by interpretation: the values must be equal. */
final class BothModes {
  private static final String TEXT = "text";

  /** Else the optimizer evaluates tiny tables by itself, and no code is ever generated. */
  private static final Map<String, String> GENERATED =
      Map.of(
          "spark.sql.codegen.factoryMode",
          "CODEGEN_ONLY",
          "spark.sql.codegen.wholeStage",
          "true",
          "spark.sql.optimizer.excludedRules",
          "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation");

  private static final Map<String, String> INTERPRETED =
      Map.of(
          "spark.sql.codegen.factoryMode", "NO_CODEGEN", "spark.sql.codegen.wholeStage", "false");

  private BothModes() {}

  static Column text() {
    return functions.col(TEXT);
  }

  /** The values of the columns, a row a text, in the order of the texts; a text may be null. */
  static List<List<Object>> evaluate(SparkSession spark, List<String> texts, Column... columns) {
    Dataset<Row> table = spark.createDataset(texts, Encoders.STRING()).toDF(TEXT).select(columns);
    List<List<Object>> generated = collect(spark, table, GENERATED);
    assertThat(collect(spark, table, INTERPRETED)).isEqualTo(generated);
    return generated;
  }

  private static List<List<Object>> collect(
      SparkSession spark, Dataset<Row> table, Map<String, String> options) {
    options.forEach(spark.conf()::set);
    try {
      // A new plan, since the old one keeps the options it was made with.
      return table.select(functions.col("*")).collectAsList().stream()
          .map(BothModes::values)
          .toList();
    } finally {
      options.keySet().forEach(spark.conf()::unset);
    }
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    return values;
  }
}
