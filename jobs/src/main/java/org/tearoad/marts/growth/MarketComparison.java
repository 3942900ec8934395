package org.tearoad.marts.growth;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.VolumeGrowth;

/**
 * How the platforms did beside the domestic market: b2c GMV of the logs, and what others publish of
 * domestic online sales. Their definitions differ, so each has rows of its own, and only rates and
 * indices are to be compared.
 */
public final class MarketComparison {
  /** The source of the figures that are counted here. */
  public static final String LOGS = "logs of this warehouse";

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "market_comparison",
              "one row per year and segment, up to the year of the as-of day",
              List.of("year", "segment"),
              must("year", NUMBER, "Calendar year."),
              must(
                  "segment",
                  TEXT,
                  "cross_border and platform_domestic: b2c GMV of the logs; domestic_benchmark_…: what others publish of the domestic market."),
              must("source", TEXT, "Who says so; never two in one row."),
              may(
                  "not_comparable_because",
                  TEXT,
                  "Of the logs as in volume_growth; no_figure_a_year_ago; null when there is a growth rate."),
              may(
                  "no_index_because",
                  TEXT,
                  "period_not_over, not_seen_from_the_start, gap (of the logs, in the year), or no_common_year: no year has a whole figure of every segment; null when there is an index."),
              must(
                  "value_rub",
                  MONEY_SUM,
                  "Sales of the year in roubles, not corrected for prices."),
              may("growth_rate", RATIO, "Against the year before; null when not comparable."),
              may(
                  "like_for_like_rate",
                  RATIO,
                  "Of the logs as in volume_growth: growth of the marketplaces that report in both years, so that new logs are not taken for growth; null for others."),
              may(
                  "index",
                  RATIO,
                  "100 in index_year; for the logs it holds whatever marketplaces are new since."),
              may(
                  "index_year",
                  NUMBER,
                  "First year of which every segment has a whole figure; null without one."),
              must("is_provisional", FLAG, "The figure may still change; never of others."))
          .checked(
              compliance("value_is_not_negative", "value_rub >= 0"),
              compliance(
                  "index_begins_at_100", "year <> index_year or index is null or index = 100"));

  /**
   * @param notWhole why the segment was not seen from the start of the year to its end; null when
   *     it was
   */
  private record Figure(
      String source,
      BigDecimal value,
      String notComparable,
      Double growth,
      Double likeForLike,
      String notWhole,
      boolean isProvisional) {}

  private MarketComparison() {}

  public static Step step(MartSettings settings) {
    return Step.computed(
        TABLE, in -> rows(in, settings), VolumeGrowth.TABLE, MarketBenchmarks.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, MartSettings settings) {
    SortedMap<String, SortedMap<Integer, Figure>> segments = new TreeMap<>();
    readLogs(segments, in.get(0), settings);
    readBenchmarks(segments, in.get(1), settings);
    Optional<Integer> indexYear = indexYear(segments);
    List<Row> rows = new ArrayList<>();
    segments.forEach(
        (segment, figures) ->
            figures.forEach((year, figure) -> rows.add(row(year, segment, figures, indexYear))));
    return rows;
  }

  private static void readLogs(
      SortedMap<String, SortedMap<Integer, Figure>> segments,
      Dataset<Row> growth,
      MartSettings settings) {
    Map<String, SortedMap<Integer, Row>> sales = new TreeMap<>();
    for (Row row :
        growth
            .where(
                "period_type = 'year' and dimension = 'total' and measure = 'gmv_rub'"
                    + " and channel = 'b2c' and trade in ('cross_border', 'domestic')")
            .selectExpr(
                "if(trade = 'domestic', 'platform_domestic', trade)",
                "cast(period as int)",
                "value",
                "not_comparable_because",
                "growth_rate",
                "like_for_like_rate",
                "is_provisional",
                "period_end")
            .collectAsList()) {
      sales.computeIfAbsent(row.getString(0), absent -> new TreeMap<>()).put(row.getInt(1), row);
    }
    sales.forEach(
        (segment, years) ->
            years.forEach(
                (year, row) ->
                    segments
                        .computeIfAbsent(segment, absent -> new TreeMap<>())
                        .put(
                            year,
                            ofLogs(row, years.get(year - 1), years.get(year + 1), settings))));
  }

  private static Figure ofLogs(Row row, Row before, Row next, MartSettings settings) {
    return new Figure(
        LOGS,
        row.getDecimal(2),
        row.getString(3),
        row.isNullAt(4) ? null : row.getDouble(4),
        row.isNullAt(5) ? null : row.getDouble(5),
        notWhole(row, before, next, settings),
        row.getBoolean(6));
  }

  /**
   * A first year that the next cannot be compared with was not seen from its start, and a gap is in
   * each year that it may be in; while the next is running nobody knows.
   */
  private static String notWhole(Row row, Row before, Row next, MartSettings settings) {
    if (!isOver(row, settings)) {
      return "period_not_over";
    }
    boolean hasBefore = before != null && before.getDecimal(2).signum() > 0;
    String judgement = (next == null || !isOver(next, settings) ? row : next).getString(3);
    if ("not_seen_a_year_ago".equals(judgement) && !hasBefore) {
      return "not_seen_from_the_start";
    }
    return row.getString(3) != null && "gap".equals(judgement) ? "gap" : null;
  }

  private static boolean isOver(Row year, MartSettings settings) {
    return !year.getLocalDate(7).isAfter(settings.asOf());
  }

  private static void readBenchmarks(
      SortedMap<String, SortedMap<Integer, Figure>> segments,
      Dataset<Row> benchmarks,
      MartSettings settings) {
    Map<String, SortedMap<Integer, Row>> published = new TreeMap<>();
    for (Row row : benchmarks.select("segment", "year", "value_rub", "source").collectAsList()) {
      if (row.getInt(1) <= settings.asOf().getYear()) {
        published
            .computeIfAbsent(row.getString(0), absent -> new TreeMap<>())
            .put(row.getInt(1), row);
      }
    }
    published.forEach(
        (segment, years) ->
            years.forEach(
                (year, row) ->
                    segments
                        .computeIfAbsent(segment, absent -> new TreeMap<>())
                        .put(year, benchmark(row, years.get(year - 1)))));
  }

  private static Figure benchmark(Row row, Row before) {
    return new Figure(
        row.getString(3),
        row.getDecimal(2),
        before == null ? "no_figure_a_year_ago" : null,
        before == null ? null : rate(row.getDecimal(2), before.getDecimal(2)) - 1,
        null,
        null,
        false);
  }

  private static Optional<Integer> indexYear(
      SortedMap<String, SortedMap<Integer, Figure>> segments) {
    return segments.values().stream()
        .flatMap(figures -> figures.keySet().stream())
        .distinct()
        .sorted()
        .filter(
            year ->
                segments.values().stream()
                    .map(figures -> figures.get(year))
                    .allMatch(
                        figure ->
                            figure != null
                                && figure.notWhole() == null
                                && figure.value().signum() > 0))
        .findFirst();
  }

  private static Row row(
      int year, String segment, SortedMap<Integer, Figure> figures, Optional<Integer> indexYear) {
    Figure figure = figures.get(year);
    String noIndex = figure.notWhole();
    if (noIndex == null && indexYear.isEmpty()) {
      noIndex = "no_common_year";
    }
    Double index =
        noIndex == null
            ? (Double) (100 * rate(figure.value(), figures.get(indexYear.get()).value()))
            : null;
    return RowFactory.create(
        year,
        segment,
        figure.source(),
        figure.notComparable(),
        noIndex,
        figure.value(),
        figure.growth(),
        figure.likeForLike(),
        index,
        indexYear.orElse(null),
        figure.isProvisional());
  }

  private static double rate(BigDecimal value, BigDecimal base) {
    return value.doubleValue() / base.doubleValue();
  }
}
