package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.util.Comparator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How far the sources of orders have come: of days after it nothing can be missed. */
final class DeliveredOrders {
  private DeliveredOrders() {}

  /**
   * The newest day of the source that is furthest behind, by its files, or by its events where
   * files name no day; the first of all days when a source has neither, the last when there is no
   * source.
   *
   * @param freshness rows of {@link Freshness}
   */
  static LocalDate upTo(Dataset<Row> freshness) {
    return freshness
        .where("log = 'orders'")
        .selectExpr("coalesce(newest_file_date, latest_event_date)")
        .collectAsList()
        .stream()
        .map(row -> row.isNullAt(0) ? LocalDate.MIN : row.getLocalDate(0))
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.MAX);
  }
}
