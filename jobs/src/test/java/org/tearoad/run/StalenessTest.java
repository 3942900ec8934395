package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.tearoad.common.config.Settings;
import org.tearoad.common.config.SettingsException;
import org.tearoad.laws.Site;
import org.tearoad.marts.watch.FreshnessRule.State;

/** When a night without new files is in order, by the calendars of conf/reference. */
class StalenessTest {
  private static final Configuration HADOOP = new Configuration();

  /** The source that is best off decides: one that stopped long ago is told by an alert. */
  @Test
  void theSourceThatIsBestOffDecides() {
    var staleness = staleness(Map.of());
    List<LedgerEntry> ledger =
        List.of(
            file("orders", "2015-11-11"),
            file("payments", "2015-01-01"),
            file("other", "2015-11-19"));

    var best = staleness.best(ledger, LocalDate.parse("2015-11-14")).orElseThrow();
    assertThat(best.source()).isEqualTo("orders");
    assertThat(best.behind()).isEqualTo(3);
    assertThat(best.state()).isEqualTo(State.WARN);
    assertThat(staleness.best(List.of(), LocalDate.parse("2015-11-14"))).isEmpty();
  }

  /** In 2015 China was off from 18 to 24 February. */
  @Test
  void theChineseNewYearIsNoDelayWithACalendar() {
    List<LedgerEntry> ledger = List.of(file("orders", "2015-02-17"));
    LocalDate wednesday = LocalDate.parse("2015-02-25");

    assertThat(staleness(Map.of()).best(ledger, wednesday).orElseThrow().state())
        .isEqualTo(State.ERROR);
    var best =
        staleness(Map.of("sources.orders.freshness.calendar", "CN"))
            .best(ledger, wednesday)
            .orElseThrow();
    assertThat(best.behind()).isEqualTo(1);
    assertThat(best.state()).isEqualTo(State.OK);
  }

  @Test
  void aCalendarThatIsNotThereAndLimitsThatCrossAreRefused() {
    assertThatThrownBy(() -> staleness(Map.of("sources.orders.freshness.calendar", "FR")))
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "Cannot tell how late source orders is: reference.working-days has no day of its calendar, got FR");
    assertThatThrownBy(() -> settings(Map.of("sources.orders.freshness.warn-after-days", "8")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("got 8 and error-after-days 7");
    assertThatThrownBy(() -> settings(Map.of("sources.orders.freshness.warn-after", "1")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("unknown setting");
  }

  private static Staleness staleness(Map<String, String> overrides) {
    TeaRoadSettings settings = settings(overrides);
    return new Staleness(settings, References.read(HADOOP, settings.reference()));
  }

  private static TeaRoadSettings settings(Map<String, String> overrides) {
    Map<String, String> all = new TreeMap<>(overrides);
    Map.of(
            "fx-rates", "fx_rates",
            "regions", "regions",
            "tile-grid", "ru_tile_grid",
            "names", "names",
            "postcode-prefixes", "postcode_prefixes",
            "event-codes", "event_codes",
            "working-days", "working_days",
            "lunar-new-year", "lunar_new_year",
            "market-benchmarks", "market_benchmarks")
        .forEach(
            (key, name) ->
                all.put(
                    "reference." + key,
                    Site.project("conf/reference/" + name + ".csv").toString()));
    return TeaRoadSettings.read(
        Settings.load(HADOOP, Site.project("conf/tearoad.conf").toString(), all));
  }

  private static LedgerEntry file(String source, String day) {
    return new LedgerEntry(
        source,
        source,
        source + day,
        1,
        Instant.EPOCH,
        "",
        LocalDate.parse(day),
        1,
        1,
        0,
        Map.of(),
        Map.of(),
        null,
        "run");
  }
}
