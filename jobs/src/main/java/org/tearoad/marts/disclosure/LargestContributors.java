package org.tearoad.marts.disclosure;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.HASHES;
import static org.tearoad.common.table.Types.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.tearoad.common.columns.Largest;
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

  private static final int MOST = 20;

  private static final List<String> MEASURES =
      List.of("payments", "orders", "inquiries", "gmv_rub");

  private static final Column[] SLICE =
      TABLE.key().stream()
          .filter(column -> !column.equals("measure"))
          .map(functions::col)
          .toArray(Column[]::new);

  private LargestContributors() {}

  public static Step step(MartSettings settings) {
    Step contributions =
        Step.sql(
            TABLE,
            "marts/largest_contributors.sql",
            settings.parameters(),
            OrdersAsOf.TABLE,
            PaymentFacts.TABLE,
            Regions.TABLE);
    return new Step(TABLE, contributions.inputs(), in -> largest(contributions.build().apply(in)));
  }

  /**
   * Enough are kept to bound what any two of them contributed to several months together; of equal
   * ones those with the smaller hashes.
   */
  private static Dataset<Row> largest(Dataset<Row> contributions) {
    Column[] listed = MEASURES.stream().map(LargestContributors::listed).toArray(Column[]::new);
    return contributions
        .groupBy(SLICE)
        .agg(listed[0], Arrays.copyOfRange(listed, 1, listed.length))
        .select(
            Stream.concat(
                    Stream.of(SLICE),
                    Stream.of(functions.explode(functions.array(columns(MEASURES))).as("of")))
                .toArray(Column[]::new))
        .where("of.contributor_count > 0")
        .selectExpr(
            "*",
            "of.measure",
            "of.contributor_count",
            "of.amount",
            "transform(of.largest, one -> ~one.above) as largest_hashes",
            "of.largest.amount as largest_amounts");
  }

  private static Column listed(String measure) {
    Column amount = functions.col(measure);
    Column isMade = amount.gt(0);
    return functions
        .struct(
            functions.lit(measure).as("measure"),
            functions.count_if(isMade).as("contributor_count"),
            functions.sum(amount).as("amount"),
            Largest.of(
                    functions.when(
                        isMade,
                        functions.struct(
                            amount.as("amount"),
                            functions.bitwise_not(functions.col("hash")).as("above"))),
                    MOST)
                .as("largest"))
        .as(measure);
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
