package org.tearoad.marts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.facts.FxDaily;
import org.tearoad.facts.OrderFacts;
import org.tearoad.facts.ParcelFacts;

@ExtendWith(SparkExtension.class)
class OrdersAsOfTest {

  /** The as-of day 2015-11-20 ends at 21:00 UTC. */
  @Test
  void whatHappenedAfterTheAsOfDayHasNotHappened(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-20")
            .with(
                OrderFacts.TABLE,
                """
                order_id           | order_date | placed_at                   | inquired_at          | confirmed_at         | cancelled_at                | captured_at
                placed             | 2015-11-20 | 2015-11-20T20:59:59.999999Z | -                    | -                    | -                           | -
                placed later       | 2015-11-20 | 2015-11-20T21:00:00Z        | -                    | -                    | -                           | -
                tomorrow           | 2015-11-21 | 2015-11-20T08:00:00Z        | -                    | -                    | -                           | -
                cancelled          | 2015-11-01 | 2015-11-01T08:00:00Z        | -                    | -                    | 2015-11-02T08:00:00Z        | -
                cancelled later    | 2015-11-01 | 2015-11-01T08:00:00Z        | -                    | -                    | 2015-11-20T21:00:00Z        | -
                captured before    | 2015-11-01 | 2015-11-01T08:00:00Z        | -                    | -                    | 2015-11-03T08:00:00Z        | 2015-11-02T08:00:00Z
                captured at once   | 2015-11-01 | 2015-11-01T08:00:00Z        | -                    | -                    | 2015-11-02T08:00:00Z        | 2015-11-02T08:00:00Z
                captured after     | 2015-11-01 | 2015-11-01T08:00:00Z        | -                    | -                    | 2015-11-02T08:00:00Z        | 2015-11-02T08:00:00.000001Z
                captured too late  | 2015-11-01 | 2015-11-01T08:00:00Z        | -                    | -                    | 2015-11-22T08:00:00Z        | 2015-11-21T08:00:00Z
                only cancelled     | 2015-11-01 | -                           | -                    | -                    | 2015-11-02T08:00:00Z        | -
                inquiry            | 2015-11-01 | -                           | 2015-11-01T08:00:00Z | -                    | -                           | -
                inquiry withdrawn  | 2015-11-01 | -                           | 2015-11-01T08:00:00Z | -                    | 2015-11-02T08:00:00Z        | -
                inquiry converted  | 2015-11-01 | -                           | 2015-11-01T08:00:00Z | 2015-11-09T08:00:00Z | -                           | -
                converted later    | 2015-11-01 | -                           | 2015-11-01T08:00:00Z | 2015-11-20T21:00:00Z | -                           | -
                """);

    assertThatTable(mart.build(OrdersAsOf.TABLE))
        .hasRows(
            """
            order_id          | is_inquiry | is_placed | is_in_gmv
            placed            | false      | true      | true
            placed later      | false      | false     | false
            cancelled         | false      | true      | false
            cancelled later   | false      | true      | true
            captured before   | false      | true      | true
            captured at once  | false      | true      | true
            captured after    | false      | true      | false
            captured too late | false      | true      | true
            only cancelled    | false      | true      | false
            inquiry           | true       | false     | false
            inquiry withdrawn | true       | false     | false
            inquiry converted | true       | true      | true
            converted later   | true       | false     | false
            """);
  }

  @Test
  void parcelsCountFromTheirFirstScanAndUnknownPlacesHaveAName(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-20")
            .with(
                OrderFacts.TABLE,
                """
                order_id | order_date | destination_region | category
                o1       | 2015-11-01 | RU-MOW             | tea
                o2       | 2015-11-01 | -                  | -
                """)
            .with(
                ParcelFacts.TABLE,
                """
                tracking_number | order_id | first_scan_at
                T1              | o1       | 2015-11-02T08:00:00Z
                T2              | o1       | 2015-11-20T20:59:59Z
                T3              | o1       | 2015-11-20T21:00:00Z
                T4              | -        | 2015-11-02T08:00:00Z
                """);

    assertThatTable(mart.build(OrdersAsOf.TABLE))
        .hasRows(
            """
            order_id | parcel_count | destination_region | category
            o1       | 2            | RU-MOW             | tea
            o2       | 0            | unknown            | unknown
            """);
  }

  @Test
  void anOrderCapturedLaterHasTheRateOfItsOwnDay(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-20")
            .with(
                OrderFacts.TABLE,
                """
                order_id  | order_month | order_date | captured_at          | order_amount | order_currency | order_amount_rub
                captured  | 2015-11     | 2015-11-13 | 2015-11-14T08:00:00Z | 10.01        | USD            | 650.65
                later     | 2015-11     | 2015-11-13 | 2015-11-21T08:00:00Z | 10.01        | USD            | 650.65
                no longer | 2015-11     | 2015-11-18 | 2015-11-21T08:00:00Z | 10.01        | USD            | 650.65
                """)
            .with(
                FxDaily.TABLE,
                """
                currency | fx_date    | rub_rate
                USD      | 2015-11-13 | 60.05
                USD      | 2015-11-14 | 65
                """)
            .with(
                FxMonthly.TABLE,
                "currency | month | rub_rate | rub_rate_year_ago\nUSD | 2015-11 | 64 | 40");

    assertThatTable(mart.build(OrdersAsOf.TABLE))
        .hasRows(
            """
            order_id  | order_amount_rub | order_amount_rub_month_rate | order_amount_rub_year_ago_rate
            captured  | 650.65           | 640.64                      | 400.40
            later     | 601.10           | 640.64                      | 400.40
            no longer | 650.65           | 640.64                      | 400.40
            """);
  }

  @Test
  void moneyGivenBackLaterIsNotGivenBackYet(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-20")
            .with(
                OrderFacts.TABLE,
                """
                order_id | order_month | order_date | captured_at          | refunded_at          | refunded_amount_rub
                before   | 2015-11     | 2015-11-13 | 2015-11-14T08:00:00Z | 2015-11-20T20:59:59Z | 5
                after    | 2015-11     | 2015-11-13 | 2015-11-14T08:00:00Z | 2015-11-20T21:00:00Z | 5
                """);

    assertThatTable(mart.build(OrdersAsOf.TABLE))
        .hasRows(
            """
            order_id | refunded_amount_rub
            before   | 5
            after    | -
            """);
  }
}
