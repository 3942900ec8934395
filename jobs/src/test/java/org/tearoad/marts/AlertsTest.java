package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.delivery.ScanDelay;
import org.tearoad.marts.growth.LunarNewYear;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.marts.watch.Alerts;
import org.tearoad.marts.watch.Freshness;

/** Each alert has its cause, and what is small, little or to be expected has none. */
@ExtendWith(SparkExtension.class)
class AlertsTest {
  private static final String FRESH =
      """
      source | log    | state | newest_file_date
      orders | orders | ok    | 2015-09-30
      """;

  private Mart mart;

  /** A Wednesday in an ordinary season; the last whole week is that from 2015-09-21. */
  @BeforeEach
  void anOrdinaryDay(SparkSession spark) {
    mart = new Mart(spark, "2015-09-30").with(Freshness.TABLE, FRESH);
  }

  @Test
  void nothingIsNoAlert() {
    assertThat(alerts()).isEmpty();
  }

  @Test
  void whatIsLateOrSilentIsAnAlertAndWhatIsOverIsNot() {
    mart.with(
            Freshness.TABLE,
            """
            source    | log       | state | state_because | newest_file_date | arrival_days_behind | latest_event_date | event_days_behind | warn_after_days | file_count
            orders    | orders    | ok    | -             | 2015-09-30       | 0                   | 2015-09-30        | 0                 | 2               | 9
            payments  | payments  | error | arrival       | 2015-09-20       | 10                  | 2015-09-21        | 9                 | 2               | 8
            shipments | shipments | warn  | event         | 2015-09-30       | 0                   | 2015-09-26        | 4                 | 2               | 7
            """)
        .with(
            RegionInterruptions.TABLE,
            """
            flow   | event    | region | marketplace | kind           | is_open | start_earliest | expected_missed | expected_missed_low | expected_missed_high
            import | delivery | RU-SAK | -           | interruption   | true    | 2015-09-20     | 30              | 20                  | 42
            import | delivery | RU-KAM | -           | interruption   | false   | 2015-08-01     | 30              | 20                  | 42
            import | posting  | RU-CHU | -           | cannot_be_seen | true    | -              | -               | -                   | -
            all    | order    | all    | tmall       | feed_gap       | true    | 2015-09-22     | 40              | -                   | -
            """);

    assertThat(alerts())
        .containsExactlyInAnyOrder(
            "source_late payments error 2015-09-21 10.0",
            "source_late shipments warn 2015-09-27 4.0",
            "region_silent import/delivery/RU-SAK error 2015-09-20 0.0",
            "logs_silent all/order/tmall error 2015-09-22 0.0");
  }

  @Test
  void logsThatASourceHasNotDeliveredAreNotCalledSilent() {
    String silent =
        """
        flow   | event | region | marketplace | kind         | is_open | start_earliest | expected_missed
        import | order | all    | -           | feed_gap     | true    | %1$s           | 90
        all    | order | all    | tmall       | feed_gap     | true    | %1$s           | 40
        import | order | RU-SAK | -           | interruption | true    | %1$s           | 30
        """;
    mart.with(Freshness.TABLE, FRESH.replace("09-30", "09-28"));

    mart.with(RegionInterruptions.TABLE, silent.formatted("2015-09-29"));
    assertThat(alerts()).containsExactly("region_silent import/order/RU-SAK error 2015-09-29 0.0");

    mart.with(RegionInterruptions.TABLE, silent.formatted("2015-09-28"));
    assertThat(alerts()).hasSize(3);
  }

  /** Usually a scan is in the file of the day after: what is of 2015-09-29 would be there. */
  @Test
  void aCarrierIsSilentWhenManyScansAreMissingForDaysWhileFilesCome() {
    String scans =
        """
        carrier | reported_month | delay_days | scan_count | latest_scan_date
        silent  | 2015-07        | 1          | 240        | 2015-07-31
        silent  | 2015-09        | 1          | 250        | 2015-09-20
        busy    | 2015-09        | 1          | 900        | 2015-09-29
        brief   | 2015-09        | 1          | 900        | 2015-09-25
        rare    | 2015-09        | 1          | 80         | 2015-09-20
        gone    | 2015-03        | 1          | 900        | 2015-03-20
        """;
    mart.with(ScanDelay.TABLE, scans).with(Ledger.FILES, newestFiles("2015-09-30", "2015-10-20"));

    assertThat(alerts()).containsExactly("carrier_silent silent error 2015-09-21 0.0");

    mart.with(Ledger.FILES, newestFiles("2015-09-21", "2015-09-30"));
    assertThat(alerts()).isEmpty();
  }

  @Test
  void nobodyIsCalledSilentForTheHolidaysOfTheNewYear(SparkSession spark) {
    String scans =
        """
        carrier | reported_month | delay_days | scan_count | latest_scan_date
        silent  | 2015-02        | 1          | 900        | 2015-02-16
        """;
    mart =
        new Mart(spark, "2015-02-27")
            .with(Freshness.TABLE, FRESH)
            .with(ScanDelay.TABLE, scans)
            .with(Ledger.FILES, newestFiles("2015-02-27", "2015-02-27"));
    assertThat(alerts()).containsExactly("carrier_silent silent error 2015-02-17 0.0");

    mart.with(LunarNewYear.TABLE, "date\n2015-02-19");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void declinesRiseWhenTheIntervalsLieApartAndTheRiseIsLarge() {
    mart.with(
        PaymentHealth.TABLE,
        """
        period_type | period  | channel | trade        | dimension | payment_method | payment_provider | attempt_count | declined_count
        month       | 2015-06 | b2c     | cross_border | method    | card           | -                | 1000          | 80
        month       | 2015-07 | b2c     | cross_border | method    | card           | -                | 1000          | 85
        month       | 2015-08 | b2c     | cross_border | method    | card           | -                | 1000          | 75
        month       | 2015-09 | b2c     | cross_border | method    | card           | -                | 1000          | 160
        month       | 2015-08 | b2c     | cross_border | method    | mobile         | -                | 3000          | 240
        month       | 2015-09 | b2c     | cross_border | method    | mobile         | -                | 1000          | 100
        month       | 2015-08 | b2c     | cross_border | method    | terminal       | -                | 3000          | 240
        month       | 2015-09 | b2c     | cross_border | method    | terminal       | -                | 199           | 199
        month       | 2015-08 | b2c     | cross_border | method    | e_wallet       | -                | 3000000       | 240000
        month       | 2015-09 | b2c     | cross_border | method    | e_wallet       | -                | 1000000       | 90000
        month       | 2015-10 | b2c     | cross_border | method    | e_wallet       | -                | 1000000       | 900000
        quarter     | 2015-09 | b2c     | cross_border | method    | bank_transfer  | -                | 1000          | 900
        """);

    assertThat(alerts()).containsExactly("declines_up b2c/cross_border/card warn 2015-09-01 0.16");
  }

  @Test
  void mediansOfMatureCohortsAreComparedWithTheYearBefore() {
    mart.with(
        DeliveryTime.TABLE,
        """
        cohort_type | cohort  | scope  | clock | day_type | dimension | slice | is_provisional | parcel_count | median_days | median_low | median_high
        month       | 2014-07 | import | buyer | calendar | total     | all   | false          | 900          | 20          | 19         | 21
        month       | 2015-07 | import | buyer | calendar | total     | all   | false          | 900          | 26          | 25         | 27
        month       | 2015-08 | import | buyer | calendar | total     | all   | true           | 900          | 40          | 39         | 41
        month       | 2014-07 | import | buyer | calendar | carrier   | wide  | false          | 900          | 20          | 16         | 24
        month       | 2015-07 | import | buyer | calendar | carrier   | wide  | false          | 900          | 29          | 25         | 33
        month       | 2014-07 | import | buyer | calendar | carrier   | few   | false          | 99           | 20          | 20         | 20
        month       | 2015-07 | import | buyer | calendar | carrier   | few   | false          | 900          | 40          | 40         | 40
        month       | 2014-02 | import | buyer | calendar | carrier   | old   | false          | 900          | 20          | 20         | 20
        month       | 2015-02 | import | buyer | calendar | carrier   | old   | false          | 900          | 40          | 40         | 40
        month       | 2014-07 | export | buyer | calendar | total     | all   | false          | 900          | 30          | 30         | 30
        month       | 2015-07 | export | buyer | calendar | total     | all   | false          | 900          | 31          | 31         | 31
        """);

    assertThat(alerts()).containsExactly("median_up import/buyer/total/all warn 2015-07-01 26.0");
  }

  @Test
  void rejectsRiseAboveWhatTheWeeksBeforeLetExpect() {
    StringBuilder ledger = new StringBuilder("source | file_date | read_count | rejected_count\n");
    LocalDate asOf = LocalDate.parse("2015-09-30");
    for (int day = 0; day < 63; day++) {
      LocalDate date = asOf.minusDays(day);
      ledger.append("steady | %s | 1000 | %d%n".formatted(date, day % 3));
      ledger.append("risen  | %s | 1000 | %d%n".formatted(date, day < 7 ? 20 : day % 3));
      ledger.append("little | %s | 70   | %d%n".formatted(date, day < 7 ? 20 : 0));
      ledger.append("wild   | %s | 1000 | %d%n".formatted(date, day / 7 % 3 * 20));
    }
    mart.with(Ledger.FILES, ledger.toString());

    assertThat(alerts()).containsExactly("rejects_up risen warn 2015-09-24 0.02");
  }

  @Test
  void aWeekFarFromTheEightBeforeIsAnAlert() {
    volume(day -> day.isAfter(LocalDate.parse("2015-09-20")) ? 40 : 100);
    assertThat(alerts())
        .containsExactlyInAnyOrder(
            "volume_low import/b2c warn 2015-09-21 280.0",
            "volume_low aliexpress warn 2015-09-21 280.0");

    volume(day -> day.isAfter(LocalDate.parse("2015-09-20")) ? 80 : 100);
    assertThat(alerts()).isEmpty();

    volume(day -> day.isAfter(LocalDate.parse("2015-09-20")) ? 3 : 6);
    assertThat(alerts()).as("too few orders").isEmpty();
  }

  @Test
  void aWeekThatASourceHasNotDeliveredIsNotCalledLow() {
    mart.with(Freshness.TABLE, FRESH.replace("09-30", "09-26"));
    volume(day -> day.isAfter(LocalDate.parse("2015-09-20")) ? 40 : 100);
    assertThat(alerts()).isEmpty();

    volume(day -> day.isAfter(LocalDate.parse("2015-09-20")) ? 200 : 100);
    assertThat(alerts()).hasSize(2).allMatch(alert -> alert.startsWith("volume_high "));
  }

  @Test
  void aMarketplaceThatIsNewIsNotFarFromItself() {
    volume(day -> day.isBefore(LocalDate.parse("2015-08-25")) ? 0 : 100);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void seasonsAreToBeExpected(SparkSession spark) {
    mart = new Mart(spark, "2015-11-18").with(Freshness.TABLE, FRESH.replace("09-30", "11-18"));
    volume(day -> day.isAfter(LocalDate.parse("2015-11-08")) ? 300 : 100);
    assertThat(alerts()).as("11.11 is high").isEmpty();
    volume(day -> day.isAfter(LocalDate.parse("2015-11-08")) ? 40 : 100);
    assertThat(alerts()).as("11.11 is low").hasSize(2);

    mart =
        new Mart(spark, "2015-02-25")
            .with(Freshness.TABLE, FRESH.replace("09-30", "02-25"))
            .with(LunarNewYear.TABLE, "date\n2015-02-19\n");
    LocalDate peak = LocalDate.parse("2014-11-08");
    volume(
        day ->
            day.isAfter(LocalDate.parse("2015-02-15"))
                ? 30
                : day.isAfter(peak) && day.getYear() == 2014 ? 200 : 100);
    assertThat(alerts()).as("the Chinese New Year is low").isEmpty();
  }

  private void volume(ToLongFunction<LocalDate> orders) {
    StringBuilder volume =
        new StringBuilder(
            "order_month | order_date | flow | channel | marketplace | order_count\n");
    LocalDate first = LocalDate.parse("2014-10-01");
    for (LocalDate day = first; day.getYear() < 2016; day = day.plusDays(1)) {
      volume.append(
          "%s | %s | import | b2c | aliexpress | %d%n"
              .formatted(day.toString().substring(0, 7), day, orders.applyAsLong(day)));
    }
    mart.with(DailyVolume.TABLE, volume.toString());
  }

  private static String newestFiles(String ofShipments, String ofOrders) {
    return """
        source | log       | file_date | read_count | rejected_count
        scans  | shipments | %s        | 9          | 0
        orders | orders    | %s        | 9          | 0
        """
        .formatted(ofShipments, ofOrders);
  }

  private List<String> alerts() {
    return mart.build(Alerts.TABLE).collectAsList().stream().map(AlertsTest::shown).toList();
  }

  private static String shown(Row alert) {
    return String.join(
        " ",
        alert.getAs("kind"),
        alert.getAs("subject"),
        alert.getAs("severity"),
        alert.getAs("since").toString(),
        alert.getAs("value").toString());
  }
}
