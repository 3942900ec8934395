package org.tearoad.marts;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * What was ordered in each month, by region and by category. See {@code marts/monthly_volume.sql}.
 */
public final class MonthlyVolume {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "monthly_volume",
              "one row per order_month, flow, channel, marketplace and slice, where the slices are the regions and, once more, the categories",
              List.of("order_month", "flow", "channel", "marketplace", "dimension", "slice"),
              must("flow", TEXT, "import, export, domestic or other."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("channel", TEXT, "b2c or b2b."),
              must("marketplace", TEXT, "Marketplace or B2B platform."),
              must("dimension", TEXT, "region or category; each alone adds up to the whole."),
              must("slice", TEXT, "Region or category; unknown when not known."),
              must("order_count", COUNT, "Orders ever placed."),
              must(
                  "gmv_order_count",
                  COUNT,
                  "Orders in GMV: ever placed and not cancelled before capture."),
              must(
                  "converted_order_count",
                  COUNT,
                  "Orders in GMV with a rate to the rouble: what the sums in roubles cover."),
              must(
                  "parcel_count",
                  COUNT,
                  "Parcels of orders ever placed, in the month of their order."),
              must("gmv_rub", MONEY_SUM, "GMV in roubles, of converted orders."),
              must("gmv_usd", MONEY_SUM, "GMV in dollars, of converted orders."),
              must("gmv_cny", MONEY_SUM, "GMV in yuan, of converted orders."),
              may(
                  "gmv_rub_month_rates",
                  MONEY_SUM,
                  "GMV in roubles at the mean rates of the month; null when no order in GMV has a rate."),
              may(
                  "gmv_rub_year_ago_rates",
                  MONEY_SUM,
                  "GMV in roubles at the mean rates of the month a year before; null when no order in GMV has a rate."),
              must(
                  "gmv_rub_without_month_rates",
                  MONEY_SUM,
                  "The part of gmv_rub whose currencies have no mean rate of the month."),
              must(
                  "gmv_rub_without_year_ago_rates",
                  MONEY_SUM,
                  "The part of gmv_rub whose currencies had no mean rate of the month a year before."),
              may(
                  "refunded_rub",
                  MONEY_SUM,
                  "Refunded so far of the orders in GMV, in roubles; null when nothing was."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance("gmv_orders_are_placed", "gmv_order_count <= order_count"),
              compliance(
                  "amounts_are_not_negative", "gmv_rub >= 0 and gmv_usd >= 0 and gmv_cny >= 0"));

  private MonthlyVolume() {}

  static Step step(MartSettings settings) {
    return Step.sql(TABLE, "marts/monthly_volume.sql", settings.parameters(), OrdersAsOf.TABLE);
  }
}
