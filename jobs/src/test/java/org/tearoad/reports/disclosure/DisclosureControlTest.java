package org.tearoad.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;
import org.tearoad.common.table.Types;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.Nowcast;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.marts.delivery.DeliveryCurve;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.disclosure.Suppressed;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.payments.PaymentDeclines;
import org.tearoad.marts.revisions.Revisions;

@ExtendWith(SparkExtension.class)
class DisclosureControlTest {
  private static final Map<String, Object> KEY =
      Map.of(
          "period_type", "month",
          "period", "2015-11",
          "cohort", "2015-11",
          "channel", "b2c",
          "trade", "cross_border",
          "year", 2015,
          "dimension", "marketplace",
          "slice", "lone",
          "marketplace", "lone");

  private static Row row(Table mart) {
    Object[] values =
        mart.fields().stream()
            .map(field -> KEY.getOrDefault(field.name(), some(field.type())))
            .toArray();
    return new GenericRowWithSchema(values, mart.schema());
  }

  private static Object some(DataType type) {
    return type.equals(Types.TEXT)
        ? "some"
        : type.equals(Types.COUNT)
            ? (Object) 1L
            : type.equals(Types.NUMBER)
                ? (Object) 1
                : type.equals(Types.RATIO)
                    ? (Object) 1.0
                    : type.equals(Types.FLAG)
                        ? (Object) true
                        : type.equals(Types.DATE) ? LocalDate.of(2015, 11, 30) : BigDecimal.ONE;
  }

  private static Row row(Table mart, Map<String, Object> values) {
    StructType schema = mart.schema();
    return new GenericRowWithSchema(
        Arrays.stream(schema.fieldNames()).map(values::get).toArray(), schema);
  }

  private static DisclosureControl hiding(SparkSession spark, String... periodsAndStatus) {
    Dataset<Row> suppressions =
        spark.createDataFrame(
            Arrays.stream(periodsAndStatus)
                .map(text -> text.split(" "))
                .map(
                    parts ->
                        RowFactory.create(
                            "sellers",
                            typeOf(parts[0]),
                            parts[0],
                            "b2c",
                            "cross_border",
                            parts[1],
                            parts[2],
                            parts[3]))
                .toList(),
            Suppressions.TABLE.schema());
    return DisclosureControl.of(suppressions, Revisions.TABLE.empty(spark));
  }

  private static String typeOf(String period) {
    if (period.contains("Q")) {
      return "quarter";
    }
    return period.contains("-") ? "month" : "year";
  }

  @Test
  void every_figure_that_tells_a_cell_is_a_column_of_its_mart(SparkSession spark) {
    DisclosureControl control = hiding(spark);

    DisclosureControl.TELLINGS.forEach(
        (mart, tellings) -> {
          for (Telling telling : tellings) {
            assertThat(mart.fields().stream().map(Field::name)).containsAll(telling.columns());
          }
          assertThat(control.controlled(mart, row(mart)).size()).isEqualTo(mart.fields().size());
        });
  }

  @Test
  void a_hidden_cell_takes_what_tells_it_and_leaves_the_year_before(SparkSession spark) {
    Row row =
        hiding(spark, "2015-11 marketplace lone C")
            .controlled(VolumeGrowth.TABLE, row(VolumeGrowth.TABLE));

    assertThat(row.<Object>getAs("value")).isEqualTo(Suppressed.CONFIDENTIAL);
    assertThat(row.<Object>getAs("growth_rate")).isEqualTo(Suppressed.CONFIDENTIAL);
    assertThat(row.<Object>getAs("contribution")).isEqualTo(Suppressed.CONFIDENTIAL);
    assertThat(row.<Object>getAs("value_year_ago")).isEqualTo(BigDecimal.ONE);
  }

  @Test
  void a_hidden_year_before_takes_the_growth_and_leaves_the_figure(SparkSession spark) {
    Row row =
        hiding(spark, "2014-11 marketplace lone D")
            .controlled(VolumeGrowth.TABLE, row(VolumeGrowth.TABLE));

    assertThat(row.<Object>getAs("value")).isEqualTo(BigDecimal.ONE);
    assertThat(row.<Object>getAs("growth_rate")).isEqualTo(Suppressed.COMPLEMENT);
    assertThat(row.<Object>getAs("value_year_ago")).isEqualTo(Suppressed.COMPLEMENT);
  }

  @Test
  void one_hidden_marketplace_takes_rank_and_concentration_of_all(SparkSession spark) {
    Row row =
        hiding(spark, "2015-11 concentration total D")
            .controlled(MarketplaceRanking.TABLE, row(MarketplaceRanking.TABLE));

    assertThat(row.<Object>getAs("share")).isEqualTo(1.0);
    assertThat(row.<Object>getAs("marketplace_rank")).isEqualTo(Suppressed.COMPLEMENT);
    assertThat(row.<Object>getAs("herfindahl_index")).isEqualTo(Suppressed.COMPLEMENT);
  }

  /** The index of 2015 and its value tell the value of the year that is 100. */
  @Test
  void an_index_tells_the_year_that_it_begins_with(SparkSession spark) {
    Map<String, Object> values =
        Map.of(
            "year",
            2015,
            "segment",
            "cross_border",
            "index_year",
            2013,
            "index",
            1250.000304,
            "value_rub",
            BigDecimal.ONE);
    Row row =
        hiding(spark, "2013 total total C")
            .controlled(MarketComparison.TABLE, row(MarketComparison.TABLE, values));

    assertThat(row.<Object>getAs("index")).isEqualTo(Suppressed.CONFIDENTIAL);
    assertThat(row.<Object>getAs("value_rub")).isEqualTo(BigDecimal.ONE);
  }

  /** A month that is not over is judged by nobody, and its parcels are waited for all the same. */
  @ParameterizedTest
  @CsvSource({"2015-11-30, true", "2015-12-15, true", "2015-12-31, false"})
  void parcels_on_their_way_are_judged_by_the_newest_month_that_is_over(
      LocalDate from, boolean isHidden, SparkSession spark) {
    Map<String, Object> values =
        Map.of(
            "scope", "export", "dimension", "total", "from_date", from, "on_their_way_count", 2L);
    Row row =
        hiding(spark, "2015-11 flow export C")
            .controlled(DeliveryOutlook.TABLE, row(DeliveryOutlook.TABLE, values));

    assertThat(row.<Object>getAs("on_their_way_count"))
        .isEqualTo(isHidden ? Suppressed.CONFIDENTIAL : (Object) 2L);
  }

  /** What is to be expected of a region follows from the year before. */
  @ParameterizedTest
  @CsvSource({"2015-Q2, true", "2014-Q2, true", "2014-Q1, false", "2015-Q3, false"})
  void what_a_region_missed_is_judged_by_the_quarters_up_to_the_silence(
      String hidden, boolean isHidden, SparkSession spark) {
    Map<String, Object> values =
        Map.of(
            "kind",
            "interruption",
            "flow",
            "import",
            "region",
            "RU-KHA",
            "start_earliest",
            LocalDate.of(2015, 6, 3),
            "silent_days",
            30,
            "expected_missed",
            41.5);
    Row row =
        hiding(spark, hidden + " region RU-KHA D")
            .controlled(RegionInterruptions.TABLE, row(RegionInterruptions.TABLE, values));

    assertThat(row.<Object>getAs("expected_missed"))
        .isEqualTo(isHidden ? Suppressed.COMPLEMENT : (Object) 41.5);
    assertThat(row.<Object>getAs("silent_days")).isEqualTo(30);
  }

  @Test
  void how_little_is_expected_where_a_stop_cannot_be_seen_is_not_told(SparkSession spark) {
    Map<String, Object> values =
        Map.of(
            "kind",
            "cannot_be_seen",
            "flow",
            "import",
            "region",
            "RU-CHU",
            "expected_per_day",
            0.02);
    Row row =
        hiding(spark).controlled(RegionInterruptions.TABLE, row(RegionInterruptions.TABLE, values));

    assertThat(row.<Object>getAs("expected_per_day")).isEqualTo(Suppressed.NOT_JUDGED);
  }

  /** 5 of 13 is 0.3846…: the digits of a share tell how many parcels there were. */
  @Test
  void shares_go_with_the_number_of_parcels_and_days_stay(SparkSession spark) {
    Map<String, Object> values =
        Map.of(
            "cohort",
            "2015-11",
            "scope",
            "import",
            "dimension",
            "marketplace",
            "slice",
            "lone",
            "parcel_count",
            13L,
            "share_within_21",
            5.0 / 13,
            "share_weeks",
            5.0 / 13,
            "median_days",
            24);
    Row row =
        hiding(spark, "2015-11 marketplace lone C")
            .controlled(DeliveryTime.TABLE, row(DeliveryTime.TABLE, values));

    assertThat(row.<Object>getAs("parcel_count")).isEqualTo(Suppressed.CONFIDENTIAL);
    assertThat(row.<Object>getAs("share_within_21")).isEqualTo(Suppressed.CONFIDENTIAL);
    assertThat(row.<Object>getAs("share_weeks")).isEqualTo(Suppressed.CONFIDENTIAL);
    assertThat(row.<Object>getAs("median_days")).isEqualTo(24);
  }

  /** Of a month that is old enough the nowcast has seen all, and its days add up to it. */
  @ParameterizedTest
  @CsvSource({
    "orders, cross_border, month, 2015-11, true",
    "orders, cross_border, day, 2015-11-20, true",
    "orders_paid, cross_border, month, 2015-11, true",
    "parcels_posted, cross_border, month, 2015-11, true",
    "parcels_delivered, import, month, 2015-11, true",
    "parcels_delivered, export, month, 2015-11, false",
    "orders, cross_border, month, 2015-12, false",
    "orders, domestic, month, 2015-11, false"
  })
  void a_nowcast_is_judged_by_the_total_of_its_month(
      String measure,
      String scope,
      String type,
      String cohort,
      boolean isHidden,
      SparkSession spark) {
    Row row =
        hiding(spark, "2015-11 total total C")
            .controlled(
                Nowcast.TABLE,
                row(
                    Nowcast.TABLE,
                    Map.of(
                        "measure",
                        measure,
                        "channel",
                        "b2c",
                        "scope",
                        scope,
                        "cohort_type",
                        type,
                        "cohort",
                        cohort,
                        "seen_count",
                        17L,
                        "completeness",
                        0.9,
                        "estimate",
                        18.9)));

    Object seen = isHidden ? Suppressed.CONFIDENTIAL : (Object) 17L;
    assertThat(row.<Object>getAs("seen_count")).isEqualTo(seen);
    assertThat(row.<Object>getAs("estimate")).isEqualTo(isHidden ? seen : (Object) 18.9);
    assertThat(row.<Object>getAs("completeness")).isEqualTo(0.9);
  }

  @Test
  void paid_orders_are_judged_by_the_buyers_who_pay_as_well(SparkSession spark) {
    Dataset<Row> suppressions =
        spark.createDataFrame(
            List.of(
                RowFactory.create(
                    "buyers", "month", "2015-11", "b2c", "cross_border", "total", "total", "C")),
            Suppressions.TABLE.schema());
    DisclosureControl control = DisclosureControl.of(suppressions, Revisions.TABLE.empty(spark));
    Map<String, Object> values =
        new HashMap<>(Map.of("scope", "cross_border", "cohort", "2015-11", "seen_count", 17L));

    values.put("measure", "orders_paid");
    assertThat(
            control
                .controlled(Nowcast.TABLE, row(Nowcast.TABLE, values))
                .<Object>getAs("seen_count"))
        .isEqualTo(Suppressed.CONFIDENTIAL);
    values.put("measure", "orders");
    assertThat(
            control
                .controlled(Nowcast.TABLE, row(Nowcast.TABLE, values))
                .<Object>getAs("seen_count"))
        .isEqualTo(17L);
    assertThat(
            control
                .controlled(PaymentDeclines.TABLE, row(PaymentDeclines.TABLE))
                .<Object>getAs("share_of_attempts"))
        .isEqualTo(Suppressed.CONFIDENTIAL);
  }

  /** All that are at risk on the first day are the parcels of the month. */
  @Test
  void a_curve_is_judged_as_the_delivery_time_that_it_shows(SparkSession spark) {
    Map<String, Object> values =
        Map.ofEntries(
            Map.entry("cohort_type", "month"),
            Map.entry("cohort", "2015-11"),
            Map.entry("scope", "import"),
            Map.entry("dimension", "total"),
            Map.entry("slice", "total"),
            Map.entry("age_days", 4),
            Map.entry("at_risk_count", 13L),
            Map.entry("delivered_count", 5L),
            Map.entry("returned_count", 0L),
            Map.entry("lost_count", 0L),
            Map.entry("share", 5.0 / 13),
            Map.entry("share_low", 0.2),
            Map.entry("share_high", 0.5));
    Row row =
        hiding(spark, "2015-11 total total C")
            .controlled(DeliveryCurve.TABLE, row(DeliveryCurve.TABLE, values));

    for (String column :
        List.of(
            "at_risk_count",
            "delivered_count",
            "returned_count",
            "lost_count",
            "share",
            "share_low",
            "share_high")) {
      assertThat(row.<Object>getAs(column)).as(column).isEqualTo(Suppressed.CONFIDENTIAL);
    }
    assertThat(row.<Object>getAs("age_days")).isEqualTo(4);
  }

  /** Carriers, services and imports as a whole add up to what is left out. */
  @Test
  void parcels_that_add_up_to_all_are_judged_by_all(SparkSession spark) {
    DisclosureControl control = hiding(spark, "2015-11 total total C");
    Map<String, Object> values =
        Map.ofEntries(
            Map.entry("cohort", "2015-11"),
            Map.entry("period_type", "month"),
            Map.entry("period", "2015-11"),
            Map.entry("scope", "import"),
            Map.entry("dimension", "carrier"),
            Map.entry("slice", "ems"),
            Map.entry("from_date", LocalDate.of(2015, 11, 30)),
            Map.entry("on_their_way_count", 13L),
            Map.entry("parcel_count", 13L));

    for (Table mart : List.of(DeliveryTime.TABLE, DeliveryLegs.TABLE, CarrierScorecard.TABLE)) {
      assertThat(control.controlled(mart, row(mart, values)).<Object>getAs("parcel_count"))
          .as(mart.name())
          .isEqualTo(Suppressed.CONFIDENTIAL);
    }
    assertThat(
            control
                .controlled(DeliveryOutlook.TABLE, row(DeliveryOutlook.TABLE, values))
                .<Object>getAs("on_their_way_count"))
        .isEqualTo(Suppressed.CONFIDENTIAL);
  }

  /** Whoever knows a part and its share knows the whole. */
  @Test
  void shares_of_a_total_that_is_left_out_are_left_out(SparkSession spark) {
    Row ranked =
        hiding(spark, "2015-11 total total C")
            .controlled(MarketplaceRanking.TABLE, row(MarketplaceRanking.TABLE));
    assertThat(ranked.<Object>getAs("value")).isEqualTo(BigDecimal.ONE);
    assertThat(ranked.<Object>getAs("share")).isEqualTo(Suppressed.CONFIDENTIAL);
    assertThat(ranked.<Object>getAs("lead_share")).isEqualTo(Suppressed.CONFIDENTIAL);

    Row grown =
        hiding(spark, "2014-11 total total C")
            .controlled(VolumeGrowth.TABLE, row(VolumeGrowth.TABLE));
    assertThat(grown.<Object>getAs("growth_rate")).isEqualTo(1.0);
    assertThat(grown.<Object>getAs("contribution")).isEqualTo(Suppressed.CONFIDENTIAL);
  }
}
