package org.tearoad.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Coverage;
import org.tearoad.marts.DataQuality;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.delivery.DeliveryTrend;

/**
 * The rows of a release's marts that its reports speak of, read once: some thousands in all.
 *
 * @param rows by mart, ordered by key
 */
public record Marts(Map<String, List<MartRow>> rows) {

  /** What is read of a mart: each report row is one of its rows. */
  private record Selection(Table mart, String condition, List<String> columns) {}

  private static final List<Selection> SELECTIONS =
      List.of(
          new Selection(
              VolumeGrowth.TABLE,
              """
              channel = 'b2c' and (
                  dimension = 'total' and trade in ('cross_border', 'domestic')
                      and (period_type = 'year' or period_type = 'month' and measure = 'orders')
                  or dimension = 'region' and trade = 'cross_border'
                      and period_type = 'year' and measure = 'orders')
              """,
              List.of(
                  "value",
                  "value_year_ago",
                  "growth_rate",
                  "like_for_like_rate",
                  "not_comparable_because",
                  "is_provisional",
                  "period_end")),
          new Selection(
              MarketplaceRanking.TABLE,
              """
              channel = 'b2c' and trade = 'cross_border' and period_type = 'year'
                  and measure = 'orders'
              """,
              List.of(
                  "value",
                  "marketplace_rank",
                  "marketplace_count",
                  "share",
                  "lead_share",
                  "effective_number",
                  "is_provisional")),
          new Selection(
              DeliveryTime.TABLE,
              """
              cohort_type = 'month' and scope = 'import' and day_type = 'calendar'
                  and (clock = 'operator' and dimension in ('total', 'carrier', 'region')
                      or clock = 'buyer' and dimension = 'total')
              """,
              List.of(
                  "parcel_count",
                  "open_share",
                  "median_days",
                  "median_low",
                  "median_high",
                  "p80_days",
                  "p90_days",
                  "p90_low",
                  "p90_high",
                  "p95_days",
                  "delivered_only_median_days",
                  "share_days",
                  "share_weeks",
                  "share_months",
                  "promised_count",
                  "on_time_share",
                  "on_time_low",
                  "on_time_high",
                  "is_provisional")),
          new Selection(
              DeliveryTrend.TABLE,
              "scope = 'import' and clock = 'operator' and dimension = 'total'",
              List.of("trend", "cohort_count", "slope_days_per_month", "slope_low", "slope_high")),
          new Selection(
              DeliveryLegs.TABLE,
              "scope = 'import' and dimension = 'total'",
              List.of(
                  "measured_count",
                  "coverage",
                  "mean_days",
                  "median_days",
                  "p90_days",
                  "inconsistent_share",
                  "is_provisional")),
          new Selection(Coverage.TABLE, "is_gap", List.of("row_count", "is_gap")),
          new Selection(
              DataQuality.TABLE,
              "kind in ('accepted', 'rejected', 'reject')",
              List.of("row_count", "read_count", "share")));

  /** The marts that reports are made from. */
  public static List<Table> tables() {
    return SELECTIONS.stream().map(Selection::mart).toList();
  }

  /**
   * @param mart hands out the rows of a mart of the release
   */
  public static Marts read(Function<Table, Dataset<Row>> mart) {
    Map<String, List<MartRow>> rows = new HashMap<>();
    for (Selection selection : SELECTIONS) {
      rows.put(selection.mart().name(), read(selection, mart.apply(selection.mart())));
    }
    return new Marts(rows);
  }

  /** The rows of a mart where columns have values: {@code "period_type", "year", …}. */
  List<MartRow> of(Table mart, String... columnsAndValues) {
    return of(mart.name(), columnsAndValues);
  }

  List<MartRow> of(String mart, String... columnsAndValues) {
    return rows.getOrDefault(mart, List.of()).stream()
        .filter(row -> matches(row, columnsAndValues))
        .toList();
  }

  private static boolean matches(MartRow row, String... columnsAndValues) {
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      if (!row.is(columnsAndValues[i], columnsAndValues[i + 1])) {
        return false;
      }
    }
    return true;
  }

  private static List<MartRow> read(Selection selection, Dataset<Row> mart) {
    List<String> names = new ArrayList<>(selection.mart().key());
    names.addAll(selection.columns());
    Column[] columns = names.stream().distinct().map(functions::col).toArray(Column[]::new);
    return mart.where(selection.condition()).select(columns).collectAsList().stream()
        .map(row -> martRow(selection.mart(), row))
        .sorted(Comparator.comparing(MartRow::keyText))
        .toList();
  }

  private static MartRow martRow(Table mart, Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String column : row.schema().fieldNames()) {
      values.put(column, row.get(row.fieldIndex(column)));
    }
    return new MartRow(mart.name(), mart.key(), values);
  }
}
