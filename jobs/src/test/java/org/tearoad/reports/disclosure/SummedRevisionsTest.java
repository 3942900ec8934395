package org.tearoad.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.disclosure.Suppressed;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.reports.tables.ReportRows;

/**
 * Means of revisions tell the sum of the figures that were revised: period_count times
 * mean_absolute_revision over relative_mean_absolute_revision.
 */
@ExtendWith(SparkExtension.class)
class SummedRevisionsTest {
  private static final List<Row> SUMMARIES =
      List.of(
          summary("volume_growth", "gmv_rub", "total", "total"),
          summary("volume_growth", "gmv_rub", "marketplace", "lone"),
          summary("volume_growth", "orders", "flow", "export"),
          summary("marketplace_ranking", "orders_share", "marketplace", "lone"),
          summary("delivery_time", "median_days", "carrier", "ems"));

  private static Row summary(String mart, String measure, String dimension, String slice) {
    return row(
        RevisionSummary.TABLE,
        Map.ofEntries(
            Map.entry("mart", mart),
            Map.entry("measure", measure),
            Map.entry("scope", mart.equals("delivery_time") ? "import" : "cross_border"),
            Map.entry("dimension", dimension),
            Map.entry("slice", slice),
            Map.entry("period_type", "month"),
            Map.entry("compared_with", "first"),
            Map.entry("revision_type", "content"),
            Map.entry("period_count", 3L),
            Map.entry("mean_revision", 12.5),
            Map.entry("mean_absolute_revision", 20.0),
            Map.entry("relative_mean_absolute_revision", 0.02),
            Map.entry("smallest_revision", 1.0),
            Map.entry("largest_revision", 30.0),
            Map.entry("up_share", 1.0)));
  }

  /** A revision of November, which is compared with the November before. */
  private static Row revision() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("mart", "volume_growth");
    values.put("measure", "gmv_rub");
    values.put("scope", "cross_border");
    values.put("dimension", "total");
    values.put("slice", "total");
    values.put("period_type", "month");
    values.put("period", "2015-11");
    values.put("compared_with", "first");
    values.put("earlier_release", "2015-12-01");
    values.put("revision_type", "content");
    values.put("earlier_age_days", 1);
    values.put("lag_days", 30);
    values.put("earlier_value", 900.0);
    values.put("value", 1000.0);
    values.put("revision", 100.0);
    values.put("period_end", LocalDate.of(2015, 11, 30));
    values.put("earlier_as_of_date", LocalDate.of(2015, 12, 1));
    return row(Revisions.TABLE, values);
  }

  private static Row row(Table table, Map<String, Object> values) {
    return new GenericRowWithSchema(
        Arrays.stream(table.schema().fieldNames()).map(values::get).toArray(), table.schema());
  }

  private static List<Object[]> published(SparkSession spark, String hiddenMonth) {
    Map<Table, List<Row>> rows =
        Map.of(
            RevisionSummary.TABLE,
            SUMMARIES,
            Revisions.TABLE,
            List.of(revision()),
            Suppressions.TABLE,
            List.of(
                RowFactory.create(
                    "sellers",
                    "month",
                    hiddenMonth,
                    "b2c",
                    "cross_border",
                    "total",
                    "total",
                    "C")));
    return ReportRows.read(
            table -> spark.createDataFrame(rows.getOrDefault(table, List.of()), table.schema()))
        .published()
        .get(RevisionSummary.TABLE.name());
  }

  @Test
  void only_totals_and_delivery_times_are_summed_up_for_readers(SparkSession spark) {
    assertThat(published(spark, "2012-01"))
        .extracting(row -> row[0] + " " + row[1] + " " + row[3])
        .containsExactlyInAnyOrder(
            "volume_growth gmv_rub total", "delivery_time median_days carrier");
  }

  @ParameterizedTest
  @CsvSource({"2015-11, true", "2014-11, true", "2013-11, false", "2015-10, false"})
  void a_summary_is_left_out_with_any_of_its_periods(
      String hiddenMonth, boolean isHidden, SparkSession spark) {
    Object[] ofTotal =
        published(spark, hiddenMonth).stream()
            .filter(row -> row[0].equals("volume_growth"))
            .findFirst()
            .orElseThrow();
    List<String> columns = List.of(RevisionSummary.TABLE.schema().fieldNames());

    for (String column :
        List.of(
            "mean_revision",
            "mean_absolute_revision",
            "relative_mean_absolute_revision",
            "smallest_revision",
            "largest_revision",
            "up_share")) {
      Object value = ofTotal[columns.indexOf(column)];
      assertThat(value == Suppressed.CONFIDENTIAL).as(column).isEqualTo(isHidden);
    }
    assertThat(ofTotal[columns.indexOf("period_count")]).isEqualTo(3L);
  }

  @Test
  void delivery_times_stay(SparkSession spark) {
    assertThat(published(spark, "2015-11"))
        .filteredOn(row -> row[0].equals("delivery_time"))
        .singleElement()
        .satisfies(row -> assertThat(row).contains(12.5));
  }
}
