package org.tearoad.marts;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.MONEY;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.facts.FxDaily;
import org.tearoad.facts.OrderFacts;
import org.tearoad.facts.ParcelFacts;

/**
 * Orders as they stood at the end of the as-of day: what has not happened by then is not known. See
 * {@code marts/orders_as_of.sql}.
 */
public final class OrdersAsOf {
  private static final Field MONTH = must("order_month", TEXT, "Month folder of the order.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "orders_as_of",
              "one row per order",
              List.of("order_id"),
              must("order_id", TEXT, "Order number."),
              MONTH,
              must("order_date", DATE, "Day of the order in the reporting zone."),
              must("flow", TEXT, "import, export, domestic or other."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("channel", TEXT, "b2c or b2b."),
              must("marketplace", TEXT, "Marketplace or B2B platform."),
              must("seller_id", TEXT, "Seller's number at the marketplace."),
              must("seller_country", TEXT, "Country of the seller."),
              must("buyer_key", TEXT, "Keyed hash of the buyer's number."),
              must("order_currency", TEXT, "Currency of order_amount."),
              must(
                  "destination_region",
                  TEXT,
                  "Region that the goods go to; unknown when not known."),
              must("category", TEXT, "Category of the goods; unknown when not said."),
              must("is_inquiry", FLAG, "It was a request for quotation."),
              must(
                  "is_placed",
                  FLAG,
                  "It was ever placed: placed, confirmed, completed or returned, or cancelled without having been an inquiry."),
              must("is_in_gmv", FLAG, "Ever placed and not cancelled before capture."),
              may("inquired_date", DATE, "Day of the first inquiry; null when never."),
              may(
                  "placed_date",
                  DATE,
                  "Day of the first placed, confirmed, completed or returned; null when none by then."),
              must("item_quantity", NUMBER, "Pieces ordered."),
              may("promised_days", NUMBER, "Delivery promise in calendar days; null when none."),
              may("paid_date", DATE, "Day of paid_at in the reporting zone; null when not yet."),
              may("paid_at", INSTANT, "First capture of any payment; null when not yet."),
              must("is_paid_on_delivery", FLAG, "That capture was cash on delivery."),
              must("parcel_count", COUNT, "Parcels with a scan."),
              must("order_amount", MONEY, "What the buyer owes, in order_currency."),
              may(
                  "order_amount_rub",
                  MONEY,
                  "order_amount in roubles at the rate of the first capture, else of order_date; null without a rate."),
              may("order_amount_usd", MONEY, "The same in dollars."),
              may("order_amount_cny", MONEY, "The same in yuan."),
              may(
                  "order_amount_rub_month_rate",
                  MONEY,
                  "order_amount in roubles at the mean rate of its month; null without one."),
              may(
                  "order_amount_rub_year_ago_rate",
                  MONEY,
                  "order_amount in roubles at the mean rate of the month a year before; null without one."),
              may(
                  "refunded_amount_rub",
                  MONEY,
                  "Refunded so far, in roubles; null when nothing was."),
              may("refunded_amount_usd", MONEY, "The same in dollars."),
              may("refunded_amount_cny", MONEY, "The same in yuan."))
          .storedBy(MONTH);

  private OrdersAsOf() {}

  static Step step(MartSettings settings) {
    return Step.sql(
        TABLE,
        "marts/orders_as_of.sql",
        settings.parameters(),
        OrderFacts.TABLE,
        ParcelFacts.TABLE,
        FxDaily.TABLE,
        FxMonthly.TABLE);
  }
}
