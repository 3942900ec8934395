package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.delivery.ScanDelay;
import org.tearoad.marts.growth.LunarNewYear;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.marts.watch.Alerts;
import org.tearoad.marts.watch.Freshness;
import org.tearoad.twin.Difference;
import org.tearoad.twin.DuckTwin;
import org.tearoad.twin.TwinSettings;

/**
 * Both implementations raise the same alerts of marts whose figures lie on either side of the
 * limits, in ordinary weeks, in those of sales, and around a New Year.
 */
@ExtendWith(SparkExtension.class)
class AlertsTwinTest {
  private static final Path REFERENCE = Path.of("../conf/reference").toAbsolutePath().normalize();

  private static final Map<String, Table> INPUTS =
      Map.of(
          "freshness", Freshness.TABLE,
          "region_interruptions", RegionInterruptions.TABLE,
          "delivery_time", DeliveryTime.TABLE,
          "payment_health", PaymentHealth.TABLE,
          "daily_volume", DailyVolume.TABLE,
          "scan_delay", ScanDelay.TABLE,
          "ledger", Ledger.FILES);

  @TempDir private Path folder;

  private final Random random = new Random(11);
  private LocalDate asOf;

  @ParameterizedTest
  @CsvSource({
    "2015-09-30, volume_low volume_high",
    "2015-11-18, volume_low",
    "2015-01-12, volume_high"
  })
  void bothRaiseTheSameAlerts(LocalDate day, String ofWeeks, SparkSession spark)
      throws SQLException, IOException {
    asOf = day;
    Mart mart =
        new Mart(spark, day.toString())
            .with(Freshness.TABLE, freshness())
            .with(RegionInterruptions.TABLE, interruptions())
            .with(DeliveryTime.TABLE, medians())
            .with(PaymentHealth.TABLE, payments())
            .with(DailyVolume.TABLE, volumes())
            .with(ScanDelay.TABLE, scans())
            .with(Ledger.FILES, ledger())
            .with(
                LunarNewYear.TABLE,
                spark
                    .read()
                    .option("header", true)
                    .schema(LunarNewYear.TABLE.schema())
                    .csv(REFERENCE.resolve("lunar_new_year.csv").toString()));
    Dataset<Row> found = mart.build(Alerts.TABLE);

    Set<String> kinds = new TreeSet<>(Set.of(ofWeeks.split(" ")));
    kinds.addAll(
        Set.of(
            "source_late",
            "region_silent",
            "logs_silent",
            "carrier_silent",
            "median_up",
            "declines_up",
            "rejects_up"));
    assertThat(found.select("kind").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrderElementsOf(kinds);
    assertThat(differences(mart, found)).isEmpty();
  }

  private Iterable<String> differences(Mart mart, Dataset<Row> found)
      throws SQLException, IOException {
    try (DuckTwin twin =
            DuckTwin.open(
                TwinSettings.of(folder, REFERENCE, "key", folder.resolve("spill"))
                    .withMemoryLimit("1GB"));
        Statement statement = twin.connection().createStatement()) {
      twin.setAsOf(asOf);
      for (Map.Entry<String, Table> input : INPUTS.entrySet()) {
        hand(mart.built(input.getValue()), input.getKey(), statement);
      }
      hand(found, "found", statement);
      statement.execute(
          "create table file_counts as select log, read_count, rejected_count, source || '/dt=' || file_date || '/log.csv' as file from ledger");
      twin.makeAlerts();
      return new Difference(twin.connection()).between("alerts", "found");
    }
  }

  private void hand(Dataset<Row> rows, String name, Statement statement) throws SQLException {
    Path path = folder.resolve(name);
    rows.write().parquet(path.toString());
    statement.execute("create table %s as from read_parquet('%s/*.parquet')".formatted(name, path));
  }

  private String freshness() {
    StringBuilder rows =
        new StringBuilder(
            "source | log | state | state_because | newest_file_date | arrival_days_behind | latest_event_date | event_days_behind | warn_after_days | file_count\n");
    rows.append("shop | orders | ok | - | %1$s | 0 | %1$s | 0 | 2 | 9\n".formatted(asOf));
    for (int source = 0; source < 8; source++) {
      int arrival = random.nextInt(12);
      int event = random.nextInt(12);
      String state = arrival > 7 || event > 7 ? "error" : arrival > 2 || event > 2 ? "warn" : "ok";
      rows.append(
          "s%d | payments | %s | %s | %s | %d | %s | %d | 2 | %d\n"
              .formatted(
                  source,
                  state,
                  state.equals("ok") ? "-" : arrival >= event ? "arrival" : "event",
                  asOf.minusDays(arrival),
                  arrival,
                  asOf.minusDays(event),
                  event,
                  random.nextInt(100)));
    }
    return rows.toString();
  }

  private String interruptions() {
    StringBuilder rows =
        new StringBuilder(
            "flow | event | region | marketplace | kind | is_open | start_earliest | expected_missed | expected_missed_low | expected_missed_high\n");
    String[] kinds = {"interruption", "feed_gap", "cannot_be_seen"};
    for (int region = 0; region < 30; region++) {
      String kind = kinds[region % 3];
      double missed = 1 + random.nextInt(50);
      boolean isKnown = kind.equals("interruption") && region % 5 > 0;
      rows.append(
          "%s | order | %s | %s | %s | %s | %s | %s | %s | %s\n"
              .formatted(
                  region % 2 == 0 ? "import" : "export",
                  kind.equals("feed_gap") ? "all" : "r" + region,
                  kind.equals("feed_gap") ? "m" + region : "-",
                  kind,
                  random.nextBoolean(),
                  kind.equals("cannot_be_seen") ? "-" : asOf.minusDays(random.nextInt(40) - 2L),
                  missed,
                  isKnown ? missed * random.nextInt(2) / 2 : "-",
                  isKnown ? missed * 2 : "-"));
    }
    return rows.toString();
  }

  private String medians() {
    StringBuilder rows =
        new StringBuilder(
            "cohort_type | cohort | scope | clock | day_type | dimension | slice | is_provisional | parcel_count | median_days | median_low | median_high\n");
    for (int carrier = 0; carrier < 20; carrier++) {
      int usual = 10 + random.nextInt(20);
      for (int back = 1; back < 21; back++) {
        int days = usual + (back < 9 ? random.nextInt(8) : 0);
        rows.append(
            "month | %s | %s | operator | %s | carrier | c%d | %s | %d | %d | %s | %d\n"
                .formatted(
                    YearMonth.from(asOf).minusMonths(back),
                    carrier % 7 == 0 ? "cross_border" : "import",
                    carrier % 5 == 0 ? "working_origin" : "calendar",
                    carrier,
                    back < 2 + random.nextInt(3),
                    95 + random.nextInt(100),
                    days,
                    random.nextInt(12) == 0 ? "-" : days - 1 - random.nextInt(2),
                    days + random.nextInt(2)));
      }
    }
    return rows.toString();
  }

  private String payments() {
    StringBuilder rows =
        new StringBuilder(
            "period_type | period | channel | trade | dimension | payment_method | payment_provider | attempt_count | declined_count\n");
    for (int provider = 0; provider < 25; provider++) {
      double usual = random.nextDouble() / 5;
      for (int back = 0; back < 6; back++) {
        int attempts = 100 + random.nextInt(3000);
        double share = back == 1 || back == 0 ? usual * (1 + random.nextDouble()) : usual;
        rows.append(
            "%s | %s | b2c | domestic | %s | card | p%d | %d | %d\n"
                .formatted(
                    "month",
                    YearMonth.from(asOf).minusMonths(back),
                    provider % 6 == 0 ? "currency" : "method_provider",
                    provider,
                    attempts,
                    Math.min(attempts, Math.round(attempts * share))));
      }
    }
    return rows.toString();
  }

  /** In the last week some are far from what they were, others have just begun. */
  private String volumes() {
    StringBuilder rows =
        new StringBuilder(
            "order_month | order_date | flow | channel | marketplace | order_count\n");
    for (int marketplace = 0; marketplace < 16; marketplace++) {
      int usual = 5 + random.nextInt(marketplace % 3 == 0 ? 20 : 600);
      int life = marketplace % 4 == 0 ? 40 + random.nextInt(60) : 150;
      double last = 0.2 + 2 * random.nextDouble();
      for (int back = 0; back < life; back++) {
        LocalDate day = asOf.minusDays(back);
        double level = back < 7 + asOf.getDayOfWeek().getValue() % 7 ? last : 1;
        long orders = Math.round(level * (usual + random.nextInt(1 + usual / 8)));
        rows.append(
            "%s | %s | %s | %s | m%d | %d\n"
                .formatted(
                    day.toString().substring(0, 7),
                    day,
                    marketplace % 2 == 0 ? "import" : "domestic",
                    marketplace % 5 == 0 ? "b2b" : "b2c",
                    marketplace,
                    orders));
      }
    }
    return rows.toString();
  }

  private String scans() {
    StringBuilder rows =
        new StringBuilder(
            "carrier | reported_month | delay_days | scan_count | latest_scan_date\n");
    for (int carrier = 0; carrier < 16; carrier++) {
      LocalDate latest = asOf.minusDays(carrier % 3 == 0 ? 1 : random.nextInt(110));
      for (int back = 0; back < 4; back++) {
        for (int delay = 0; delay < 4; delay++) {
          rows.append(
              "c%d | %s | %d | %d | %s\n"
                  .formatted(
                      carrier,
                      YearMonth.from(latest).minusMonths(back),
                      delay,
                      1 + random.nextInt(carrier % 4 == 0 ? 6 : 200) / (1 + delay * delay),
                      latest.minusMonths(back)));
        }
      }
    }
    return rows.toString();
  }

  private String ledger() {
    StringBuilder rows =
        new StringBuilder("source | log | file_date | read_count | rejected_count");
    for (int source = 0; source < 14; source++) {
      String name = source == 0 ? "shipments" : "s" + source;
      int lines = 60 + random.nextInt(200);
      double usual = random.nextDouble() / 50;
      double last = usual * (1 + 4 * random.nextDouble());
      for (int back = 0; back < 70; back++) {
        int read = source % 5 == 4 && back % 14 > 6 ? 0 : lines + random.nextInt(100);
        double share = (back < 7 ? last : usual) * (0.5 + random.nextDouble());
        rows.append(
            "\n%1$s | %1$s | %2$s | %3$d | %4$d"
                .formatted(name, asOf.minusDays(back), read, Math.round(read * share)));
      }
    }
    return rows.toString();
  }
}
