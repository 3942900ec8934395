package org.tearoad.marts.sellers;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.OrdersAsOf;

/**
 * What each seller sold in each month, of those who export or sell at home on a marketplace of the
 * partner country; all others are too many and not asked for. See {@code marts/seller_months.sql}.
 */
public final class SellerMonths {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "seller_months",
              "one row per order_month, scope, channel, marketplace, seller_country and seller_id with an order",
              List.of(
                  "order_month", "scope", "channel", "marketplace", "seller_country", "seller_id"),
              must(
                  "scope",
                  TEXT,
                  "export: from home to partner country; home_on_partner_marketplace: at home, on one of reporting.partner-marketplaces."),
              must("channel", TEXT, "b2c or b2b."),
              must("marketplace", TEXT, "Marketplace or B2B platform."),
              must("seller_country", TEXT, "Country of the seller."),
              must(
                  "seller_id",
                  TEXT,
                  "Seller's number at the marketplace: one who sells on two counts twice."),
              must("order_count", COUNT, "Orders ever placed."),
              must(
                  "gmv_order_count",
                  COUNT,
                  "Orders in GMV: ever placed and not cancelled before capture."),
              must("converted_order_count", COUNT, "Orders in GMV with an exchange rate."),
              must("gmv_rub", MONEY_SUM, "GMV in roubles, of converted orders."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance("gmv_orders_are_placed", "gmv_order_count <= order_count"),
              compliance("amounts_are_not_negative", "gmv_rub >= 0"));

  private SellerMonths() {}

  public static Step step(MartSettings settings) {
    return Step.sql(TABLE, "marts/seller_months.sql", settings.parameters(), OrdersAsOf.TABLE);
  }
}
