package org.tearoad.marts;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.Concentration;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.growth.ReportingMonths;

/**
 * Who leads the market, by how much, and how concentrated it is, of the figures of volume_growth.
 */
public final class MarketplaceRanking {
  private static final int MARKETPLACE = 5;
  private static final int VALUE = 6;

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "marketplace_ranking",
              "one row per period_type, period, channel, trade, measure and marketplace",
              List.of("period_type", "period", "channel", "trade", "measure", "marketplace"),
              must("period_type", TEXT, "month, quarter, year or trailing_12_months."),
              must("period", TEXT, "2015-11, 2015-Q4, 2015; of trailing 12 months the last month."),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("measure", TEXT, "orders or gmv_rub."),
              must("marketplace", TEXT, "Marketplace that reports."),
              must("value", MONEY_SUM, "The measure in this period."),
              must("marketplace_rank", NUMBER, "1 is the largest; equal ones share a rank."),
              must(
                  "gap_month_count",
                  COUNT,
                  "Months of the period in which its logs have a gap by reporting_months: it may have sold more."),
              must("marketplace_count", COUNT, "Marketplaces that report."),
              must("share", RATIO, "Share among those that report."),
              may("lead_share", RATIO, "Share above that of the next one; null for the last."),
              must("herfindahl_index", RATIO, "Sum of the squared shares, 0 to 1."),
              must(
                  "effective_number",
                  RATIO,
                  "1 / herfindahl_index: as many equal marketplaces would be as concentrated."),
              must(
                  "is_provisional",
                  FLAG,
                  "The figure may still change: the period ended less than reporting.provisional-days ago."),
              must("period_start", DATE, "First day of the period."),
              must("period_end", DATE, "Last day of the period."))
          .checked(
              compliance("shares_are_shares", "share > 0 and share <= 1"),
              compliance(
                  "index_is_an_index", "herfindahl_index > 0 and herfindahl_index <= 1.000001"));

  private MarketplaceRanking() {}

  private record Market(
      String periodType, String period, String channel, String trade, String measure)
      implements Comparable<Market> {
    private static final Comparator<Market> ORDER =
        Comparator.comparing(Market::periodType)
            .thenComparing(Market::period)
            .thenComparing(Market::channel)
            .thenComparing(Market::trade)
            .thenComparing(Market::measure);

    private static Market of(Row row) {
      return new Market(
          row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    @Override
    public int compareTo(Market other) {
      return ORDER.compare(this, other);
    }
  }

  static Step step() {
    return Step.computed(TABLE, in -> rows(in), VolumeGrowth.TABLE, ReportingMonths.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in) {
    Map<String, Set<YearMonth>> gaps = ReportingMonths.gaps(in.get(1));
    SortedMap<Market, List<Row>> markets = new TreeMap<>();
    in.get(0)
        .where("dimension = 'marketplace' and measure in ('orders', 'gmv_rub') and value > 0")
        .select(
            "period_type",
            "period",
            "channel",
            "trade",
            "measure",
            "slice",
            "value",
            "is_provisional",
            "period_start",
            "period_end")
        .collectAsList()
        .forEach(
            row -> markets.computeIfAbsent(Market.of(row), absent -> new ArrayList<>()).add(row));
    List<Row> ranking = new ArrayList<>();
    markets.values().forEach(market -> rank(market, gaps, ranking));
    return ranking;
  }

  /** Among those that report, not of the whole market. */
  private static void rank(List<Row> market, Map<String, Set<YearMonth>> gaps, List<Row> ranking) {
    market.sort(
        Comparator.comparing((Row row) -> row.getDecimal(VALUE), Comparator.reverseOrder())
            .thenComparing(row -> row.getString(MARKETPLACE)));
    double[] values =
        market.stream().mapToDouble(row -> row.getDecimal(VALUE).doubleValue()).toArray();
    double total =
        market.stream()
            .map(row -> row.getDecimal(VALUE))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue();
    Concentration concentration = Concentration.of(values);
    int rank = 1;
    for (int i = 0; i < values.length; i++) {
      rank = i > 0 && values[i] < values[i - 1] ? i + 1 : rank;
      Double lead = i + 1 < values.length ? (values[i] - values[i + 1]) / total : null;
      Row row = market.get(i);
      ranking.add(
          RowFactory.create(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(MARKETPLACE),
              row.getDecimal(VALUE),
              rank,
              gapMonths(row, gaps),
              (long) values.length,
              values[i] / total,
              lead,
              concentration.herfindahl(),
              concentration.effectiveNumber(),
              row.getBoolean(7),
              row.getLocalDate(8),
              row.getLocalDate(9)));
    }
  }

  private static long gapMonths(Row row, Map<String, Set<YearMonth>> gaps) {
    YearMonth first = YearMonth.from(row.getLocalDate(8));
    YearMonth last = YearMonth.from(row.getLocalDate(9));
    return gaps.getOrDefault(row.getString(MARKETPLACE), Set.of()).stream()
        .filter(month -> !month.isBefore(first) && !month.isAfter(last))
        .count();
  }
}
