package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.watch.Alert.Kind;
import org.tearoad.marts.watch.Alert.Severity;

/**
 * Regions, marketplaces and whole logs that are silent still, as region_interruptions says. Logs
 * are not called silent from a day on that a source of orders has not delivered: then the source is
 * late, and may be so for as long as its settings say.
 */
final class SilenceWatch {
  private SilenceWatch() {}

  static List<Alert> alerts(Dataset<Row> interruptions, Dataset<Row> freshness) {
    LocalDate delivered = DeliveredOrders.upTo(freshness);
    List<Alert> alerts = new ArrayList<>();
    for (Row row :
        interruptions
            .where("is_open and kind in ('interruption', 'feed_gap')")
            .selectExpr(
                "kind = 'interruption'",
                "concat_ws('/', flow, event, coalesce(marketplace, region))",
                "start_earliest",
                "expected_missed",
                // A limit of 0 would be no limit: silence is not below it.
                "nullif(expected_missed_low, 0D)",
                "expected_missed_high")
            .collectAsList()) {
      boolean isRegion = row.getBoolean(0);
      if (!isRegion && row.getLocalDate(2).isAfter(delivered)) {
        continue;
      }
      alerts.add(
          new Alert(
              isRegion ? Kind.REGION_SILENT : Kind.LOGS_SILENT,
              isRegion ? "region" : "logs",
              row.getString(1),
              row.getLocalDate(2),
              0,
              number(row, 3),
              number(row, 4),
              row.isNullAt(4) ? null : number(row, 5),
              0,
              Severity.ERROR));
    }
    return alerts;
  }

  private static Double number(Row row, int column) {
    return row.isNullAt(column) ? null : (Double) row.getDouble(column);
  }
}
