package org.tearoad.marts;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.delivery.ParcelsAsOf;

/**
 * How long after the order its payment and its parcels followed. See {@code
 * marts/order_development.sql}.
 */
public final class OrderDevelopment {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "order_development",
              "one row per order_month, order_date, trade, channel, measure and delay_days",
              List.of("order_month", "order_date", "trade", "channel", "measure", "delay_days"),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("channel", TEXT, "b2c or b2b."),
              must(
                  "measure",
                  TEXT,
                  "orders: ever placed; orders_paid: of these, by the first capture of any payment; parcels_posted: parcels on the operator's clock or excluded from it, by their posting."),
              must(
                  "delay_days",
                  NUMBER,
                  "Days from the order to capture or posting, at least 0; 0 for orders."),
              must("event_count", COUNT, "Orders or parcels."),
              must("order_date", DATE, "Day of the orders in the reporting zone."),
              MONTH)
          .storedBy(MONTH)
          .checked(compliance("delays_are_not_negative", "delay_days >= 0"));

  private OrderDevelopment() {}

  static Step step(MartSettings settings) {
    return Step.sql(
        TABLE,
        "marts/order_development.sql",
        settings.parameters(),
        OrdersAsOf.TABLE,
        ParcelsAsOf.TABLE);
  }
}
