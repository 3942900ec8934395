package org.tearoad.facts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class StoredRowsTest {

  /**
   * Between the nights the rates have come, of all days: what is finished anew has roubles, what is
   * kept has none.
   */
  @Test
  void onlyWhatNewLinesSpeakOfAndMonthsOfOtherRatesAreFinishedAnew(SparkSession spark) {
    Night night =
        new Night(spark)
            .with(FxDaily.TABLE, FxDaily.TABLE.empty(spark))
            .orders(
                """
                order_id | order_status | status_at            | ordered_at           | order_amount | order_currency
                ordered  | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | EUR
                paid     | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | EUR
                scanned  | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | EUR
                silent   | placed       | 2015-11-13T08:00:00Z | 2015-11-13T08:00:00Z | 100          | EUR
                rates    | placed       | 2015-12-18T08:00:00Z | 2015-12-18T08:00:00Z | 100          | EUR
                """)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p1         | silent   | captured       | 2015-11-16T08:00:00Z | card           | alipay           | 100            | EUR
                p2         | rates    | captured       | 2015-12-18T08:00:00Z | card           | alipay           | 100            | EUR
                p2         | rates    | refunded       | 2015-12-19T08:00:00Z | card           | alipay           | 50             | EUR
                """)
            .scans(
                """
                order_id | tracking_number | carrier | event_code | event_at             | event_country
                silent   | RR123456785CN   | cnpost  | EMA        | 2015-11-17T08:00:00Z | CN
                scanned  | RR123456799CN   | cnpost  | EMA        | 2015-11-17T08:00:00Z | CN
                """)
            .run()
            .next()
            .otherRates("2015-12")
            .orders(
                """
                order_id | order_status | status_at            | ordered_at           | order_amount | order_currency
                ordered  | completed    | 2015-12-01T08:00:00Z | 2015-11-13T08:00:00Z | 100          | EUR
                """)
            .payments(
                """
                payment_id | order_id | payment_status | payment_at           | payment_method | payment_provider | payment_amount | payment_currency
                p3         | paid     | captured       | 2015-11-16T08:00:00Z | card           | alipay           | 100            | EUR
                """)
            .scans(
                """
                order_id | tracking_number | carrier | event_code | event_at             | event_country
                scanned  | RR123456799CN   | cnpost  | EMI        | 2015-11-27T08:00:00Z | RU
                """)
            .run();

    assertThatTable(night.facts(OrderFacts.TABLE))
        .hasRows(
            """
            order_id | order_status | order_month | captured_at          | order_amount_rub | refunded_amount_rub
            ordered  | completed    | 2015-11     | -                    | 7000             | -
            paid     | placed       | 2015-11     | 2015-11-16T08:00:00Z | 7200             | -
            scanned  | placed       | 2015-11     | -                    | 7000             | -
            silent   | placed       | 2015-11     | 2015-11-16T08:00:00Z | -                | -
            rates    | placed       | 2015-12     | 2015-12-18T08:00:00Z | 8000             | 4000
            """);
    assertThatTable(night.facts(PaymentFacts.TABLE))
        .hasRows(
            """
            payment_id | order_id | payment_status | payment_amount_rub
            p1         | silent   | captured       | -
            p2         | rates    | refunded       | 8000
            p3         | paid     | captured       | 7200
            """);
    assertThatTable(night.facts(ParcelFacts.TABLE))
        .hasRows(
            """
            order_id | started_at           | available_at         | last_scan_at
            silent   | 2015-11-17T08:00:00Z | -                    | 2015-11-17T08:00:00Z
            scanned  | 2015-11-17T08:00:00Z | 2015-11-27T08:00:00Z | 2015-11-27T08:00:00Z
            """);
  }
}
