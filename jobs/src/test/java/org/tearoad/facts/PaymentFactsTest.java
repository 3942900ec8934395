package org.tearoad.facts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class PaymentFactsTest {

  @Test
  void refundsAndChargebacksAreCumulativeSoTheLargestIsTheLast(SparkSession spark) {
    Night night =
        new Night(spark)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | o1       | captured       | 2015-11-16T08:00:00Z | card           | alipay           | 100            | RUB
                p1         | o1       | refunded       | 2015-11-18T08:00:00Z | card           | alipay           | 30             | RUB
                p1         | o1       | refunded       | 2015-11-17T08:00:00Z | card           | alipay           | 10             | RUB
                p1         | o1       | refunded       | 2015-11-18T08:00:00Z | card           | alipay           | 30             | RUB
                p1         | o1       | chargeback     | 2015-11-19T08:00:00Z | card           | alipay           | 70             | RUB
                p2         | o1       | refunded       | 2015-11-17T08:00:00Z | card           | alipay           | 10             | RUB
                """)
            .run();

    assertThatTable(night.facts(PaymentFacts.TABLE))
        .hasRows(
            """
            payment_id | payment_status | paying_status | payment_amount | refunded_amount | chargeback_amount | refunded_at          | chargeback_at        | refunded_amount_rub
            p1         | chargeback     | captured      | 100            | 30              | 70                | 2015-11-17T08:00:00Z | 2015-11-19T08:00:00Z | 30
            p2         | refunded       | refunded      | -              | 10              | -                 | 2015-11-17T08:00:00Z | -                    | 10
            """);
  }

  @Test
  void whatWasGivenBackIsConvertedFromItsOwnCurrency(SparkSession spark) {
    Night night =
        new Night(spark)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | o1       | captured       | 2015-11-16T08:00:00Z | card           | alipay           | 100            | USD
                p1         | o1       | refunded       | 2015-11-17T08:00:00Z | card           | alipay           | 6500           | RUB
                p1         | o1       | chargeback     | 2015-11-18T08:00:00Z | card           | alipay           | 50             | EUR
                """)
            .run();

    assertThatTable(night.facts(PaymentFacts.TABLE))
        .hasRows(
            """
            payment_amount | payment_currency | refunded_amount | refunded_currency | refunded_amount_rub | chargeback_amount | chargeback_currency
            100            | USD              | 6500            | RUB               | 6500                | 50                | EUR
            """);
  }

  @Test
  void atTheSameInstantStatesRankFromAuthorizedToChargeback(SparkSession spark) {
    Night night =
        new Night(spark)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | recorded_at          | payment_method | payment_provider | payment_amount | payment_currency | decline_reason
                rank       | o1       | captured       | 2015-11-16T08:00:00Z | -                    | card           | alipay           | 3              | RUB              | -
                rank       | o1       | declined       | 2015-11-16T08:00:00Z | -                    | card           | alipay           | 2              | RUB              | funds
                rank       | o1       | authorized     | 2015-11-16T08:00:00Z | -                    | card           | alipay           | 1              | RUB              | -
                later      | o1       | captured       | 2015-11-16T08:00:00Z | -                    | card           | alipay           | 3              | RUB              | -
                later      | o1       | declined       | 2015-11-16T08:00:00.000001Z | -             | mobile         | qiwi             | 2              | RUB              | funds
                recorded   | o1       | authorized     | 2015-11-16T08:00:00Z | 2015-11-16T09:00:00Z | card           | alipay           | 1              | RUB              | -
                recorded   | o1       | captured       | 2015-11-16T08:00:00Z | -                    | card           | alipay           | 3              | RUB              | -
                attribute  | o1       | captured       | 2015-11-16T08:00:00Z | -                    | card           | alipay           | 9              | RUB              | -
                attribute  | o1       | captured       | 2015-11-16T08:00:00Z | -                    | card           | qiwi             | 8              | RUB              | -
                """)
            .run();

    assertThatTable(night.facts(PaymentFacts.TABLE))
        .hasRows(
            """
            payment_id | payment_status | payment_amount | payment_method | payment_provider | decline_reason
            rank       | captured       | 3              | card           | alipay           | -
            later      | declined       | 2              | mobile         | qiwi             | funds
            recorded   | authorized     | 1              | card           | alipay           | -
            attribute  | captured       | 8              | card           | qiwi             | -
            """);
  }

  @Test
  void firstInstantsTellTheSecondsToCapture(SparkSession spark) {
    Night night =
        new Night(spark)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | o1       | captured       | 2015-11-16T10:00:00Z | card           | alipay           | 1              | RUB
                p1         | o1       | captured       | 2015-11-16T09:00:30Z | card           | alipay           | 1              | RUB
                p1         | o1       | authorized     | 2015-11-16T09:00:00Z | card           | alipay           | 1              | RUB
                p1         | o1       | authorized     | 2015-11-16T08:00:00Z | card           | alipay           | 1              | RUB
                p2         | o1       | captured       | 2015-11-16T09:00:00Z | card           | alipay           | 1              | RUB
                """)
            .run();

    assertThatTable(night.facts(PaymentFacts.TABLE))
        .hasRows(
            """
            payment_id | authorized_at        | captured_at          | seconds_to_capture
            p1         | 2015-11-16T08:00:00Z | 2015-11-16T09:00:30Z | 3630
            p2         | -                    | 2015-11-16T09:00:00Z | -
            """);
  }

  @Test
  void theRateIsThatOfTheFirstCaptureElseOfTheFirstState(SparkSession spark) {
    Night night =
        new Night(spark)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                captured   | o1       | authorized     | 2015-11-13T08:00:00Z | card           | alipay           | 10             | EUR
                captured   | o1       | captured       | 2015-11-16T08:00:00Z | card           | alipay           | 10             | EUR
                declined   | o1       | declined       | 2015-11-16T08:00:00Z | card           | alipay           | 10             | EUR
                declined   | o1       | authorized     | 2015-11-14T08:00:00Z | card           | alipay           | 10             | EUR
                """)
            .run();

    assertThatTable(night.facts(PaymentFacts.TABLE))
        .hasRows(
            """
            payment_id | fx_date    | rate_date  | payment_amount_rub
            captured   | 2015-11-16 | 2015-11-16 | 720
            declined   | 2015-11-14 | 2015-11-13 | 700
            """);
  }

  @Test
  void theSameNumberInTwoOrdersIsTwoPayments(SparkSession spark) {
    Night night =
        new Night(spark)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | o1       | captured       | 2015-11-16T10:00:00Z | card           | alipay           | 1              | RUB
                p1         | o2       | captured       | 2015-11-16T10:00:00Z | card           | qiwi             | 2              | RUB
                """)
            .run();

    assertThatTable(night.facts(PaymentFacts.TABLE))
        .hasRows("payment_id | order_id | payment_amount\np1 | o1 | 1\np1 | o2 | 2");
  }

  @Test
  void aPaymentAndAParcelWaitUntilTheirOrderArrives(SparkSession spark) {
    Night first =
        new Night(spark)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | o1       | captured       | 2015-11-16T08:00:00Z | card           | alipay           | 40             | EUR
                """)
            .scans(
                """
                tracking_number | order_id | carrier | event_code | event_at             | event_country
                T1              | o1       | cp      | EMC        | 2015-11-17T08:00:00Z | CN
                """)
            .run();
    assertThatTable(first.facts(OrderMonths.TABLE))
        .hasRows(
            """
            order_id | order_month | previous_month | in_orders | in_payments | in_shipments
            o1       | waiting     | -              | false     | true        | true
            """);
    assertThatTable(first.facts(PaymentFacts.TABLE))
        .hasRows("payment_id | order_month\np1 | waiting");
    assertThatTable(first.facts(ParcelFacts.TABLE))
        .hasRows("tracking_number | order_month | started_at\nT1 | waiting | -");
    assertThatTable(first.facts(OrderFacts.TABLE)).hasNoRows();

    Night second =
        first
            .next()
            .orders(
                """
                order_id | order_status | status_at            | ordered_at           | origin_country | order_amount | order_currency
                o1       | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | CN             | 100          | EUR
                """)
            .run();
    assertThatTable(second.facts(PaymentFacts.TABLE))
        .hasRows("payment_id | order_month\np1 | 2015-11");
    assertThatTable(second.facts(ParcelFacts.TABLE))
        .hasRows("tracking_number | order_month | started_at\nT1 | 2015-11 | 2015-11-17T08:00:00Z");
    assertThatTable(second.facts(OrderFacts.TABLE))
        .hasRows("order_id | captured_at | order_amount_rub\no1 | 2015-11-16T08:00:00Z | 7200");
  }
}
