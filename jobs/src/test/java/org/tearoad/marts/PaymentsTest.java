package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.testing.Checked;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.facts.PaymentFacts;
import org.tearoad.marts.payments.DailyPayments;
import org.tearoad.marts.payments.PaymentDeclines;
import org.tearoad.marts.payments.PaymentHealth;

@ExtendWith(SparkExtension.class)
class PaymentsTest {
  private static final String ORDERS =
      """
      order_id | order_month | flow   | trade        | channel
      o1       | 2015-11     | import | cross_border | b2c
      o2       | 2015-11     | export | cross_border | b2b
      """;

  private static final String HEALTH =
      "order_month | payment_date | flow | trade | channel | payment_method | payment_provider | payment_currency | outcome | decline_reason | capture_hours | payment_count | converted_count | refunded_count | chargeback_count | capture_seconds | payment_amount | payment_rub | refunded_rub\n";

  /** The as-of day 2015-11-20 ends at 21:00 UTC. */
  @Test
  void whatHappenedToAPaymentAfterTheAsOfDayHasNotHappened(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-20")
            .with(OrdersAsOf.TABLE, ORDERS)
            .with(
                PaymentFacts.TABLE,
                """
                payment_id     | order_id | payment_provider | authorized_at        | declined_at          | captured_at                 | refunded_at          | chargeback_at        | payment_amount | payment_amount_rub | refunded_amount_rub | paying_status | decline_reason
                captured       | o1       | captured         | -                    | -                    | 2015-11-20T20:59:59.999999Z | 2015-11-20T21:00:00Z | 2015-11-20T21:00:00Z | 10             | 640                | 64                  | captured      | -
                captured later | o1       | held             | 2015-11-20T10:00:00Z | -                    | 2015-11-20T21:00:00Z        | -                    | -                    | 10             | 640                | -                   | captured      | -
                begun later    | o1       | later            | 2015-11-20T21:00:00Z | -                    | -                           | -                    | -                    | 10             | 640                | -                   | authorized    | -
                saved later    | o1       | saved            | -                    | 2015-11-20T10:00:00Z | 2015-11-20T21:00:00Z        | -                    | -                    | 10             | 640                | -                   | captured      | -
                """);

    assertThatTable(mart.build(DailyPayments.TABLE))
        .hasRows(
            """
            payment_provider | payment_date | outcome    | decline_reason | payment_count | refunded_count | chargeback_count | refunded_rub
            captured         | 2015-11-20   | captured   | -              | 1             | 0              | 0                | 0
            held             | 2015-11-20   | authorized | -              | 1             | 0              | 0                | 0
            saved            | 2015-11-20   | declined   | unknown        | 1             | 0              | 0                | 0
            """);
  }

  @Test
  void captureWinsElseTheLaterOfDeclineAndAuthorization(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-30")
            .with(OrdersAsOf.TABLE, ORDERS)
            .with(
                PaymentFacts.TABLE,
                """
                payment_id | order_id | payment_provider | authorized_at        | declined_at          | captured_at          | refunded_at          | paying_at            | paying_status | decline_reason
                p1         | o1       | tried again      | -                    | 2015-11-02T10:00:00Z | 2015-11-03T10:00:00Z | -                    | 2015-11-03T10:00:00Z | captured      | -
                p2         | o1       | refused          | 2015-11-02T10:00:00Z | 2015-11-02T10:00:00Z | -                    | -                    | 2015-11-02T10:00:00Z | declined      | expired_card
                p3         | o1       | held             | 2015-11-03T10:00:00Z | 2015-11-02T10:00:00Z | -                    | -                    | 2015-11-03T10:00:00Z | authorized    | -
                p4         | o1       | only refund      | -                    | -                    | -                    | 2015-11-04T22:00:00Z | 2015-11-04T22:00:00Z | refunded      | -
                p5         | unknown  | waits            | 2015-11-02T10:00:00Z | -                    | -                    | -                    | 2015-11-02T10:00:00Z | authorized    | -
                p6         | o1       | refused again    | 2015-11-02T10:05:00Z | 2015-11-02T10:00:00Z | -                    | -                    | 2015-11-02T10:10:00Z | declined      | stolen_card
                p7         | o1       | held again       | 2015-11-02T10:00:00Z | 2015-11-02T10:05:00Z | -                    | -                    | 2015-11-02T10:10:00Z | authorized    | -
                p8         | o1       | refused later    | 2015-11-02T10:05:00Z | 2015-11-02T10:00:00Z | -                    | -                    | 2015-11-30T21:00:00Z | declined      | stolen_card
                """);

    assertThatTable(mart.build(DailyPayments.TABLE))
        .hasRows(
            """
            payment_provider | payment_date | outcome     | decline_reason | payment_count | refunded_count
            tried again      | 2015-11-02   | captured    | -              | 1             | 0
            refused          | 2015-11-02   | declined    | expired_card   | 1             | 0
            held             | 2015-11-02   | authorized  | -              | 1             | 0
            refused again    | 2015-11-02   | declined    | stolen_card    | 1             | 0
            held again       | 2015-11-02   | authorized  | -              | 1             | 0
            refused later    | 2015-11-02   | authorized  | -              | 1             | 0
            only refund      | 2015-11-05   | refund_only | -              | 1             | 1
            """);
  }

  @Test
  void hoursToCaptureAreRoundedUpAndCoarserTheLongerTheyAre(SparkSession spark) {
    StringBuilder payments =
        new StringBuilder(
            "payment_id | order_id | captured_at | paying_status | seconds_to_capture\n");
    long[] seconds = {0, 1, 3600, 3601, 43_200, 43_201, 259_200, 259_201, 2_592_000, 2_592_001, -1};
    for (long one : seconds) {
      payments.append("p%d | o1 | 2015-11-02T10:00:00Z | captured | %d\n".formatted(one, one));
    }
    payments.append("untimed | o1 | 2015-11-02T10:00:00Z | captured | -\n");
    Mart mart =
        new Mart(spark, "2015-11-30")
            .with(OrdersAsOf.TABLE, ORDERS)
            .with(PaymentFacts.TABLE, payments.toString());

    assertThatTable(mart.build(DailyPayments.TABLE))
        .hasRows(
            """
            capture_hours | payment_count | capture_seconds
            0             | 1             | 0
            1             | 2             | 3601
            2             | 1             | 3601
            12            | 1             | 43200
            18            | 1             | 43201
            72            | 1             | 259200
            96            | 1             | 259201
            720           | 1             | 2592000
            744           | 1             | 2592001
            -             | 2             | 0
            """);
  }

  @Test
  void sharesAreOfTheAttemptsOfEachSliceAndPeriod(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2016-01-31")
            .with(
                DailyPayments.TABLE,
                HEALTH
                    + """
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card     | a | USD | captured    | -      | - | 6 | 6 | 2 | 1 | 0 | 60 | 600 | 90
                    2015-11 | 2015-12-01 | import | cross_border | b2c | card     | b | USD | captured    | -      | - | 2 | 1 | 0 | 0 | 0 | 20 | 300 | 0
                    2015-12 | 2015-12-31 | import | cross_border | b2c | e_wallet | a | CNY | declined    | 3ds    | - | 1 | 1 | 0 | 0 | 0 | 10 | 64  | 0
                    2015-12 | 2015-12-31 | import | cross_border | b2c | e_wallet | a | CNY | authorized  | -      | - | 1 | 1 | 0 | 0 | 0 | 10 | 64  | 0
                    2015-12 | 2015-12-31 | import | cross_border | b2c | e_wallet | a | CNY | refund_only | -      | - | 3 | 0 | 3 | 0 | 0 | 0  | 0   | 50
                    """);

    assertThatTable(mart.build(PaymentHealth.TABLE).where("period = '2015-Q4'"))
        .hasRows(
            """
            dimension       | payment_method | payment_provider | payment_currency | attempt_count | captured_count | declined_count | open_count | refund_only_count | capture_share | decline_share | captured_rub | refunded_rub | refund_share | chargeback_share | is_provisional
            total           | -              | -                | -                | 10            | 8              | 1              | 1          | 3                 | 0.8           | 0.1           | 900          | 90           | 0.1          | 0.125            | false
            currency        | -              | -                | USD              | 8             | 8              | 0              | 0          | 0                 | 1             | 0             | 900          | 90           | 0.1          | 0.125            | false
            currency        | -              | -                | CNY              | 2             | 0              | 1              | 1          | 3                 | 0             | 0.5           | 0            | 0            | -            | -                | false
            method          | card           | -                | -                | 8             | 8              | 0              | 0          | 0                 | 1             | 0             | 900          | 90           | 0.1          | 0.125            | false
            method          | e_wallet       | -                | -                | 2             | 0              | 1              | 1          | 3                 | 0             | 0.5           | 0            | 0            | -            | -                | false
            method_provider | card           | a                | -                | 6             | 6              | 0              | 0          | 0                 | 1             | 0             | 600          | 90           | 0.15         | 0.166667         | false
            method_provider | card           | b                | -                | 2             | 2              | 0              | 0          | 0                 | 1             | 0             | 300          | 0            | 0            | 0                | false
            method_provider | e_wallet       | a                | -                | 2             | 0              | 1              | 1          | 3                 | 0             | 0.5           | 0            | 0            | -            | -                | false
            """);
    assertThatTable(mart.build(PaymentHealth.TABLE).where("dimension = 'total'"))
        .hasRows(
            """
            period_type | period  | attempt_count
            month       | 2015-11 | 6
            month       | 2015-12 | 4
            quarter     | 2015-Q4 | 10
            year        | 2015    | 10
            """);
  }

  /** Wilson's interval of 1 of 10, from its formula. */
  @Test
  void sharesHaveTheirIntervalAndDeclinesTheirReasons(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-20")
            .with(
                DailyPayments.TABLE,
                HEALTH
                    + """
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card | a | USD | captured | -       | - | 7 | 7 | 0 | 0 | 0 | 1 | 1 | 0
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card | a | USD | declined | 3ds     | - | 1 | 1 | 0 | 0 | 0 | 1 | 1 | 0
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card | b | USD | declined | unknown | - | 2 | 2 | 0 | 0 | 0 | 1 | 1 | 0
                    """);

    assertThatTable(
            mart.build(PaymentDeclines.TABLE).where("period = '2015-11' and dimension = 'total'"))
        .hasRows(
            """
            decline_reason | declined_count | attempt_count | share_of_declines | share_of_attempts | share_of_attempts_low | share_of_attempts_high | is_provisional
            3ds            | 1              | 10            | 0.333333          | 0.1               | 0.017876              | 0.404150               | true
            unknown        | 2              | 10            | 0.666667          | 0.2               | 0.056682              | 0.509838               | true
            """);
    assertThatTable(
            mart.build(PaymentDeclines.TABLE)
                .where("period = '2015-11' and payment_provider = 'b'"))
        .hasRows(
            """
            decline_reason | declined_count | attempt_count | share_of_declines | share_of_attempts
            unknown        | 2              | 2             | 1                 | 1
            """);
  }

  @Test
  void hoursOfFewerThanTenTimedCapturesAreNotSaid(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-20")
            .with(
                DailyPayments.TABLE,
                HEALTH
                    + """
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card | a | USD | captured | - | 1  | 5 | 5 | 0 | 0 | 18000  | 1 | 1 | 0
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card | a | USD | captured | - | 2  | 3 | 3 | 0 | 0 | 21600  | 1 | 1 | 0
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card | a | USD | captured | - | 18 | 2 | 2 | 0 | 0 | 108000 | 1 | 1 | 0
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card | a | USD | captured | - | -  | 9 | 9 | 0 | 0 | 0      | 1 | 1 | 0
                    2015-11 | 2015-11-30 | import | cross_border | b2c | card | b | USD | captured | - | 1  | 9 | 9 | 0 | 0 | 9      | 1 | 1 | 0
                    """);

    assertThatTable(
            mart.build(PaymentHealth.TABLE)
                .where("period = '2015-11' and dimension = 'method_provider'"))
        .hasRows(
            """
            payment_provider | timed_count | median_capture_hours | p90_capture_hours | mean_capture_hours | hours_unknown_because
            a                | 10          | 1                    | 18                | 4.1                | -
            b                | 9           | -                    | -                 | -                  | too_few_timed
            """);
  }

  @Test
  void paymentsWithoutAnExchangeRateNeverBreakAContract(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-30")
            .with(OrdersAsOf.TABLE, ORDERS)
            .with(
                PaymentFacts.TABLE,
                """
                payment_id | order_id | payment_method | payment_provider | payment_currency | captured_at          | payment_amount | paying_status
                p1         | o1       | card           | a                | KZT              | 2015-11-02T10:00:00Z | 10             | captured
                """);
    Dataset<Row> daily = mart.build(DailyPayments.TABLE);
    Dataset<Row> health = mart.build(PaymentHealth.TABLE);

    assertThat(Checked.rows(DailyPayments.TABLE, daily)).allMatch(CheckResult::passed);
    assertThat(Checked.rows(PaymentHealth.TABLE, health)).allMatch(CheckResult::passed);
    assertThatTable(health.where("period = '2015' and dimension = 'total'"))
        .hasRows(
            "captured_count | converted_count | refund_share | refund_share_unknown_because\n"
                + "1 | 0 | - | no_rate");
  }
}
