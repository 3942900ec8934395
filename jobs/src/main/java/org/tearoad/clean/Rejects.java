package org.tearoad.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** Lines that are not trusted, with the reason and the place; may hold personal data. */
public final class Rejects {
  public static final Table TABLE =
      Table.of(
          Layer.CLEAN,
          "rejects",
          "one row per rejected line, or per rejected row that a SELECT makes of one",
          List.of("source", "file", "line"),
          must("log", TEXT, "orders, payments or shipments."),
          must("source", TEXT, "Source that the line came from."),
          must(
              "reason",
              TEXT,
              "First reason, in the order of the log's contract, for which it is not trusted."),
          may("detail", TEXT, "More about a line that could not be parsed; else null."),
          must("file", TEXT, "File that the line stands in, below the raw root."),
          must(
              "line",
              COUNT,
              "Physical line where the record starts, header is 1; Parquet: row from 1."),
          may("raw", TEXT, "Text of the line; null when the file has none."));

  private Rejects() {}

  static Dataset<Row> build(Dataset<Row> orders, Dataset<Row> payments, Dataset<Row> scans) {
    return rejected("orders", orders)
        .unionByName(rejected("payments", payments))
        .unionByName(rejected("shipments", scans))
        .repartition(1)
        .sortWithinPartitions("log", "source", "file", "line");
  }

  private static Dataset<Row> rejected(String log, Dataset<Row> lines) {
    return lines
        .where(LogContract.OUTCOME.col().equalTo(LogContract.REJECTED))
        .select(
            lit(log).as("log"),
            col("source"),
            LogContract.REJECT_REASON.col().as("reason"),
            LogContract.REJECT_DETAIL.col().as("detail"),
            col("file"),
            col("line"),
            col("raw"));
  }
}
