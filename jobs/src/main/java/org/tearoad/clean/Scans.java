package org.tearoad.clean;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Table;

/** Lines of the shipment logs, one a scan: typed, judged, event codes in EMSEVT V3. */
public final class Scans {
  public static final Table TABLE = RawShipments.CONTRACT.cleanTable();

  private Scans() {}

  static Dataset<Row> build(Dataset<Row> lines, CleanSettings settings) {
    return new Judge(RawShipments.CONTRACT, settings).judge(lines);
  }
}
