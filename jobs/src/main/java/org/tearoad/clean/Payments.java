package org.tearoad.clean;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Table;

/** Lines of the payment logs: typed and judged. */
public final class Payments {
  public static final Table TABLE = RawPayments.CONTRACT.cleanTable();

  private Payments() {}

  static Dataset<Row> build(Dataset<Row> lines, CleanSettings settings) {
    return new Judge(RawPayments.CONTRACT, settings).judge(lines);
  }
}
