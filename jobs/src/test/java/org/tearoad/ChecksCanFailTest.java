package org.tearoad;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.ParquetFooters;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.quality.Checks;
import org.tearoad.common.table.Check;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.Checked;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.run.Dictionary;

/** A check that cannot fail is no check: each is broken by a row made for it. */
@ExtendWith(SparkExtension.class)
class ChecksCanFailTest {
  private static final List<Table> TABLES =
      Dictionary.steps().stream()
          .map(Step::output)
          .filter(table -> !table.checks().isEmpty())
          .toList();

  /** By check, the values that break it, beside a good row of its table. */
  private static final Map<String, Map<String, Object>> BREAKING =
      Map.ofEntries(
          Map.entry(
              "revisions.what_is_not_comparable_has_a_reason",
              Map.of("not_comparable_because", "not_told_then")),
          Map.entry("revisions.the_earlier_release_is_not_later", Map.of("lag_days", -1)),
          Map.entry("revision_summary.shares_are_shares", Map.of("up_share", 1.01)),
          Map.entry(
              "revision_summary.the_mean_is_within_its_limits", Map.of("mean_revision", 1.01)),
          Map.entry(
              "order_facts.rates_are_recent",
              Map.of(
                  "fx_date", LocalDate.of(2015, 11, 17), "rate_date", LocalDate.of(2015, 11, 1))),
          Map.entry(
              "payment_facts.rates_are_recent",
              Map.of(
                  "fx_date", LocalDate.of(2015, 11, 17), "rate_date", LocalDate.of(2015, 11, 1))),
          Map.entry("daily_volume.gmv_orders_are_placed", Map.of("gmv_order_count", 2L)),
          Map.entry(
              "daily_volume.converted_orders_are_in_gmv", Map.of("converted_order_count", 2L)),
          Map.entry(
              "daily_volume.amounts_are_not_negative", Map.of("gmv_cny", new BigDecimal("-0.01"))),
          Map.entry("monthly_volume.gmv_orders_are_placed", Map.of("gmv_order_count", 2L)),
          Map.entry(
              "monthly_volume.amounts_are_not_negative",
              Map.of("gmv_rub", new BigDecimal("-0.01"))),
          Map.entry("volume_growth.growth_is_above_minus_one", Map.of("growth_rate", -1.01)),
          Map.entry("volume_growth.converted_share_is_a_share", Map.of("converted_share", 1.01)),
          Map.entry("volume_growth.incomparable_has_no_growth", Map.of("is_comparable", false)),
          Map.entry(
              "volume_growth.value_is_not_negative", Map.of("value", new BigDecimal("-1.00"))),
          Map.entry("marketplace_ranking.shares_are_shares", Map.of("share", 1.01)),
          Map.entry("marketplace_ranking.index_is_an_index", Map.of("herfindahl_index", 1.01)),
          Map.entry(
              "growth_effects.effects_add_up", Map.of("ticket_effect_rub", new BigDecimal("1.01"))),
          Map.entry(
              "growth_effects.value_is_not_negative",
              Map.of("gmv_rub", new BigDecimal("-1.00"), "is_comparable", false)),
          Map.entry("participant_hashes.sketches_are_of_their_size", Map.of("hashes", List.of())),
          Map.entry(
              "largest_contributors.the_largest_are_some_of_them", Map.of("contributor_count", 2L)),
          Map.entry("largest_contributors.parts_are_within_the_whole", Map.of("amount", 0L)),
          Map.entry("suppressions.status_is_known", Map.of("conf_status", "F")),
          Map.entry("participants.errors_are_small", Map.of("relative_error", 0.021)),
          Map.entry("participants.value_is_not_negative", Map.of("value", -1L)),
          Map.entry(
              "market_comparison.value_is_not_negative",
              Map.of("value_rub", new BigDecimal("-1.00"))),
          Map.entry("market_comparison.index_begins_at_100", Map.of("index", 99.0)),
          Map.entry("scan_delay.delays_are_not_negative", Map.of("delay_days", -1)),
          Map.entry("delivery_histogram.ages_are_not_negative", Map.of("age_days", -1)),
          Map.entry("delivery_histogram.counts_are_parts", Map.of("kept_count", 2L)),
          Map.entry("delivery_slice_histogram.ages_are_not_negative", Map.of("age_days", -1)),
          Map.entry("delivery_slice_histogram.counts_are_parts", Map.of("promised_count", 2L)),
          Map.entry("leg_histogram.days_are_not_negative", Map.of("days", -1)),
          Map.entry(
              "leg_histogram.inconsistent_ones_are_counted", Map.of("inconsistent_count", 2L)),
          Map.entry("delivery_time.outcomes_add_up", Map.of("parcel_count", 2L)),
          Map.entry("delivery_time.limits_hold_the_median", Map.of("median_low", 2)),
          Map.entry("delivery_time.shares_rise_within_limits", Map.of("share_within_7", 1.01)),
          Map.entry("delivery_time.on_time_is_a_share", Map.of("on_time_share", 1.01)),
          Map.entry("delivery_curve.limits_hold_the_share", Map.of("share_low", 1.01)),
          Map.entry("delivery_curve.shares_are_shares", Map.of("share", 1.01, "share_high", 1.01)),
          Map.entry("delivery_curve.who_ends_was_at_risk", Map.of("delivered_count", 2L)),
          Map.entry("delivery_legs.means_are_not_negative", Map.of("mean_days", -1.0)),
          Map.entry("delivery_legs.coverage_is_a_share", Map.of("coverage", 1.01)),
          Map.entry("delivery_legs.quantiles_are_in_order", Map.of("median_days", 2)),
          Map.entry("carrier_scorecard.shares_are_shares", Map.of("lost_share", 1.01)),
          Map.entry("carrier_scorecard.limits_hold_the_share", Map.of("on_time_share", 1.01)),
          Map.entry("delivery_trend.limits_hold_the_slope", Map.of("slope_low", 1.01)),
          Map.entry("delivery_trend.p_is_a_probability", Map.of("p_value", 1.01)),
          Map.entry("daily_payments.counts_are_parts", Map.of("refunded_count", 2L)),
          Map.entry("daily_payments.hours_are_not_negative", Map.of("capture_hours", -1)),
          Map.entry("payment_health.outcomes_add_up", Map.of("attempt_count", 2L)),
          Map.entry("payment_health.limits_hold_the_shares", Map.of("capture_share_low", 1.01)),
          Map.entry(
              "payment_health.what_is_not_said_has_a_reason",
              Map.of("hours_unknown_because", "too_few_timed")),
          Map.entry(
              "payment_health.refunds_are_not_negative",
              Map.of("refunded_rub", new BigDecimal("-0.01"))),
          Map.entry(
              "payment_declines.limits_hold_the_share", Map.of("share_of_attempts_low", 1.01)),
          Map.entry("payment_declines.shares_are_shares", Map.of("share_of_declines", 1.01)),
          Map.entry("seller_months.gmv_orders_are_placed", Map.of("gmv_order_count", 2L)),
          Map.entry(
              "seller_months.amounts_are_not_negative", Map.of("gmv_rub", new BigDecimal("-0.01"))),
          Map.entry("b2b_months.counts_are_parts", Map.of("won_within_90_count", 2L)),
          Map.entry("exporters.counts_are_parts", Map.of("new_count", 2L)),
          Map.entry("exporters.limits_hold_the_share", Map.of("retained_low", 1.01)),
          Map.entry("exporters.index_is_an_index", Map.of("herfindahl_index", 1.01)),
          Map.entry("exporter_cohorts.active_ones_are_of_the_cohort", Map.of("active_count", 2L)),
          Map.entry("exporter_cohorts.limits_hold_the_share", Map.of("retention_low", 1.01)),
          Map.entry("b2b_flows.counts_are_parts", Map.of("won_count", 2L)),
          Map.entry("b2b_flows.limits_hold_the_shares", Map.of("conversion_low", 1.01)),
          Map.entry("b2b_flows.shares_rise", Map.of("conversion_within_30", 1.01)),
          Map.entry(
              "region_days.a_row_has_an_event",
              Map.of("order_count", 0L, "posting_count", 0L, "delivery_count", 0L)),
          Map.entry(
              "region_interruptions.dates_are_in_order",
              Map.of("first_event_date", LocalDate.of(2015, 11, 11))),
          Map.entry(
              "region_interruptions.interruptions_have_the_needed_evidence",
              Map.of("kind", "interruption", "evidence", 0.99)),
          Map.entry(
              "region_interruptions.what_cannot_be_seen_has_no_evidence",
              Map.of("kind", "cannot_be_seen")),
          Map.entry("freshness.days_are_not_negative", Map.of("event_days_behind", -1)),
          Map.entry("freshness.what_is_unknown_has_a_reason", Map.of("state", "ok")),
          Map.entry("alerts.limits_are_in_order", Map.of("expected_low", 2.01)),
          Map.entry("alerts.alerts_are_outside_their_limits", Map.of("value", 1.0)),
          Map.entry("order_development.delays_are_not_negative", Map.of("delay_days", -1)),
          Map.entry("nowcast.limits_hold_the_estimate", Map.of("estimate_high", 0L)),
          Map.entry("nowcast.completeness_is_a_share", Map.of("completeness", 1.01)),
          Map.entry("nowcast.unknown_has_a_reason", Map.of("unknown_because", "a reason")),
          Map.entry("delivery_outlook.limits_hold_the_expected", Map.of("expected_low", 2L)),
          Map.entry(
              "delivery_outlook.no_more_than_are_on_their_way", Map.of("on_their_way_count", 0L)),
          Map.entry(
              "delivery_outlook.unknown_has_a_reason", Map.of("unknown_because", "a reason")));

  /** Where a row of ones would break a check. */
  private static final Map<String, Map<String, Object>> GOOD =
      Map.ofEntries(
          Map.entry(
              "delivery_time", Map.of("returned_count", 0L, "lost_count", 0L, "open_count", 0L)),
          Map.entry("delivery_curve", Map.of("returned_count", 0L, "lost_count", 0L)),
          Map.entry("carrier_scorecard", Map.of("returned_share", 0.0)),
          Map.entry("payment_health", everythingIsSaid()),
          Map.entry("exporters", Map.of("unknown_age_count", 0L)),
          Map.entry("participant_hashes", Map.of("hashes", List.of(1L))),
          Map.entry(
              "largest_contributors",
              Map.of("largest_hashes", List.of(1L), "largest_amounts", List.of(1L))),
          Map.entry("suppressions", Map.of("conf_status", "C")),
          Map.entry("participants", Map.of("relative_error", 0.0)),
          Map.entry("revisions", Collections.singletonMap("not_comparable_because", null)),
          Map.entry("nowcast", Collections.singletonMap("unknown_because", null)),
          Map.entry("delivery_outlook", Collections.singletonMap("unknown_because", null)),
          Map.entry("market_comparison", Map.of("index", 100.0)),
          Map.entry(
              "growth_effects",
              Map.of(
                  "gmv_rub", new BigDecimal("2.00"),
                  "structure_effect_rub", new BigDecimal("0.00"),
                  "ticket_effect_rub", new BigDecimal("0.00"),
                  "currency_effect_rub", new BigDecimal("0.00"))),
          Map.entry("freshness", Map.of("state", "unknown")),
          Map.entry("alerts", Map.of("value", 3.0, "expected_high", 2.0)),
          Map.entry(
              "region_interruptions",
              Map.of(
                  "last_event_date",
                  LocalDate.of(2015, 11, 10),
                  "first_event_date",
                  LocalDate.of(2015, 11, 12))));

  @Test
  void everyDeclaredCheckHasARowThatBreaksItAndNoOther(SparkSession spark) {
    Set<String> declared = new TreeSet<>();
    for (Table table : TABLES) {
      for (Check check : table.checks()) {
        declared.add(table.name() + "." + check.name());
      }
    }
    assertThat(BREAKING.keySet()).containsExactlyInAnyOrderElementsOf(declared);

    for (Table table : TABLES) {
      List<Row> rows = new ArrayList<>();
      Set<String> expected = new TreeSet<>();
      for (Check check : table.checks()) {
        String name = table.name() + "." + check.name();
        rows.add(row(table, rows.size(), BREAKING.get(name)));
        expected.add(name + " 1");
      }
      assertThat(broken(spark, table, rows)).isEqualTo(expected);
    }
  }

  @Test
  void aGoodRowBreaksNothing(SparkSession spark) {
    for (Table table : TABLES) {
      assertThat(broken(spark, table, List.of(row(table, 0, Map.of())))).isEmpty();
    }
  }

  @Test
  void everyKeyIsUnique(SparkSession spark) {
    for (Table table : allTables()) {
      Row good = row(table, 0, Map.of());
      Table bare =
          Table.of(
              table.layer(),
              table.name(),
              table.grain(),
              table.key(),
              table.fields().toArray(Field[]::new));
      Dataset<Row> twice = spark.createDataFrame(List.of(good, good), table.schema());

      assertThat(Checked.rows(bare, twice))
          .singleElement()
          .matches(result -> result.violations() == 2);
    }
  }

  @Test
  void everyRequiredColumnMustBeFilled(SparkSession spark, @TempDir Path temporary) {
    for (Table table : allTables()) {
      Row empty = RowFactory.create(new Object[table.fields().size()]);
      String folder = temporary.resolve(table.name()).toString();
      spark
          .createDataFrame(List.of(row(table, 0, Map.of()), empty), table.schema())
          .coalesce(1)
          .write()
          .parquet(folder);

      List<CheckResult> results =
          Checks.filled(
              table, ParquetFooters.read(Folder.open(new Configuration(), folder), List.of()));

      assertThat(results)
          .allMatch(result -> result.violations() == 1)
          .extracting(CheckResult::check)
          .containsExactlyElementsOf(
              table.fields().stream()
                  .filter(Field::required)
                  .filter(field -> !(field.type() instanceof ArrayType))
                  .map(field -> field.name() + "_is_filled")
                  .toList());
    }
  }

  private static Map<String, Object> everythingIsSaid() {
    Map<String, Object> values =
        new HashMap<>(Map.of("declined_count", 0L, "open_count", 0L, "attempt_count", 1L));
    values.put("hours_unknown_because", null);
    values.put("refund_share_unknown_because", null);
    return values;
  }

  private static List<Table> allTables() {
    return Dictionary.steps().stream().map(Step::output).toList();
  }

  private static Set<String> broken(SparkSession spark, Table table, List<Row> rows) {
    Dataset<Row> written = spark.createDataFrame(rows, table.schema());
    Set<String> broken = new TreeSet<>();
    for (CheckResult result : Checked.rows(table, written)) {
      if (!result.passed()) {
        broken.add("%s.%s %d".formatted(result.table(), result.check(), result.violations()));
      }
    }
    return broken;
  }

  /** A row of ones that satisfies every check; texts are told apart by a number. */
  private static Row row(Table table, int number, Map<String, Object> changes) {
    Map<String, Object> values = new HashMap<>();
    for (Field field : table.fields()) {
      values.put(field.name(), one(field.type(), number));
    }
    values.putAll(GOOD.getOrDefault(table.name(), Map.of()));
    values.putAll(changes);
    return RowFactory.create(
        table.fields().stream().map(field -> values.get(field.name())).toArray());
  }

  private static Object one(DataType type, int number) {
    if (type instanceof DecimalType decimal) {
      return BigDecimal.ONE.setScale(decimal.scale());
    }
    return switch (type.typeName()) {
      case "string" -> "text " + number;
      case "boolean" -> true;
      case "integer" -> 1;
      case "long" -> 1L;
      case "double" -> 1.0;
      case "date" -> LocalDate.of(2015, 11, 11);
      case "timestamp" -> Instant.parse("2015-11-11T10:00:00Z");
      case "array" -> Arrays.asList();
      default ->
          throw new IllegalArgumentException("Cannot make a value: unknown type, got " + type);
    };
  }
}
