package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.testing.Checked;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.growth.ReportingMonths;

@ExtendWith(SparkExtension.class)
class VolumeTest {
  private static final String ORDERS =
      """
      order_id  | order_month | order_date | flow   | trade        | channel | marketplace | order_currency | destination_region | category | is_inquiry | is_placed | is_in_gmv | item_quantity | parcel_count | order_amount | order_amount_rub | order_amount_usd | order_amount_cny | order_amount_rub_month_rate | order_amount_rub_year_ago_rate | refunded_amount_rub
      o1        | 2015-11     | 2015-11-11 | import | cross_border | b2c     | a           | USD            | RU-MOW             | tea      | false      | true      | true      | 2             | 1            | 10           | 600              | 10               | 64               | 610                         | 400                            | 60
      o2        | 2015-11     | 2015-11-11 | import | cross_border | b2c     | a           | USD            | RU-SPE             | tea      | false      | true      | true      | 1             | 2            | 5            | 300              | 5                | 32               | 305                         | 200                            | -
      cancelled | 2015-11     | 2015-11-11 | import | cross_border | b2c     | a           | USD            | RU-MOW             | toys     | false      | true      | false     | 4             | 1            | 99           | 999              | 99               | 99               | 999                         | 999                            | 9
      inquiry   | 2015-11     | 2015-11-11 | import | cross_border | b2c     | a           | USD            | RU-MOW             | tea      | true       | false     | false     | 8             | 1            | 99           | 999              | 99               | 99               | 999                         | 999                            | -
      unknown   | 2015-11     | 2015-11-12 | import | cross_border | b2c     | a           | KZT            | RU-MOW             | tea      | false      | true      | true      | 1             | 0            | 700          | -                | -                | -                | -                           | -                              | -
      """;

  @Test
  void aDayCountsPlacedOrdersAndSumsWhatIsInGmv(SparkSession spark) {
    Mart mart = new Mart(spark, "2015-11-30").with(OrdersAsOf.TABLE, ORDERS);

    assertThatTable(mart.build(DailyVolume.TABLE))
        .hasRows(
            """
            order_date | order_currency | order_count | gmv_order_count | converted_order_count | inquiry_count | item_quantity | parcel_count | gmv_amount | gmv_rub | gmv_usd | gmv_cny | refunded_rub
            2015-11-11 | USD            | 3           | 2               | 2                     | 1             | 7             | 4            | 15         | 900     | 15      | 96      | 60
            2015-11-12 | KZT            | 1           | 1               | 0                     | 0             | 1             | 0            | 700        | 0       | 0       | 0       | -
            """);
  }

  @Test
  void aMonthIsCountedByRegionAndOnceMoreByCategory(SparkSession spark) {
    Mart mart = new Mart(spark, "2015-11-30").with(OrdersAsOf.TABLE, ORDERS);

    assertThatTable(mart.build(MonthlyVolume.TABLE))
        .hasRows(
            """
            dimension | slice  | order_count | gmv_order_count | converted_order_count | parcel_count | gmv_rub | gmv_rub_month_rates | gmv_rub_year_ago_rates
            region    | RU-MOW | 3           | 2               | 1                     | 2            | 600     | 610                 | 400
            region    | RU-SPE | 1           | 1               | 1                     | 2            | 300     | 305                 | 200
            category  | tea    | 3           | 3               | 2                     | 3            | 900     | 915                 | 600
            category  | toys   | 1           | 0               | 0                     | 1            | 0       | 0                   | 0
            """);
  }

  @Test
  void ordersWithoutAnExchangeRateNeverBreakAContract(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-30")
            .with(
                OrdersAsOf.TABLE,
                """
                order_id | order_month | order_date | flow   | trade        | channel | marketplace | order_currency | destination_region | category | is_inquiry | is_placed | is_in_gmv | item_quantity | parcel_count | order_amount
                o1       | 2015-11     | 2015-11-01 | import | cross_border | b2c     | a           | KZT            | RU-MOW             | tea      | false      | true      | true      | 1             | 0            | 700
                """);
    Dataset<Row> daily = mart.build(DailyVolume.TABLE);
    Dataset<Row> monthly = mart.build(MonthlyVolume.TABLE);
    mart.build(Coverage.TABLE);
    mart.build(ReportingMonths.TABLE);
    Dataset<Row> growth = mart.build(VolumeGrowth.TABLE);
    Dataset<Row> ranking = mart.build(MarketplaceRanking.TABLE);

    assertThat(growth.collectAsList()).isNotEmpty();
    assertThat(
            Stream.of(
                    Checked.rows(DailyVolume.TABLE, daily),
                    Checked.rows(MonthlyVolume.TABLE, monthly),
                    Checked.rows(VolumeGrowth.TABLE, growth),
                    Checked.rows(MarketplaceRanking.TABLE, ranking))
                .flatMap(List::stream))
        .allMatch(CheckResult::passed);
  }
}
