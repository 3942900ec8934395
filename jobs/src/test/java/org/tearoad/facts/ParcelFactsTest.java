package org.tearoad.facts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class ParcelFactsTest {
  private static final String ORDERS =
      """
      order_id | order_status | status_at            | ordered_at           | origin_country
      o1       | placed       | 2015-11-01T08:00:00Z | 2015-11-01T08:00:00Z | CN
      """;

  @Test
  void eachEventKeepsItsEarliestScanAndTheParcelItsFirstAndLast(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(ORDERS)
            .scans(
                """
                tracking_number | order_id | carrier | event_code | event_at             | event_country
                T1              | o1       | cp      | EMC        | 2015-11-05T08:00:00Z | CN
                T1              | o1       | cp      | EMA        | 2015-11-03T08:00:00Z | CN
                T1              | o1       | cp      | EMA        | 2015-11-02T08:00:00Z | CN
                T1              | o1       | rp      | EMI        | 2015-11-20T20:59:59Z | RU
                T1              | o1       | rp      | EMI        | 2015-11-21T08:00:00Z | RU
                T1              | o1       | rp      | OTH        | 2015-11-22T08:00:00Z | RU
                """)
            .run();

    assertThatTable(night.facts(ParcelFacts.TABLE))
        .hasRows(
            """
            ema_at               | emc_at               | emi_at               | first_scan_at        | last_scan_at         | start_date | delivered_date | last_scan_date | is_start_scanned | country_scans
            2015-11-02T08:00:00Z | 2015-11-05T08:00:00Z | 2015-11-20T20:59:59Z | 2015-11-02T08:00:00Z | 2015-11-22T08:00:00Z | 2015-11-02 | 2015-11-20     | 2015-11-22     | true             | [(CN, 2015-11-02T08:00:00Z), (RU, 2015-11-20T20:59:59Z)]
            """);
  }

  @Test
  void theClockStartsWithThePostingElseWithTheFirstScanInTheCountryOfOrigin(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(ORDERS)
            .scans(
                """
                tracking_number | order_id | carrier | event_code | event_at             | event_country
                posted          | o1       | cp      | EMA        | 2015-11-05T08:00:00Z | CN
                posted          | o1       | cp      | EMB        | 2015-11-04T08:00:00Z | CN
                seen            | o1       | cp      | EMD        | 2015-11-03T08:00:00Z | RU
                seen            | o1       | cp      | OTH        | 2015-11-06T08:00:00Z | CN
                seen            | o1       | cp      | EMC        | 2015-11-07T08:00:00Z | CN
                unseen          | o1       | cp      | EMD        | 2015-11-03T08:00:00Z | RU
                """)
            .run();

    assertThatTable(night.facts(ParcelFacts.TABLE))
        .hasRows(
            """
            tracking_number | started_at           | is_start_scanned
            posted          | 2015-11-05T08:00:00Z | true
            seen            | 2015-11-06T08:00:00Z | false
            unseen          | -                    | false
            """);
  }

  @Test
  void aParcelIsAvailableFromTheFirstOfAttemptPickUpAndDeliveryAndReturnedFromEitherReturn(
      SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(ORDERS)
            .scans(
                """
                tracking_number | order_id | carrier | event_code | event_at             | event_country
                attempt         | o1       | rp      | EMH        | 2015-11-05T08:00:00Z | RU
                attempt         | o1       | rp      | EDH        | 2015-11-06T08:00:00Z | RU
                attempt         | o1       | rp      | EMI        | 2015-11-07T08:00:00Z | RU
                pickup          | o1       | rp      | EDH        | 2015-11-06T08:00:00Z | RU
                pickup          | o1       | rp      | EDX        | 2015-12-06T08:00:00Z | RU
                delivery        | o1       | rp      | EMI        | 2015-11-07T08:00:00Z | RU
                cancelled       | o1       | rp      | EXX        | 2015-11-08T08:00:00Z | CN
                cancelled       | o1       | rp      | EDX        | 2015-11-09T08:00:00Z | CN
                """)
            .run();

    assertThatTable(night.facts(ParcelFacts.TABLE))
        .hasRows(
            """
            tracking_number | available_at         | returned_at          | available_date | returned_date
            attempt         | 2015-11-05T08:00:00Z | -                    | 2015-11-05     | -
            pickup          | 2015-11-06T08:00:00Z | 2015-12-06T08:00:00Z | 2015-11-06     | 2015-12-06
            delivery        | 2015-11-07T08:00:00Z | -                    | 2015-11-07     | -
            cancelled       | -                    | 2015-11-08T08:00:00Z | -              | 2015-11-08
            """);
  }

  @Test
  void theEightEarliestDistinctAttemptsAreKeptThroughNights(SparkSession spark) {
    StringBuilder even = new StringBuilder();
    StringBuilder odd = new StringBuilder();
    String header =
        "tracking_number | order_id | carrier | event_code | event_at | event_country\n";
    for (int day = 11; day <= 20; day++) {
      (day % 2 == 0 ? even : odd)
          .append("T1 | o1 | rp | EMH | 2015-11-%dT08:00:00Z | RU\n".formatted(day).repeat(2));
    }
    Night night =
        new Night(spark)
            .orders(ORDERS)
            .scans(header + even)
            .run()
            .next()
            .scans(header + odd + even)
            .run();

    assertThatTable(night.facts(ParcelFacts.TABLE))
        .hasRows(
            """
            attempts_at
            [2015-11-11T08:00:00Z, 2015-11-12T08:00:00Z, 2015-11-13T08:00:00Z, 2015-11-14T08:00:00Z, 2015-11-15T08:00:00Z, 2015-11-16T08:00:00Z, 2015-11-17T08:00:00Z, 2015-11-18T08:00:00Z]
            """);
  }

  @Test
  void carrierAndServiceAreThoseOfTheEarliestScanAnUnsaidServiceIsUnknown(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(ORDERS)
            .scans(
                """
                tracking_number | order_id | carrier | service    | event_code | event_at             | event_country
                T1              | o1       | rp      | ems        | EMD        | 2015-11-05T08:00:00Z | RU
                T1              | o1       | cp      | registered | EMA        | 2015-11-04T08:00:00Z | CN
                T2              | o1       | rp      | ems        | EMD        | 2015-11-05T08:00:00Z | RU
                T2              | o1       | cp      | -          | EMA        | 2015-11-04T08:00:00Z | CN
                T3              | o1       | b       | ems        | EMA        | 2015-11-04T08:00:00Z | CN
                T3              | o1       | a       | ems        | EMA        | 2015-11-04T08:00:00Z | CN
                """)
            .run();

    assertThatTable(night.facts(ParcelFacts.TABLE))
        .hasRows(
            """
            tracking_number | carrier | service
            T1              | cp      | registered
            T2              | cp      | unknown
            T3              | a       | ems
            """);
  }

  @Test
  void aNumberInTwoOrdersIsTwoParcelsAndTwiceInOneOrderIsOne(SparkSession spark) {
    Night night =
        new Night(spark)
            .orders(ORDERS)
            .scans(
                """
                tracking_number | order_id | carrier | event_code | event_at             | event_country
                T1              | o1       | cp      | EMA        | 2015-11-04T08:00:00Z | CN
                T1              | o1       | cp      | EMA        | 2016-11-04T08:00:00Z | CN
                T1              | o2       | cp      | EMA        | 2015-11-04T08:00:00Z | CN
                """)
            .run();

    assertThatTable(night.facts(ParcelFacts.TABLE))
        .hasRows("tracking_number | order_id | order_month\nT1 | o1 | 2015-11\nT1 | o2 | waiting");
  }
}
