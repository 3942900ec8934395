package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.DeliveryHistogram;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.marts.delivery.DeliverySliceHistogram;
import org.tearoad.marts.delivery.ParcelsAsOf;
import org.tearoad.marts.delivery.ScanDelay;

@ExtendWith(SparkExtension.class)
class NowcastTest {
  private static final LocalDate TODAY = LocalDate.of(2015, 12, 10);

  @Test
  void paymentsAndPostingsCountByTheirDaysAfterTheOrder(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-10")
            .with(
                OrdersAsOf.TABLE,
                """
                order_id | order_month | order_date | trade    | channel | is_placed | paid_date
                paid     | 2015-11     | 2015-11-30 | domestic | b2c     | true      | 2015-12-02
                again    | 2015-11     | 2015-11-30 | domestic | b2c     | true      | 2015-12-02
                early    | 2015-11     | 2015-11-30 | domestic | b2c     | true      | 2015-11-29
                unpaid   | 2015-11     | 2015-11-30 | domestic | b2c     | true      | -
                inquiry  | 2015-11     | 2015-11-30 | domestic | b2c     | false     | 2015-11-30
                """)
            .with(
                ParcelsAsOf.TABLE,
                """
                order_id | tracking_number | order_month | order_date | trade    | channel | operator_start_date
                paid     | one             | 2015-11     | 2015-11-30 | domestic | b2c     | 2015-12-03
                paid     | two             | 2015-11     | 2015-11-30 | domestic | b2c     | 2015-12-03
                again    | three           | 2015-11     | 2015-11-30 | domestic | b2c     | -
                """);

    assertThatTable(mart.build(OrderDevelopment.TABLE))
        .hasRows(
            """
            order_month | order_date | trade    | channel | measure        | delay_days | event_count
            2015-11     | 2015-11-30 | domestic | b2c     | orders         | 0          | 4
            2015-11     | 2015-11-30 | domestic | b2c     | orders_paid    | 0          | 1
            2015-11     | 2015-11-30 | domestic | b2c     | orders_paid    | 2          | 2
            2015-11     | 2015-11-30 | domestic | b2c     | parcels_posted | 3          | 2
            """);
  }

  /** Of 10 orders a day 5 are paid at once, 3 a day later; nothing is posted. */
  @Test
  void whatIsMissingFollowsFromHowEarlierDaysFilledUp(SparkSession spark) {
    Mart mart = new Mart(spark, TODAY.toString()).with(OrderDevelopment.TABLE, steadyOrders(300));

    assertThatTable(
            mart.build(Nowcast.TABLE)
                .where(
                    "measure = 'orders_paid' and cohort in ('2015-12-09', '2015-12-10', '2015-12')"))
        .hasRows(
            """
            cohort_type | cohort     | within_days | seen_count | completeness | estimate | estimate_low | estimate_high | method
            day         | 2015-12-09 | 1           | 8          | 1.000        | 8.000    | 8            | 8             | chain_ladder
            day         | 2015-12-10 | 1           | 5          | 0.625        | 8.000    | 8            | 9             | chain_ladder
            month       | 2015-12    | 1           | 77         | 0.9625       | 80.000   | 80           | 81            | chain_ladder
            """);
  }

  @Test
  void whatCannotBeSaidHasAReason(SparkSession spark) {
    Mart young = new Mart(spark, TODAY.toString()).with(OrderDevelopment.TABLE, steadyOrders(100));

    assertThatTable(young.build(Nowcast.TABLE).where("cohort = '2015-12-10' and estimate is null"))
        .hasRows(
            """
            measure        | seen_count | estimate | unknown_because
            orders         | 10         | -        | reporting_delay_unknown
            orders_paid    | 5          | -        | history_too_short
            parcels_posted | 0          | -        | history_too_short
            """);

    Mart old = new Mart(spark, TODAY.toString()).with(OrderDevelopment.TABLE, steadyOrders(300));
    assertThatTable(
            old.build(Nowcast.TABLE).where("cohort = '2015-12-10' and measure = 'parcels_posted'"))
        .hasRows("unknown_because\ntoo_few_events");
  }

  /** Of 100 scans 80 are reported on their day, 20 a day later. */
  @Test
  void ordersWaitForTheirReport(SparkSession spark) {
    Mart mart =
        new Mart(spark, TODAY.toString())
            .with(OrderDevelopment.TABLE, steadyOrders(300))
            .with(
                ScanDelay.TABLE,
                "reported_month | delay_days | scan_count\n2015-12 | 0 | 80\n2015-12 | 1 | 20")
            .with(Ledger.FILES, dailyFiles());

    assertThatTable(
            mart.build(Nowcast.TABLE).where("measure = 'orders' and cohort >= '2015-12-09'"))
        .hasRows(
            """
            cohort     | within_days | seen_count | completeness | estimate | method
            2015-12-09 | 0           | 10         | 1.0          | 10.00    | reporting_delay
            2015-12-10 | 0           | 10         | 0.8          | 12.75    | reporting_delay
            """);
  }

  @Test
  void aDayWithoutFilesOfAllLogsIsNotSpokenOf(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-12")
            .with(OrderDevelopment.TABLE, steadyOrders(300))
            .with(Ledger.FILES, dailyFiles() + "\nshop | orders | later | 2015-12-12");

    assertThat(
            mart.build(Nowcast.TABLE)
                .selectExpr("cast(max(cohort_end) as string)")
                .first()
                .getString(0))
        .isEqualTo("2015-12-10");
  }

  /** Of 10 parcels a day 8 arrive at age 5, one at age 9; one never does. */
  @Test
  void parcelsOnTheirWayArriveAsOthersDidAtTheirAge(SparkSession spark) {
    Mart mart = new Mart(spark, TODAY.toString()).with(DeliveryHistogram.TABLE, steadyParcels(400));

    // Aged 0 to 4: 10 each; 5 to 8: 2 each; older, up to 180 days without a scan: 1 each.
    assertThatTable(mart.build(DeliveryOutlook.TABLE))
        .hasRows(
            """
            scope  | dimension | horizon_days | on_their_way_count | expected_count | expected_low | expected_high | relative_error
            import | total     | 7            | 229                | 47.0           | 42           | 51            | 0.0
            import | total     | 14           | 229                | 49.0           | 45           | 53            | 0.0
            import | total     | 30           | 229                | 49.0           | 45           | 53            | 0.0
            """);
    assertThatTable(
            mart.build(Nowcast.TABLE)
                .where("measure = 'parcels_delivered' and cohort >= '2015-12-05'"))
        .hasRows(
            """
            cohort     | scope  | within_days | seen_count | estimate
            2015-12-05 | import | 90          | 8          | 9.0
            2015-12-06 | import | 90          | 0          | 9.0
            2015-12-07 | import | 90          | 0          | 9.0
            2015-12-08 | import | 90          | 0          | 9.0
            2015-12-09 | import | 90          | 0          | 9.0
            2015-12-10 | import | 90          | 0          | 9.0
            """);
  }

  /** Of the postings of the newest day a fifth is not reported: 12.75 were posted, not 10. */
  @Test
  void parcelsWhosePostingIsNotReportedYetArriveToo(SparkSession spark) {
    Mart mart =
        new Mart(spark, TODAY.toString())
            .with(DeliveryHistogram.TABLE, steadyParcels(400))
            .with(
                ScanDelay.TABLE,
                "reported_month | delay_days | scan_count\n2015-12 | 0 | 80\n2015-12 | 1 | 20")
            .with(Ledger.FILES, dailyFiles());

    assertThatTable(
            mart.build(Nowcast.TABLE)
                .where("measure = 'parcels_delivered' and cohort >= '2015-12-09'"))
        .hasRows(
            """
            cohort     | seen_count | estimate
            2015-12-09 | 0          | 9.000
            2015-12-10 | 0          | 11.475
            """);
  }

  /** In the one region all of 25 that were at risk at age 2 arrived, in the other none. */
  @Test
  void aRegionIsAsFastAsItsParcelsWere(SparkSession spark) {
    Mart mart =
        new Mart(spark, TODAY.toString())
            .with(DeliveryHistogram.TABLE, steadyParcels(400))
            .with(
                DeliverySliceHistogram.TABLE,
                """
                clock    | start_month | dimension | slice | flow   | channel | outcome   | age_days | start_date | last_scan_date | parcel_count
                operator | 2015-11     | region    | fast  | import | b2c     | delivered | 2        | -          | -              | 25
                operator | 2015-12     | region    | fast  | import | b2c     | open      | -        | 2015-12-10 | 2015-12-10     | 10
                operator | 2015-12     | region    | slow  | import | b2c     | open      | -        | 2015-12-08 | 2015-12-08     | 25
                operator | 2015-05     | region    | lost  | import | b2c     | open      | -        | 2015-05-01 | 2015-05-01     | 7
                """);

    assertThatTable(
            mart.build(DeliveryOutlook.TABLE).where("dimension = 'region' and horizon_days = 7"))
        .hasRows(
            """
            slice | on_their_way_count | speed_ratio
            fast  | 10                 | 1.3333
            slow  | 25                 | 0.6667
            """);
  }

  /** Posted on the first and delivered two days after the last day that all logs have files of. */
  @Test
  void ofARegionAlsoCountsWhatHasArrivedSinceTheLastDayOfAllLogs(SparkSession spark) {
    Mart mart =
        new Mart(spark, TODAY.plusDays(2).toString())
            .with(DeliveryHistogram.TABLE, steadyParcels(400))
            .with(Ledger.FILES, dailyFiles() + "\nshop | orders | later | 2015-12-12")
            .with(
                DeliverySliceHistogram.TABLE,
                """
                clock    | start_month | dimension | slice | flow   | channel | outcome   | age_days | start_date | last_scan_date | parcel_count
                operator | 2015-12     | region    | fast  | import | b2c     | delivered | 11       | -          | -              | 25
                operator | 2015-12     | region    | fast  | import | b2c     | open      | -        | 2015-12-10 | 2015-12-10     | 10
                operator | 2015-11     | region    | slow  | import | b2c     | open      | -        | 2015-11-26 | 2015-11-26     | 25
                """);

    assertThatTable(
            mart.build(DeliveryOutlook.TABLE).where("dimension = 'region' and horizon_days = 7"))
        .hasRows(
            """
            slice | on_their_way_count | speed_ratio | from_date
            fast  | 10                 | 1.3333      | 2015-12-10
            slow  | 25                 | 0.6667      | 2015-12-10
            """);
  }

  @Test
  void withoutAHistoryOfForecastsTheOutlookIsUnknown(SparkSession spark) {
    Mart mart = new Mart(spark, TODAY.toString()).with(DeliveryHistogram.TABLE, steadyParcels(100));

    assertThatTable(mart.build(DeliveryOutlook.TABLE).where("horizon_days = 7"))
        .hasRows(
            """
            on_their_way_count | expected_count | expected_low | unknown_because
            149                | -              | -            | history_too_short
            """);
  }

  private static String steadyOrders(int days) {
    StringBuilder rows =
        new StringBuilder("order_date | trade | channel | measure | delay_days | event_count\n");
    for (int age = 0; age < days; age++) {
      String day = "%s | domestic | b2c | ".formatted(TODAY.minusDays(age));
      rows.append(day).append("orders | 0 | 10\n");
      rows.append(day).append("orders_paid | 0 | 5\n");
      if (age > 0) {
        rows.append(day).append("orders_paid | 1 | 3\n");
      }
    }
    return rows.toString();
  }

  private static String steadyParcels(int days) {
    StringBuilder rows =
        new StringBuilder(
            "clock | channel | flow | carrier | outcome | age_days | start_date | last_scan_date | parcel_count\n");
    for (int age = 0; age < days; age++) {
      LocalDate day = TODAY.minusDays(age);
      int open = age < 5 ? 10 : age < 9 ? 2 : 1;
      rows.append(
          "operator | b2c | import | a | open | - | %1$s | %1$s | %2$d\n".formatted(day, open));
      if (age >= 5) {
        rows.append("operator | b2c | import | a | delivered | 5 | %s | - | 8\n".formatted(day));
      }
      if (age >= 9) {
        rows.append("operator | b2c | import | a | delivered | 9 | %s | - | 1\n".formatted(day));
      }
    }
    return rows.toString();
  }

  private static String dailyFiles() {
    StringBuilder rows = new StringBuilder("source | log | file | file_date");
    for (int age = 0; age < 40; age++) {
      for (String log : new String[] {"orders", "payments", "shipments"}) {
        rows.append("\nshop | %1$s | %1$s%2$s | %2$s".formatted(log, TODAY.minusDays(age)));
      }
    }
    return rows.toString();
  }
}
