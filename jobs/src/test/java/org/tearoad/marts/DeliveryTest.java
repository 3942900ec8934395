package org.tearoad.marts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.facts.ParcelFacts;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.marts.delivery.DeliveryCurve;
import org.tearoad.marts.delivery.DeliveryHistogram;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliverySliceHistogram;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.delivery.DeliveryTrend;
import org.tearoad.marts.delivery.LegHistogram;
import org.tearoad.marts.delivery.ParcelsAsOf;
import org.tearoad.marts.delivery.ScanDelay;
import org.tearoad.marts.delivery.WorkingDays;

@ExtendWith(SparkExtension.class)
class DeliveryTest {

  /** The as-of day 2015-11-20 ends at 21:00 UTC. */
  @Test
  void whatComesFirstEndsAClockAndWhatComesAfterTheAsOfDayDoesNot(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-20")
            .with(
                OrdersAsOf.TABLE,
                """
                order_id | order_date | paid_date  | paid_at              | is_paid_on_delivery | promised_days
                o1       | 2015-11-01 | 2015-11-02 | 2015-11-02T08:00:00Z | false               | 10
                o2       | 2015-11-01 | -          | -                    | false               | -
                o4       | 2015-11-01 | 2015-11-10 | 2015-11-10T08:00:00Z | true                | -
                """)
            .with(
                ParcelFacts.TABLE,
                """
                tracking_number  | order_id | service | first_scan_at        | last_scan_date | start_date | started_at           | available_date | available_at         | delivered_date | emi_at               | returned_date | returned_at
                delivered        | o1       | ems     | 2015-11-03T08:00:00Z | 2015-11-12     | 2015-11-03 | 2015-11-03T08:00:00Z | 2015-11-10     | 2015-11-10T08:00:00Z | 2015-11-12     | 2015-11-12T08:00:00Z | -             | -
                delivered later  | o1       | ems     | 2015-11-03T08:00:00Z | 2015-11-21     | 2015-11-03 | 2015-11-03T08:00:00Z | 2015-11-21     | 2015-11-20T21:00:00Z | 2015-11-21     | 2015-11-20T21:00:00Z | -             | -
                attempted first  | o1       | ems     | 2015-11-03T08:00:00Z | 2015-11-15     | 2015-11-03 | 2015-11-03T08:00:00Z | 2015-11-10     | 2015-11-10T08:00:00Z | -              | -                    | 2015-11-15    | 2015-11-15T08:00:00Z
                returned first   | o1       | ems     | 2015-11-03T08:00:00Z | 2015-11-10     | 2015-11-03 | 2015-11-03T08:00:00Z | 2015-11-10     | 2015-11-10T08:00:00Z | 2015-11-10     | 2015-11-10T08:00:00Z | 2015-11-09    | 2015-11-09T08:00:00Z
                no start         | o2       | ems     | 2015-11-03T08:00:00Z | 2015-11-10     | -          | -                    | 2015-11-10     | 2015-11-10T08:00:00Z | 2015-11-10     | 2015-11-10T08:00:00Z | -             | -
                backwards        | o1       | ems     | 2015-11-01T08:00:00Z | 2015-11-03     | 2015-11-03 | 2015-11-03T08:00:00Z | 2015-11-01     | 2015-11-01T08:00:00Z | 2015-11-01     | 2015-11-01T08:00:00Z | -             | -
                UA000000005CN    | o1       | ems     | 2015-11-03T08:00:00Z | 2015-11-03     | 2015-11-03 | 2015-11-03T08:00:00Z | -              | -                    | -              | -                    | -             | -
                by letter        | o1       | letter  | 2015-11-03T08:00:00Z | 2015-11-03     | 2015-11-03 | 2015-11-03T08:00:00Z | -              | -                    | -              | -                    | -             | -
                not scanned yet  | o1       | ems     | 2015-11-20T21:00:00Z | 2015-11-21     | 2015-11-21 | 2015-11-20T21:00:00Z | -              | -                    | -              | -                    | -             | -
                cash             | o4       | ems     | 2015-11-03T08:00:00Z | 2015-11-10     | 2015-11-03 | 2015-11-03T08:00:00Z | 2015-11-10     | 2015-11-10T08:00:00Z | 2015-11-10     | 2015-11-10T08:00:00Z | -             | -
                order is unknown | o3       | ems     | 2015-11-03T08:00:00Z | 2015-11-03     | 2015-11-03 | 2015-11-03T08:00:00Z | -              | -                    | -              | -                    | -             | -
                """);

    assertThatTable(mart.build(ParcelsAsOf.TABLE))
        .hasRows(
            """
            tracking_number | promise_date | last_scan_date | operator_end_date | operator_outcome | operator_excluded_because | buyer_end_date | buyer_outcome | buyer_excluded_because
            delivered       | 2015-11-11   | 2015-11-12     | 2015-11-10        | delivered        | -                         | 2015-11-12     | delivered     | -
            cash            | -            | 2015-11-10     | 2015-11-10        | delivered        | -                         | 2015-11-10     | delivered     | paid_on_delivery
            delivered later | 2015-11-11   | 2015-11-20     | -                 | open             | -                         | -              | open          | -
            attempted first | 2015-11-11   | 2015-11-15     | 2015-11-10        | delivered        | -                         | 2015-11-15     | returned      | -
            returned first  | 2015-11-11   | 2015-11-10     | 2015-11-09        | returned         | -                         | 2015-11-09     | returned      | -
            no start        | -            | 2015-11-10     | 2015-11-10        | delivered        | no_start                  | 2015-11-10     | delivered     | no_start
            backwards       | 2015-11-11   | 2015-11-03     | 2015-11-01        | delivered        | negative                  | 2015-11-01     | delivered     | negative
            UA000000005CN   | 2015-11-11   | 2015-11-03     | -                 | open             | not_tracked_to_delivery   | -              | open          | not_tracked_to_delivery
            by letter       | 2015-11-11   | 2015-11-03     | -                 | open             | not_tracked_to_delivery   | -              | open          | not_tracked_to_delivery
            """);
  }

  @Test
  void parcelsAreCountedByAgeAndOnlyOpenOnesKeepTheirDays(SparkSession spark) {
    String parcels =
        """
        tracking_number | order_month | flow   | trade        | channel | carrier | service | marketplace | destination_region | category | promise_date | last_scan_date | operator_start_date | operator_end_date | operator_outcome | operator_excluded_because | buyer_start_date | buyer_end_date | buyer_outcome | buyer_excluded_because
        T1              | 2015-11     | import | cross_border | b2c     | c       | ems     | ali         | RU-MOW             | tea      | 2015-11-20   | 2015-11-20     | 2015-11-03          | 2015-11-10        | delivered        | -                         | 2015-11-01       | 2015-11-20     | delivered     | -
        T2              | 2015-11     | import | cross_border | b2c     | c       | ems     | ali         | RU-MOW             | tea      | 2015-11-09   | 2015-11-20     | 2015-11-03          | 2015-11-10        | delivered        | -                         | 2015-11-01       | -              | open          | -
        T3              | 2015-11     | import | cross_border | b2c     | c       | ems     | ali         | RU-MOW             | tea      | -            | 2015-11-20     | -                   | -                 | open             | no_start                  | -                | -              | open          | no_start
        """;
    Mart mart = new Mart(spark, "2015-11-30").with(ParcelsAsOf.TABLE, parcels);

    assertThatTable(mart.build(DeliveryHistogram.TABLE))
        .hasRows(
            """
            clock    | start_date | outcome   | age_days | last_scan_date | promise_date | excluded_because | parcel_count | promised_count | kept_count
            operator | 2015-11-03 | delivered | 7        | -              | -            | -                | 2            | 2              | 1
            operator | -          | open      | -        | -              | -            | no_start         | 1            | 0              | 0
            buyer    | 2015-11-01 | delivered | 19       | -              | -            | -                | 1            | 1              | 1
            buyer    | 2015-11-01 | open      | -        | 2015-11-20     | 2015-11-09   | -                | 1            | 1              | 0
            buyer    | -          | open      | -        | -              | -            | no_start         | 1            | 0              | 0
            """);
    assertThatTable(
            mart.build(DeliverySliceHistogram.TABLE).where("clock = 'buyer' and slice = 'tea'"))
        .hasRows(
            """
            dimension | start_month | carrier | outcome   | age_days | start_date | last_scan_date | excluded_because | parcel_count
            category  | 2015-11     | -       | delivered | 19       | -          | -              | -                | 1
            category  | 2015-11     | c       | open      | -        | 2015-11-01 | 2015-11-20     | -                | 1
            category  | -           | -       | open      | -        | -          | -              | no_start         | 1
            """);
  }

  /**
   * 0.4 by day 5; of the ten left 2 return, of the ten before them 5 arrive: 0.4 + 0.5 · 5 / 10.
   */
  @Test
  void parcelsOnTheirWayCountAndReturnsCompete(SparkSession spark) {
    Mart mart =
        withParcels(
            spark,
            "2015-11-30",
            """
            start_date | outcome   | age_days | last_scan_date | excluded_because | parcel_count
            2015-11-01 | delivered | 5        | -              | -                | 8
            2015-11-01 | returned  | 8        | -              | -                | 2
            2015-11-01 | delivered | 10       | -              | -                | 5
            2015-11-01 | open      | -        | 2015-11-20     | -                | 5
            -          | delivered | -        | -              | no_start         | 3
            -          | delivered | -        | -              | paid_on_delivery | 4
            2015-11-02 | delivered | -        | -              | negative         | 2
            """);

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where("cohort_type = 'month' and dimension = 'total' and day_type = 'calendar'"))
        .hasRows(
            """
            cohort  | scope        | parcel_count | delivered_count | returned_count | lost_count | open_count | open_share | excluded_no_start | excluded_negative | excluded_paid_on_delivery | median_days | p80_days | unknown_because | delivered_only_median_days | share_within_7 | share_within_14 | share_within_30 | interval_method | is_provisional
            2015-11 | cross_border | 20           | 13              | 2              | 0          | 5          | 0.25       | 3                 | 2                 | 4                         | 10          | -        | not_reached     | 5                          | 0.40           | 0.65            | -               | none            | true
            2015-11 | import       | 20           | 13              | 2              | 0          | 5          | 0.25       | 3                 | 2                 | 4                         | 10          | -        | not_reached     | 5                          | 0.40           | 0.65            | -               | none            | true
            """);
    assertThatTable(
            mart.build(DeliveryCurve.TABLE)
                .where("cohort_type = 'month' and dimension = 'carrier' and scope = 'import'"))
        .hasRows(
            """
            slice | age_days | at_risk_count | delivered_count | returned_count | share
            c     | 5        | 20            | 8               | 0              | 0.40
            c     | 8        | 12            | 0               | 2              | 0.40
            c     | 10       | 10            | 5               | 0              | 0.65
            """);
  }

  @Test
  void aParcelWithoutAScanFor180DaysIsLostOnThatDay(SparkSession spark) {
    Mart mart =
        withParcels(
            spark,
            "2015-12-31",
            """
            start_date | outcome | last_scan_date | parcel_count
            2015-06-01 | open    | 2015-07-04     | 11
            2015-06-01 | open    | 2015-07-05     | 1
            """);

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where("dimension = 'total' and scope = 'import' and day_type = 'calendar'"))
        .hasRows("lost_count | open_count | unknown_because\n11 | 1 | not_reached");
    assertThatTable(
            mart.build(DeliveryCurve.TABLE).where("dimension = 'total' and scope = 'import'"))
        .hasRows("age_days | at_risk_count | lost_count\n213 | 12 | 11");
  }

  /**
   * Of 100 scans one took longer than 3 days: carrier c is known up to three days before the files
   * end. What came after is open still, but whether it kept its promise is known.
   */
  @Test
  void aCarrierIsFollowedToTheDayWhoseScansAreReported(SparkSession spark) {
    Mart mart =
        withParcels(
                spark,
                "2015-11-30",
                """
                start_date | outcome   | age_days | last_scan_date | parcel_count | promised_count | kept_count
                2015-11-01 | delivered | 26       | -              | 10           | 10             | 10
                2015-11-01 | delivered | 27       | -              | 4            | 4              | 1
                2015-11-28 | open      | -        | 2015-11-28     | 2            | 0              | 0
                """)
            .with(
                ScanDelay.TABLE,
                """
                carrier | reported_month | delay_days | scan_count | latest_scan_date
                c       | 2015-11        | 0          | 90         | 2015-11-30
                c       | 2015-11        | 3          | 9          | 2015-11-26
                c       | 2015-11        | 9          | 1          | 2015-11-20
                c       | 2015-08        | 30         | 900        | 2015-08-01
                """)
            .with(
                Ledger.FILES,
                """
                log       | file_date
                shipments | 2015-11-29
                shipments | 2015-11-30
                orders    | 2015-12-24
                """);

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where(
                    "dimension = 'total' and scope = 'import' and day_type = 'calendar' and cohort_type = 'month'"))
        .hasRows(
            """
            reliable_up_to | delivered_count | open_count | excluded_too_recent | promised_count | on_time_share
            2015-11-27     | 10              | 4          | 2                   | 14             | 0.79
            """);
  }

  /** Its files may have ceased, or its scans in the files of all: its parcels are not late. */
  @Test
  void aCarrierThatIsSilentIsFollowedAsLongAsItWasHeardOf(SparkSession spark) {
    Mart mart =
        withParcels(
                spark,
                "2015-11-30",
                """
                carrier | start_date | outcome   | age_days | last_scan_date | parcel_count
                silent  | 2015-11-01 | delivered | 9        | -              | 10
                silent  | 2015-11-01 | delivered | 19       | -              | 4
                silent  | 2015-11-01 | open      | -        | 2015-11-20     | 6
                silent  | 2015-11-20 | open      | -        | 2015-11-20     | 2
                rare    | 2015-11-01 | open      | -        | 2015-11-20     | 6
                """)
            .with(
                ScanDelay.TABLE,
                """
                carrier | reported_month | delay_days | scan_count | latest_scan_date
                silent  | 2015-11        | 1          | 400        | 2015-11-20
                rare    | 2015-11        | 1          | 60         | 2015-11-20
                """)
            .with(Ledger.FILES, "log | file_date\nshipments | 2015-11-30");

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where(
                    "dimension = 'carrier' and scope = 'import' and day_type = 'calendar' and cohort_type = 'month'"))
        .hasRows(
            """
            slice  | reliable_up_to | delivered_count | open_count | excluded_too_recent
            silent | 2015-11-19     | 10              | 10         | 2
            rare   | 2015-11-29     | 0               | 6          | 0
            """);
  }

  /** A marketplace is not slow because the logs of one of its carriers ended. */
  @Test
  void parcelsOfASilentCarrierAreFollowedNoLongerInAMarketplaceEither(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2016-02-29")
            .with(
                DeliverySliceHistogram.TABLE,
                """
                clock    | start_month | dimension   | slice | flow   | channel | carrier | outcome   | age_days | start_date | last_scan_date | parcel_count | promised_count | kept_count
                operator | 2015-11     | marketplace | ali   | import | b2c     | -       | delivered | 9        | -          | -              | 30           | 0              | 0
                operator | 2015-11     | marketplace | ali   | import | b2c     | silent  | open      | -        | 2015-11-16 | 2015-11-20     | 10           | 0              | 0
                operator | 2015-11     | marketplace | ali   | import | b2c     | silent  | open      | -        | 2015-11-20 | 2015-11-20     | 2            | 0              | 0
                operator | 2015-11     | marketplace | jd    | import | b2c     | -       | delivered | 9        | -          | -              | 30           | 0              | 0
                operator | 2015-11     | marketplace | jd    | import | b2c     | alive   | open      | -        | 2015-11-16 | 2015-11-20     | 10           | 0              | 0
                """)
            .with(
                ScanDelay.TABLE,
                """
                carrier | reported_month | delay_days | scan_count | latest_scan_date
                silent  | 2015-11        | 1          | 400        | 2015-11-20
                alive   | 2016-02        | 1          | 400        | 2016-02-28
                """)
            .with(Ledger.FILES, "log | file_date\nshipments | 2016-02-29");

    assertThatTable(mart.build(DeliveryTime.TABLE).where("scope = 'import'"))
        .hasRows(
            """
            slice | reliable_up_to | delivered_count | open_count | excluded_too_recent | p80_days | is_provisional
            ali   | 2015-11-20     | 30              | 12         | 0                   | 9        | true
            jd    | 2016-02-29     | 30              | 10         | 0                   | -        | false
            """);
  }

  /** All shipments may have ended with the logs of a day: nobody knows what came after. */
  @Test
  void parcelsOfAMarketplaceAreFollowedToTheNewestFile(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(
                DeliverySliceHistogram.TABLE,
                """
                clock    | start_month | dimension   | slice | flow   | channel | carrier | outcome   | age_days | start_date | last_scan_date | parcel_count | promised_count | kept_count
                operator | 2015-12     | marketplace | ali   | import | b2c     | -       | delivered | 9        | -          | -              | 10           | 0              | 0
                operator | 2015-12     | marketplace | ali   | import | b2c     | c       | open      | -        | 2015-12-14 | 2015-12-23     | 30           | 0              | 0
                """)
            .with(
                ScanDelay.TABLE,
                """
                carrier | reported_month | delay_days | scan_count | latest_scan_date
                c       | 2015-12        | 0          | 400        | 2015-12-24
                """)
            .with(Ledger.FILES, "log | file_date\nshipments | 2015-12-24\norders | 2015-12-31");

    assertThatTable(mart.build(DeliveryTime.TABLE).where("scope = 'import'"))
        .hasRows(
            """
            slice | reliable_up_to | delivered_count | open_count | share_within_7 | share_within_14
            ali   | 2015-12-24     | 10              | 30         | 0.0            | -
            """);
  }

  /** Half of its parcels are open, and who knows whether they arrived. */
  @Test
  void aCohortOfACarrierThatFellSilentIsNotFinal(SparkSession spark) {
    Mart mart =
        withParcels(
                spark,
                "2016-02-29",
                """
                carrier | start_date | outcome   | age_days | last_scan_date | parcel_count
                silent  | 2015-11-01 | delivered | 9        | -              | 10
                silent  | 2015-11-01 | open      | -        | 2015-11-20     | 10
                alive   | 2015-11-01 | delivered | 9        | -              | 10
                alive   | 2015-11-01 | open      | -        | 2015-11-20     | 10
                """)
            .with(
                ScanDelay.TABLE,
                """
                carrier | reported_month | delay_days | scan_count | latest_scan_date
                silent  | 2015-11        | 1          | 400        | 2015-11-20
                alive   | 2016-02        | 1          | 400        | 2016-02-28
                """)
            .with(Ledger.FILES, "log | file_date\nshipments | 2016-02-29");

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where(
                    "dimension in ('carrier', 'total') and scope = 'import' and day_type = 'calendar' and cohort_type = 'month'"))
        .hasRows(
            """
            slice  | open_count | is_provisional
            silent | 10         | true
            alive  | 10         | false
            total  | 20         | true
            """);
  }

  /**
   * Friday to Monday: three days in the calendar, one working day; 2015-11-04 is off in Russia
   * alone.
   */
  @Test
  void workingDaysAreThoseOfTheTwoEnds(SparkSession spark) {
    Mart mart =
        withParcels(
                spark,
                "2015-11-30",
                """
                start_date | outcome   | age_days | parcel_count
                2015-11-03 | delivered | 6        | 12
                """)
            .with(
                WorkingDays.TABLE,
                """
                country | date       | is_working
                RU      | 2015-11-04 | false
                CN      | 2015-10-01 | false
                """);

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where("dimension = 'total' and scope = 'import' and cohort_type = 'month'"))
        .hasRows(
            """
            day_type            | median_days
            calendar            | 6
            working_destination | 3
            working_origin      | 4
            """);
  }

  /**
   * What is delivered in a year of which no holidays are known is no reason to forget the parcel.
   */
  @Test
  void aParcelIsOpenOnTheLastDayOfACalendar(SparkSession spark) {
    Mart mart =
        withParcels(
                spark,
                "2016-01-20",
                """
                start_date | outcome   | age_days | parcel_count
                2015-12-28 | delivered | 1        | 12
                2015-12-28 | delivered | 20       | 20
                """)
            .with(
                WorkingDays.TABLE,
                """
                country | date       | is_working
                RU      | 2015-11-04 | false
                CN      | 2015-10-01 | false
                CN      | 2016-10-01 | false
                """);

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where("dimension = 'total' and scope = 'import' and cohort_type = 'month'"))
        .hasRows(
            """
            day_type            | median_days
            calendar            | 20
            working_destination | -
            working_origin      | 14
            """);
  }

  @Test
  void onTimeIsKnownWhenNoPromiseIsOpen(SparkSession spark) {
    Mart mart =
        withParcels(
            spark,
            "2015-11-30",
            """
            carrier | start_date | outcome   | age_days | last_scan_date | promise_date | parcel_count | promised_count | kept_count
            due     | 2015-11-01 | delivered | 5        | -              | -            | 15           | 15             | 12
            due     | 2015-11-01 | open      | -        | 2015-11-20     | 2015-11-29   | 5            | 5              | 0
            not due | 2015-11-01 | delivered | 5        | -              | -            | 15           | 15             | 12
            not due | 2015-11-01 | open      | -        | 2015-11-20     | 2015-11-30   | 5            | 5              | 0
            none    | 2015-11-01 | delivered | 5        | -              | -            | 15           | 0              | 0
            """);

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where(
                    "dimension = 'carrier' and scope = 'import' and day_type = 'calendar' and cohort_type = 'month'"))
        .hasRows(
            """
            slice   | promised_count | on_time_share | on_time_unknown_because
            due     | 20             | 0.60          | -
            not due | 20             | -             | not_due
            none    | 0              | -             | no_promise
            """);
  }

  /** The first of a month is in a week too; a parcel of which only the month is known is not. */
  @Test
  void parcelsWithoutAStartAreLeftOutOfTheMonthOfTheirOrderAndOfNoWeek(SparkSession spark) {
    Mart mart =
        withParcels(
            spark,
            "2015-11-30",
            """
            start_date | outcome   | age_days | excluded_because | parcel_count
            2015-10-31 | delivered | 5        | -                | 12
            2015-11-01 | delivered | 5        | -                | 15
            -          | open      | -        | no_start         | 3
            """);

    assertThatTable(
            mart.build(DeliveryTime.TABLE)
                .where("dimension = 'total' and scope = 'import' and day_type = 'calendar'"))
        .hasRows(
            """
            cohort   | parcel_count | excluded_no_start
            2015-10  | 12           | 0
            2015-11  | 15           | 3
            2015-W44 | 27           | 0
            """);
  }

  @Test
  void legsAreMeasuredWhereBothEndsWereScannedInOrder(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(
                ParcelsAsOf.TABLE,
                """
                tracking_number | order_month | flow   | trade        | channel | carrier | operator_start_date | operator_excluded_because | ema_at               | emc_at               | emd_at
                T1              | 2015-11     | import | cross_border | b2c     | c       | 2015-11-03          | -                         | 2015-11-03T20:00:00Z | 2015-11-03T22:00:00Z | 2015-11-08T22:00:00Z
                T2              | 2015-11     | import | cross_border | b2c     | c       | 2015-11-03          | -                         | 2015-11-03T20:00:00Z | 2015-11-06T20:00:00Z | 2015-11-06T19:00:00Z
                T3              | 2015-11     | import | cross_border | b2c     | c       | 2015-11-03          | no_start                  | 2015-11-03T20:00:00Z | 2015-11-06T20:00:00Z | 2015-11-06T19:00:00Z
                """);
    mart.build(LegHistogram.TABLE);

    assertThatTable(
            mart.build(DeliveryLegs.TABLE)
                .where(
                    "dimension = 'carrier' and scope = 'import' and leg in ('origin', 'transport', 'buyer')"))
        .hasRows(
            """
            cohort  | leg       | parcel_count | measured_count | coverage | mean_days | median_days | p90_days | inconsistent_share | is_provisional
            2015-11 | origin    | 2            | 2              | 1.00     | 1.54      | 1           | 3        | 0.00               | true
            2015-11 | transport | 2            | 1              | 0.50     | 5.00      | 5           | 5        | 0.50               | true
            2015-11 | buyer     | 2            | 0              | 0.00     | -         | -           | -        | 0.00               | true
            """);
  }

  /** The months of a jam look fast as long as its slow parcels are on their way. */
  @Test
  void legsAreFinalWhenFewParcelsAreOpen(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(
                LegHistogram.TABLE,
                """
                order_month | start_month | flow   | trade        | channel | carrier | leg      | days | parcel_count | microsecond_sum     | inconsistent_count
                2015-09     | 2015-09     | import | cross_border | b2c     | few     | operator | 9    | 95           | 5000000000000000000 | 0
                2015-09     | 2015-09     | import | cross_border | b2c     | many    | operator | 9    | 94           | 5000000000000000000 | 0
                """)
            .with(
                DeliveryTime.TABLE,
                """
                cohort_type | day_type | clock    | cohort  | scope  | dimension | slice | open_share | is_provisional
                month       | calendar | operator | 2015-09 | import | carrier   | few   | 0.05       | false
                month       | calendar | operator | 2015-09 | import | carrier   | many  | 0.06       | false
                month       | calendar | operator | 2015-09 | import | total     | total | 0.01       | true
                """);

    assertThatTable(mart.build(DeliveryLegs.TABLE).where("scope = 'import'"))
        .hasRows(
            """
            slice | measured_count | mean_days | is_provisional
            few   | 95             | 609161.79 | false
            many  | 94             | 615642.24 | true
            total | 189            | 612384.87 | true
            """);
  }

  @Test
  void aTrendNeedsEightMatureMonthsAndAClearChange(SparkSession spark) {
    StringBuilder times =
        new StringBuilder(
            "cohort_type | day_type | cohort | scope | clock | dimension | slice | parcel_count | median_days | is_provisional\n");
    for (int month = 1; month <= 9; month++) {
      String cohort = "month | calendar | 2015-0" + month + " | import | buyer | carrier | ";
      times.append(cohort).append("falls | 40 | %d | false%n".formatted(50 - 2 * month));
      times.append(cohort).append("stays | 40 | %d | false%n".formatted(30 + month % 2));
      times.append(cohort).append("young | 40 | 30 | %s%n".formatted(month > 7));
      times.append(cohort).append("small | %d | 30 | false%n".formatted(month > 7 ? 29 : 30));
    }
    Mart mart = new Mart(spark, "2015-12-31").with(DeliveryTime.TABLE, times.toString());

    assertThatTable(mart.build(DeliveryTrend.TABLE))
        .hasRows(
            """
            slice | trend           | unknown_because | cohort_count | first_level_days | last_level_days | slope_days_per_month
            falls | faster          | -               | 9            | 48.0             | 32.0            | -2.0
            stays | no_clear_change | -               | 9            | 31.0             | 31.0            | 0.0
            young | unknown         | too_few_cohorts | 7            | -                | -               | -
            small | unknown         | too_few_cohorts | 7            | -                | -               | -
            """);
  }

  @Test
  void aScorecardTellsWhatBecameOfACarriersParcels(SparkSession spark) {
    Mart mart =
        withParcels(
            spark,
            "2015-12-31",
            """
            start_date | outcome   | age_days | last_scan_date | parcel_count | attempted_count | first_attempt_count | complete_count
            2015-06-01 | delivered | 5        | -              | 12           | 8               | 6                   | 9
            2015-06-01 | returned  | 9        | -              | 3            | 0               | 0                   | 0
            2015-06-01 | open      | -        | 2015-06-02     | 1            | 0               | 0                   | 0
            """);

    assertThatTable(mart.build(CarrierScorecard.TABLE))
        .hasRows(
            """
            period_type | period  | scope  | carrier | parcel_count | median_days | lost_share | returned_share | first_attempt_share | complete_share
            month       | 2015-06 | import | c       | 16           | 5           | 0.0625     | 0.1875         | 0.7500              | 0.7500
            quarter     | 2015-Q2 | import | c       | 16           | 5           | 0.0625     | 0.1875         | 0.7500              | 0.7500
            """);
  }

  /** Of June a parcel of the 30th can be lost on 27 December at the earliest. */
  @Test
  void whatIsLostIsNotToldBeforeAllCouldBe(SparkSession spark) {
    Mart mart =
        withParcels(
            spark,
            "2015-12-26",
            """
            start_date | outcome   | age_days | last_scan_date | parcel_count
            2015-06-01 | delivered | 5        | -              | 15
            2015-06-01 | open      | -        | 2015-06-02     | 1
            """);

    assertThatTable(mart.build(CarrierScorecard.TABLE).where("period_type = 'month'"))
        .hasRows(
            """
            period  | parcel_count | lost_share | returned_share | is_provisional
            2015-06 | 16           | -          | 0.0            | false
            """);
  }

  /** Rows of the histogram, of one import flow and the operator's clock; what is not said is 0. */
  private static Mart withParcels(SparkSession spark, String asOf, String text) {
    Table table = DeliveryHistogram.TABLE;
    var rows = org.tearoad.common.testing.TableText.table(spark, table.schema(), text);
    return new Mart(spark, asOf)
        .with(
            table,
            rows.selectExpr(
                table.columnNames().stream().map(DeliveryTest::filled).toArray(String[]::new)));
  }

  private static String filled(String column) {
    String usual =
        switch (column) {
          case "clock" -> "'operator'";
          case "flow" -> "'import'";
          case "trade" -> "'cross_border'";
          case "channel" -> "'b2c'";
          case "carrier" -> "'c'";
          case "service" -> "'ems'";
          case "order_month" -> "'2015-11'";
          default -> column.endsWith("_count") ? "0L" : "null";
        };
    return "coalesce(%s, %s) as %s".formatted(column, usual, column);
  }
}
