package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableText.table;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.ReportingDelay;
import org.tearoad.marts.delivery.ScanDelay;
import org.tearoad.marts.watch.Freshness;

@ExtendWith(SparkExtension.class)
class ReportingDelayTest {
  private static ReportingDelay delay(SparkSession spark, String delays) {
    return delays(spark, delays, "orders | shop | 2015-11-30\n", "source | state\n")
        .get("shipments");
  }

  private static Map<String, ReportingDelay> delays(
      SparkSession spark, String delays, String ofOrders, String freshness) {
    StringBuilder files = new StringBuilder("log | source | file_date\n" + ofOrders);
    for (int day = 1; day <= 30; day++) {
      files.append("shipments | post | 2015-11-%02d\n".formatted(day));
    }
    return ReportingDelay.byLog(
        table(
            spark, ScanDelay.TABLE.schema(), "reported_month | delay_days | scan_count\n" + delays),
        table(spark, Ledger.FILES.schema(), files.toString()),
        table(spark, Freshness.TABLE.schema(), freshness),
        new Mart(spark, "2015-11-30").settings());
  }

  private static int day(int ofNovember) {
    return (int) LocalDate.of(2015, 11, ofNovember).toEpochDay();
  }

  @Test
  void sharesAddUpFromTheDayItself(SparkSession spark) {
    assertThat(delay(spark, "2015-11 | 0 | 50\n2015-11 | 1 | 30\n2015-11 | 3 | 20\n"))
        .isEqualTo(new ReportingDelay(day(30), new double[] {0.5, 0.8, 0.8, 1}));
  }

  /** Files of the morning: of their own day they tell nothing, or next to nothing. */
  @Test
  void aDayOfWhichHardlyAnythingIsReportedIsNotToday(SparkSession spark) {
    assertThat(delay(spark, "2015-11 | 1 | 150\n2015-11 | 2 | 50\n"))
        .isEqualTo(new ReportingDelay(day(29), new double[] {0.75, 1}));
    assertThat(delay(spark, "2015-11 | 0 | 2\n2015-11 | 1 | 198\n"))
        .isEqualTo(new ReportingDelay(day(29), new double[] {1}));
  }

  /**
   * Of the 28th the log that goes on for two days more has nearly all, the other what it has of a
   * day.
   */
  @Test
  void aLogThatGoesOnTellsMoreOfTheLastDayOfAll(SparkSession spark) {
    Map<String, ReportingDelay> delays =
        delays(
            spark,
            "2015-11 | 0 | 50\n2015-11 | 1 | 30\n2015-11 | 3 | 20\n",
            "orders | shop | 2015-11-28\n",
            "source | state\nshop | ok\n");

    assertThat(delays.get("orders"))
        .isEqualTo(new ReportingDelay(day(28), new double[] {0.5, 0.8, 0.8, 1}));
    assertThat(delays.get("shipments"))
        .isEqualTo(new ReportingDelay(day(28), new double[] {0.8, 1}));
  }

  /** Today is that of the source that is furthest behind, but nobody waits for one that is late. */
  @Test
  void daysThatASourceHasNotDeliveredAreNotSeen(SparkSession spark) {
    String orders =
        "orders | fast | 2015-11-30\norders | slow | 2015-11-29\norders | dead | 2015-03-01\n";
    String scans = "2015-11 | 0 | 50\n2015-11 | 1 | 50\n";

    assertThat(delays(spark, scans, orders, "source | state\ndead | error\n").get("orders"))
        .isEqualTo(new ReportingDelay(day(29), new double[] {0.5, 1}));
    assertThat(
            delays(
                    spark,
                    scans,
                    orders,
                    "source | state\ndead | error\nslow | error\nfast | error\n")
                .get("orders"))
        .isEqualTo(new ReportingDelay(day(30), new double[] {0.5, 1}));
  }

  /** Payments that ended long ago do not hold up what is known of orders and parcels. */
  @Test
  void nobodyWaitsForPaymentsThatAreLate(SparkSession spark) {
    Map<String, ReportingDelay> delays =
        delays(
            spark,
            "2015-11 | 0 | 50\n2015-11 | 1 | 50\n",
            "orders | shop | 2015-11-30\npayments | bank | 2015-06-01\n",
            "source | state\nbank | error\n");

    assertThat(delays).containsOnlyKeys("orders", "shipments");
    assertThat(delays.get("orders").today()).isEqualTo(day(30));
  }

  @Test
  void aFewScansTellNothing(SparkSession spark) {
    assertThat(delay(spark, "2015-11 | 1 | 99\n"))
        .isEqualTo(new ReportingDelay(day(30), new double[0]));
  }
}
