package org.tearoad.marts.sellers;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.HASHES;
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
 * Inquiries of companies in each month and what became of them. See {@code marts/b2b_months.sql}.
 */
public final class B2bMonths {
  private static final Field MONTH =
      must("order_month", TEXT, "Month of the inquiry, or of the order that had none.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "b2b_months",
              "one row per order_month, flow and marketplace of the channel b2b",
              List.of("order_month", "flow", "marketplace"),
              must("flow", TEXT, "import, export, domestic or other."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("marketplace", TEXT, "B2B platform."),
              must("inquiry_count", COUNT, "Inquiries."),
              must("won_count", COUNT, "Inquiries that were placed as an order by the as-of day."),
              must("won_within_30_count", COUNT, "Of these, not later than 30 days after."),
              must("won_within_60_count", COUNT, "The same within 60 days."),
              must("won_within_90_count", COUNT, "The same within 90 days."),
              must("order_count", COUNT, "Orders ever placed, with or without an inquiry."),
              must(
                  "gmv_order_count",
                  COUNT,
                  "Orders in GMV: ever placed and not cancelled before capture."),
              must("converted_order_count", COUNT, "Orders in GMV with an exchange rate."),
              must("gmv_rub", MONEY_SUM, "GMV in roubles, of converted orders."),
              must(
                  "buyer_hashes",
                  HASHES,
                  "Who inquired or ordered: the 4,096 smallest different hashes, ascending."),
              must("seller_hashes", HASHES, "The same of sellers."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance(
                  "counts_are_parts",
                  "won_within_30_count <= won_within_60_count and won_within_60_count <= won_within_90_count"
                      + " and won_within_90_count <= won_count and won_count <= inquiry_count"
                      + " and won_count <= order_count and gmv_order_count <= order_count"));

  private B2bMonths() {}

  public static Step step(MartSettings settings) {
    return Step.sql(TABLE, "marts/b2b_months.sql", settings.parameters(), OrdersAsOf.TABLE);
  }
}
