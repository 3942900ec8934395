package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.interruptions.RegionDays;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * With enough orders the feed gap that was planted is seen too, and is no interruption of anything.
 * The orders are those of the truth: what the logs tell of them is proven elsewhere.
 */
@Tag("long")
@ExtendWith(SparkExtension.class)
class InterruptionTruthTest {
  private static final long ORDERS = Long.getLong("laws.orders", 100_000);

  @TempDir private static Path folder;

  private static Dataset<Row> found;

  @BeforeAll
  static void judge(SparkSession spark) {
    Generator.generate(
        new GeneratorSettings(
            folder,
            ORDERS,
            GeneratorSettings.DEFAULT_SEED,
            GeneratorSettings.DEFAULT_FROM,
            GeneratorSettings.DEFAULT_TO,
            61,
            DirtRates.usual()));
    Dataset<Row> truth =
        spark.read().option("header", true).csv(folder.resolve("truth/orders.csv.gz").toString());
    Dataset<Row> orders =
        truth.selectExpr(
            "substring(order_date, 1, 7) as order_month",
            "to_date(order_date) as order_date",
            "flow",
            "trade",
            "channel",
            "marketplace",
            "coalesce(destination_region, 'unknown') as destination_region",
            "ever_placed = 'true' as is_placed");
    Mart mart = new Mart(spark, "2015-12-31").with(OrdersAsOf.TABLE, orders);
    mart.build(RegionDays.TABLE);
    mart.with(
        DailyVolume.TABLE,
        orders
            .where("is_placed")
            .groupBy("order_date", "marketplace")
            .agg(functions.count("*").as("order_count")));
    mart.build(Coverage.TABLE);
    found = mart.build(RegionInterruptions.TABLE).where("kind <> 'cannot_be_seen'").cache();
  }

  @Test
  void theRegionIsAnInterruptionAndTheMarketplaceAFeedGap() {
    assertThatTable(found)
        .hasRows(
            """
            flow   | event | region | marketplace | kind         | is_open
            import | order | UA-43  | -           | interruption | false
            all    | order | all    | jd          | feed_gap     | false
            """);
  }

  @Test
  void bothIntervalsHoldThePlantedDays() {
    Dataset<Row> planted =
        found
            .sparkSession()
            .read()
            .option("header", true)
            .csv(folder.resolve("truth/events.csv").toString())
            .withColumnRenamed("kind", "planted_kind");

    assertThat(
            found
                .join(planted, planted.col("to").isNotNull())
                .where("name in (region, marketplace)")
                .where("to_date(`from`) between start_earliest and start_latest")
                .where("to_date(`to`) between end_earliest and end_latest")
                .count())
        .isEqualTo(2);
  }
}
