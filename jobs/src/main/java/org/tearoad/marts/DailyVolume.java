package org.tearoad.marts;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** What was ordered on each day. See {@code marts/daily_volume.sql}. */
public final class DailyVolume {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "daily_volume",
              "one row per order_date, flow, channel, marketplace and order_currency",
              List.of("order_date", "flow", "channel", "marketplace", "order_currency"),
              must("flow", TEXT, "import, export, domestic or other."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("channel", TEXT, "b2c or b2b."),
              must("marketplace", TEXT, "Marketplace or B2B platform."),
              must("order_currency", TEXT, "Currency of gmv_amount."),
              must("order_count", COUNT, "Orders ever placed."),
              must(
                  "gmv_order_count",
                  COUNT,
                  "Orders in GMV: ever placed and not cancelled before capture."),
              must(
                  "converted_order_count",
                  COUNT,
                  "Orders in GMV with a rate to the rouble: what the sums in roubles cover."),
              must("inquiry_count", COUNT, "Requests for quotation; never in GMV."),
              must("item_quantity", COUNT, "Pieces in orders ever placed."),
              must(
                  "parcel_count",
                  COUNT,
                  "Parcels of orders ever placed, on the day of their order."),
              must("gmv_amount", MONEY_SUM, "GMV in order_currency."),
              must("gmv_rub", MONEY_SUM, "GMV in roubles, of converted orders."),
              must("gmv_usd", MONEY_SUM, "GMV in dollars, of converted orders."),
              must("gmv_cny", MONEY_SUM, "GMV in yuan, of converted orders."),
              may(
                  "refunded_rub",
                  MONEY_SUM,
                  "Refunded so far of the orders in GMV, in roubles; null when nothing was."),
              may("refunded_usd", MONEY_SUM, "The same in dollars."),
              may("refunded_cny", MONEY_SUM, "The same in yuan."),
              must("order_date", DATE, "Day of the orders in the reporting zone."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance("gmv_orders_are_placed", "gmv_order_count <= order_count"),
              compliance("converted_orders_are_in_gmv", "converted_order_count <= gmv_order_count"),
              compliance(
                  "amounts_are_not_negative",
                  "gmv_amount >= 0 and gmv_rub >= 0 and gmv_usd >= 0 and gmv_cny >= 0"));

  private DailyVolume() {}

  static Step step(MartSettings settings) {
    return Step.sql(TABLE, "marts/daily_volume.sql", settings.parameters(), OrdersAsOf.TABLE);
  }
}
