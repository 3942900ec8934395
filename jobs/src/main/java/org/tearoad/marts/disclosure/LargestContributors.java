package org.tearoad.marts.disclosure;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.HASHES;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.facts.PaymentFacts;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.OrdersAsOf;
import org.tearoad.marts.Regions;

/**
 * Who made the figures of each month: how many, and how much of it was the largest ones'. See
 * {@code marts/largest_contributors.sql}.
 */
public final class LargestContributors {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "largest_contributors",
              "one row per order_month, activity_month, contributors, channel, trade, dimension, slice and measure",
              List.of(
                  "order_month",
                  "activity_month",
                  "contributors",
                  "channel",
                  "trade",
                  "dimension",
                  "slice",
                  "measure"),
              must("activity_month", TEXT, "Month of the orders, or of the payments."),
              must("contributors", TEXT, "sellers of orders, or buyers of payments."),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must(
                  "dimension",
                  TEXT,
                  "Of orders total, flow, marketplace, region, federal_district or category; of payments total, method, currency, outcome or decline_reason."),
              must("slice", TEXT, "Value of the dimension; of outcome only declined."),
              must(
                  "measure",
                  TEXT,
                  "orders ever placed, inquiries on B2B platforms, gmv_rub in kopecks (of totals and marketplaces), or payments that were authorized, declined or captured."),
              must("contributor_count", COUNT, "Different contributors with more than 0."),
              must("amount", COUNT, "What all contributed."),
              must(
                  "largest_hashes",
                  HASHES,
                  "The 20 largest contributors, the largest first: all when there are fewer."),
              must("largest_amounts", HASHES, "What each of these contributed."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance(
                  "the_largest_are_some_of_them",
                  "size(largest_hashes) = least(contributor_count, 20) and size(largest_amounts) = size(largest_hashes)"),
              compliance(
                  "parts_are_within_the_whole",
                  "aggregate(largest_amounts, 0L, (sum, part) -> sum + part) between 1 and amount"));

  private LargestContributors() {}

  public static Step step(MartSettings settings) {
    return Step.sql(
        TABLE,
        "marts/largest_contributors.sql",
        settings.parameters(),
        OrdersAsOf.TABLE,
        PaymentFacts.TABLE,
        Regions.TABLE);
  }
}
