package org.tearoad.common.testing;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.quality.Checks;
import org.tearoad.common.table.Table;

/** What the checks of a table find in rows that go nowhere. */
public final class Checked {
  private Checked() {}

  public static List<CheckResult> rows(Table table, Dataset<Row> rows) {
    var checks = Checks.of(table, rows);
    checks.watched().write().format("noop").mode("overwrite").save();
    return checks.results(rows);
  }
}
