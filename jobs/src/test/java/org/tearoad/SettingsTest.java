package org.tearoad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.config.Settings;
import org.tearoad.common.config.SettingsException;
import org.tearoad.marts.delivery.DeliverySettings;
import org.tearoad.marts.watch.FreshnessRule;
import org.tearoad.run.Notification;
import org.tearoad.run.SourceSettings;
import org.tearoad.run.TeaRoadSettings;

/** The settings files of the project, and what is made of them. */
class SettingsTest {
  private static final Path CONF = Path.of("..", "conf");

  @Test
  void everySettingStandsInTheFileWithItsDefault() {
    TeaRoadSettings settings = read("tearoad.conf", Map.of());

    assertThat(settings.raw()).isEqualTo("raw");
    assertThat(settings.warehouse()).isEqualTo("warehouse");
    assertThat(settings.reportingZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    assertThat(settings.homeCountry()).isEqualTo("RU");
    assertThat(settings.partnerCountry()).isEqualTo("CN");
    assertThat(settings.partnerMarketplaces())
        .containsExactly("aliexpress", "tmall", "taobao", "jd", "gearbest", "lightinthebox");
    assertThat(settings.provisionalDays()).isEqualTo(30);
    assertThat(settings.delivery()).isEqualTo(new DeliverySettings(180, 60, List.of(), "RU", "CN"));
    assertThat(settings.buyerKeyFile()).isEmpty();
    assertThat(settings.rejectWarnShare()).isEqualTo(0.01);
    assertThat(settings.rejectFailShare()).isEqualTo(0.05);
    assertThat(settings.mostBadFiles()).isZero();
    assertThat(settings.freshness())
        .containsOnlyKeys("orders", "payments", "shipments")
        .containsEntry("orders", new FreshnessRule(2, 7, Optional.empty()));
    assertThat(settings.notification())
        .isEqualTo(new Notification(List.of(), List.of(), Duration.ofSeconds(30)));
    assertThat(settings.lockLease()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.sources())
        .extracting(source -> source.name() + " " + source.log() + " " + source.files())
        .containsExactly(
            "orders orders orders", "payments payments payments", "shipments shipments shipments");
  }

  @Test
  void aSourceIsReadByTheEndingOfItsFilesWithCommasUnlessSaidOtherwise() {
    SourceSettings orders = read("tearoad.conf", Map.of()).sources().get(0);

    assertThat(orders)
        .isEqualTo(
            new SourceSettings(
                "orders",
                "orders",
                "orders",
                Optional.empty(),
                ',',
                Optional.empty(),
                Optional.empty(),
                SourceSettings.RowsPerLine.ONE,
                Map.of()));
  }

  @Test
  void theReferenceFilesOfTheSettingsAreThere() {
    TeaRoadSettings.ReferenceFiles files = read("tearoad.conf", Map.of()).reference();

    assertThat(files.postcodeCountry()).isEqualTo("RU");
    for (String file :
        new String[] {
          files.fxRates(),
          files.regions(),
          files.tileGrid(),
          files.names(),
          files.postcodePrefixes(),
          files.eventCodes(),
          files.workingDays(),
          files.lunarNewYear(),
          files.marketBenchmarks()
        }) {
      assertThat(Files.exists(Path.of("..").resolve(file))).as(file).isTrue();
    }
  }

  @Test
  void theDemoDiffersInItsFoldersAndItsKeyOnly() {
    TeaRoadSettings demo = read("demo.conf", Map.of());

    assertThat(demo.raw()).isEqualTo("data-samples/raw");
    assertThat(demo.warehouse()).isEqualTo("warehouse/demo");
    assertThat(demo.buyerKeyFile()).contains("conf/demo.key");
    Map<String, String> same = new LinkedHashMap<>();
    same.put("raw", demo.raw());
    same.put("warehouse", demo.warehouse());
    same.put("buyers.key-file", "conf/demo.key");
    assertThat(demo).isEqualTo(read("tearoad.conf", same));
  }

  @ParameterizedTest
  @CsvSource({
    "raw, /data/raw",
    "warehouse, /data/warehouse",
    "reporting.zone, Asia/Shanghai",
    "reporting.home-country, KZ",
    "reporting.partner-country, KR",
    "reporting.provisional-days, 60",
    "reporting.languages, ru",
    "buyers.key-file, /etc/key",
    "reference.fx-rates, a.csv",
    "reference.regions, a.csv",
    "reference.tile-grid, a.csv",
    "reference.names, a.csv",
    "reference.postcode-prefixes, a.csv",
    "reference.postcode-country, KZ",
    "reference.event-codes, a.csv",
    "reference.working-days, a.csv",
    "reference.lunar-new-year, a.csv",
    "reference.market-benchmarks, a.csv",
    "delivery.lost-after-days, 90",
    "delivery.mature-after-days, 30",
    "rejects.warn-share, 0.02",
    "rejects.fail-share, 0.5",
    "rejects.most-bad-files, 3",
    "freshness.warn-after-days, 1",
    "freshness.error-after-days, 9",
    "lock.lease, 5 minutes",
    "sources.orders.zone, Europe/Moscow",
    "sources.orders.format, csv",
    "sources.orders.delimiter, ';'",
    "sources.orders.select, a.sql",
    "sources.orders.rows-per-line, many",
    "sources.orders.files, other",
  })
  void everyKeyIsReadAndChangesWhatItSays(String key, String value) {
    assertThat(read("tearoad.conf", Map.of(key, value)))
        .isNotEqualTo(read("tearoad.conf", Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reporting.zon | x              | unknown setting, did you mean reporting.zone?",
        "rejects.fail-share | 5        | ",
        "reporting.home-country | RUS  | must be a country of ISO 3166-1 alpha-2",
        "sources.orders.log | parcels  | must be one of orders, payments, shipments",
        "sources.orders.delimiter | ;; | must be one character",
        "sources.orders.rows-per-line | few | ",
        "lock.lease | soon             | ",
        "lock.lease | 120              | must be at least 10 s, and a number without a unit is milliseconds, got 120",
        "notify.timeout | 30           | must be at least 1 s, and a number without a unit is milliseconds, got 30",
        "rejects.warn-share | 0.06     | must not be above rejects.fail-share, got 0.06 and 0.05",
        "warehouse | ''                | must not be empty",
      })
  void aWrongSettingIsNamedBeforeAnythingStarts(String key, String value, String why) {
    assertThatThrownBy(() -> read("tearoad.conf", Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(why == null ? "" : why);
  }

  private static TeaRoadSettings read(String file, Map<String, String> sets) {
    Config config = Settings.load(new Configuration(), CONF.resolve(file).toString(), sets);
    return TeaRoadSettings.read(config);
  }
}
