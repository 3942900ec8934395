package org.tearoad.facts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class OrderFactsTest {

  @Test
  void theGreatestStateHoldsByInstantRecordingRankAndAttributes(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(
                """
                order_id  | order_status | status_at            | recorded_at          | ordered_at           | marketplace | item_quantity | order_amount
                instant   | cancelled    | 2015-11-16T08:00:00Z | -                    | 2015-11-16T08:00:00Z | a           | 1             | 1
                instant   | placed       | 2015-11-16T09:00:00Z | -                    | 2015-11-16T08:00:00Z | b           | 2             | 2
                recorded  | placed       | 2015-11-16T08:00:00Z | 2015-11-16T10:00:00Z | 2015-11-16T08:00:00Z | c           | 3             | 3
                recorded  | completed    | 2015-11-16T08:00:00Z | 2015-11-16T09:00:00Z | 2015-11-16T08:00:00Z | d           | 4             | 4
                unsaid    | placed       | 2015-11-16T08:00:00Z | 2015-11-16T10:00:00Z | 2015-11-16T08:00:00Z | e           | 5             | 5
                unsaid    | completed    | 2015-11-16T08:00:00Z | -                    | 2015-11-16T08:00:00Z | f           | 6             | 6
                rank      | completed    | 2015-11-16T08:00:00Z | -                    | 2015-11-16T08:00:00Z | g           | 7             | 7
                rank      | returned     | 2015-11-16T08:00:00Z | -                    | 2015-11-16T08:00:00Z | h           | 8             | 8
                rank      | cancelled    | 2015-11-16T08:00:00Z | -                    | 2015-11-16T08:00:00Z | i           | 9             | 9
                attribute | placed       | 2015-11-16T08:00:00Z | -                    | 2015-11-16T08:00:00Z | j           | 1             | 20
                attribute | placed       | 2015-11-16T08:00:00Z | -                    | 2015-11-16T08:00:00Z | j           | 2             | 10
                """)
            .run();

    assertThatTable(night.facts(OrderFacts.TABLE))
        .hasRows(
            """
            order_id  | order_status | marketplace | item_quantity | order_amount
            instant   | placed       | b           | 2             | 2
            recorded  | placed       | c           | 3             | 3
            unsaid    | placed       | e           | 5             | 5
            rank      | returned     | h           | 8             | 8
            attribute | placed       | j           | 2             | 10
            """);
  }

  @Test
  void eachStateKeepsItsFirstInstantAndTheEarliestOrderedAtNamesDayAndMonth(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(
                """
                order_id | order_status | status_at            | ordered_at
                o1       | inquiry      | 2015-11-01T08:00:00Z | 2015-10-31T21:00:00Z
                o1       | placed       | 2015-11-03T08:00:00Z | 2015-10-31T20:59:59.999999Z
                o1       | placed       | 2015-11-02T08:00:00Z | 2015-11-05T00:00:00Z
                o1       | confirmed    | 2015-11-04T08:00:00Z | 2015-11-05T00:00:00Z
                o1       | completed    | 2015-11-05T08:00:00Z | 2015-11-05T00:00:00Z
                o1       | returned     | 2015-11-06T08:00:00Z | 2015-11-05T00:00:00Z
                o1       | cancelled    | 2015-11-06T07:00:00Z | 2015-11-05T00:00:00Z
                o2       | placed       | 2015-11-02T08:00:00Z | 2015-10-31T21:00:00Z
                """)
            .run();

    assertThatTable(night.facts(OrderFacts.TABLE))
        .hasRows(
            """
            order_id | inquired_at          | placed_at            | confirmed_at         | completed_at         | returned_at          | cancelled_at         | ordered_at                  | order_date | order_month
            o1       | 2015-11-01T08:00:00Z | 2015-11-02T08:00:00Z | 2015-11-04T08:00:00Z | 2015-11-05T08:00:00Z | 2015-11-06T08:00:00Z | 2015-11-06T07:00:00Z | 2015-10-31T20:59:59.999999Z | 2015-10-31 | 2015-10
            o2       | -                    | 2015-11-02T08:00:00Z | -                    | -                    | -                    | -                    | 2015-10-31T21:00:00Z        | 2015-11-01 | 2015-11
            """);
  }

  @Test
  void theFlowIsSeenFromTheHomeCountry(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(
                """
                order_id | order_status | status_at            | ordered_at           | origin_country | destination_country
                import   | placed       | 2015-11-16T08:00:00Z | 2015-11-16T08:00:00Z | CN             | RU
                export   | placed       | 2015-11-16T08:00:00Z | 2015-11-16T08:00:00Z | RU             | CN
                home     | placed       | 2015-11-16T08:00:00Z | 2015-11-16T08:00:00Z | RU             | RU
                there    | placed       | 2015-11-16T08:00:00Z | 2015-11-16T08:00:00Z | CN             | CN
                third    | placed       | 2015-11-16T08:00:00Z | 2015-11-16T08:00:00Z | RU             | KZ
                """)
            .run();

    assertThatTable(night.facts(OrderFacts.TABLE))
        .hasRows(
            """
            order_id | flow     | trade
            import   | import   | cross_border
            export   | export   | cross_border
            home     | domestic | domestic
            there    | other    | other
            third    | other    | other
            """);
  }

  @Test
  void moneyIsConvertedAtTheRateOfTheFirstCaptureElseOfTheOrder(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(
                """
                order_id | order_status | status_at            | ordered_at           | order_amount | order_currency
                unpaid   | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | EUR
                paid     | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | EUR
                sunday   | placed       | 2015-11-15T08:00:00Z | 2015-11-15T08:00:00Z | 100          | EUR
                late     | placed       | 2016-06-01T08:00:00Z | 2016-06-01T08:00:00Z | 100          | EUR
                early    | placed       | 2015-11-12T08:00:00Z | 2015-11-12T08:00:00Z | 100          | EUR
                cross    | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 0.99         | USD
                unknown  | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | KZT
                half     | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 0.01         | RUB
                """)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | paid     | captured       | 2015-11-17T08:00:00Z | card           | alipay           | 60             | EUR
                p2         | paid     | captured       | 2015-11-16T08:00:00Z | card           | alipay           | 40             | EUR
                p3         | paid     | authorized     | 2015-11-14T08:00:00Z | card           | alipay           | 40             | EUR
                """)
            .run();

    assertThatTable(night.facts(OrderFacts.TABLE))
        .hasRows(
            """
            order_id | fx_date    | rate_date  | rub_rate | order_amount_rub | order_amount_usd | order_amount_cny
            unpaid   | 2015-11-13 | 2015-11-13 | 70       | 7000             | 125              | 700
            paid     | 2015-11-16 | 2015-11-16 | 72       | 7200             | 120              | 720
            sunday   | 2015-11-15 | 2015-11-13 | 70       | 7000             | 125              | 700
            late     | 2016-06-01 | 2015-12-18 | 80       | 8000             | 100              | 800
            early    | 2015-11-12 | -          | -        | -                | -                | -
            cross    | 2015-11-13 | 2015-11-13 | 56       | 55.44            | 0.99             | 5.54
            unknown  | 2015-11-13 | -          | -        | -                | -                | -
            half     | 2015-11-13 | 2015-11-13 | 1        | 0.01             | 0.00             | 0.00
            """);
  }

  @Test
  void anOrderHasTheFirstCaptureAndTheRefundsOfAllItsPayments(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(
                """
                order_id | order_status | status_at            | ordered_at           | order_amount | order_currency
                o1       | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | RUB
                o2       | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | RUB
                """)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | o1       | captured       | 2015-11-17T08:00:00Z | card           | alipay           | 60             | RUB
                p1         | o1       | refunded       | 2015-11-18T08:00:00Z | card           | alipay           | 10             | RUB
                p2         | o1       | captured       | 2015-11-16T08:00:00Z | cash_on_delivery | alipay         | 40             | RUB
                p2         | o1       | refunded       | 2015-11-19T08:00:00Z | cash_on_delivery | alipay           | 5              | RUB
                p3         | o2       | declined       | 2015-11-16T08:00:00Z | card           | alipay           | 40             | RUB
                """)
            .run();

    assertThatTable(night.facts(OrderFacts.TABLE))
        .hasRows(
            """
            order_id | captured_at          | capture_method   | refunded_at          | refunded_amount_rub
            o1       | 2015-11-16T08:00:00Z | cash_on_delivery | 2015-11-18T08:00:00Z | 15
            o2       | -                    | -                | -                    | -
            """);
  }

  @Test
  void anEarlierOrderedAtMovesAnOrderWithItsPaymentsAndParcels(SparkSession spark) {
    Night first =
        new Night(spark)
            .orders(
                """
                order_id | order_status | status_at            | ordered_at           | origin_country
                o1       | placed       | 2015-11-16T08:00:00Z | 2015-11-16T08:00:00Z | CN
                """)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | o1       | captured       | 2015-11-16T08:00:00Z | card           | alipay           | 40             | RUB
                """)
            .scans(
                """
                tracking_number | order_id | carrier | event_code | event_at             | event_country
                T1              | o1       | cp      | EMA        | 2015-11-17T08:00:00Z | CN
                """)
            .run();
    Night second =
        first
            .next()
            .orders(
                """
                order_id | order_status | status_at            | ordered_at           | origin_country
                o1       | placed       | 2015-11-16T08:00:00Z | 2015-10-15T08:00:00Z | CN
                """)
            .run();

    assertThatTable(second.facts(OrderMonths.TABLE))
        .hasRows(
            """
            order_id | order_month | previous_month | in_orders | in_payments | in_shipments
            o1       | 2015-10     | 2015-11        | true      | false       | false
            """);
    assertThatTable(second.facts(OrderFacts.TABLE)).hasRows("order_month\n2015-10");
    assertThatTable(second.facts(PaymentFacts.TABLE)).hasRows("order_month\n2015-10");
    assertThatTable(second.facts(ParcelFacts.TABLE)).hasRows("order_month\n2015-10");
  }
}
