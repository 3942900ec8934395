package org.tearoad.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.tearoad.marts.Ledger;

/** The ledger as the tables that marts read. */
final class LedgerTables {
  private LedgerTables() {}

  static Dataset<Row> files(SparkSession spark, List<LedgerEntry> entries) {
    List<Row> rows =
        entries.stream()
            .map(
                entry ->
                    RowFactory.create(
                        entry.source(),
                        entry.log(),
                        entry.file(),
                        entry.read(),
                        entry.accepted(),
                        entry.rejectedCount(),
                        entry.notSelected(),
                        entry.day(),
                        entry.latestEvent()))
            .toList();
    return spark.createDataFrame(rows, Ledger.FILES.schema());
  }

  static Dataset<Row> reasons(SparkSession spark, List<LedgerEntry> entries) {
    List<Row> rows = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      entry
          .rejected()
          .forEach(
              (reason, n) ->
                  rows.add(RowFactory.create(entry.source(), entry.file(), "reject", reason, n)));
      entry
          .defects()
          .forEach(
              (reason, n) ->
                  rows.add(RowFactory.create(entry.source(), entry.file(), "defect", reason, n)));
    }
    return spark.createDataFrame(rows, Ledger.REASONS.schema());
  }
}
