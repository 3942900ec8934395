package org.tearoad.marts.growth;

import static org.apache.spark.sql.functions.expr;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.growth.MonthEffects.Sums;

/** GMV of each market and month by marketplace and currency. */
final class MonthlySales {
  /** A percentage point, and what doubles may be off. */
  private static final double MOST_DIFFERENCE = 0.01 + 1e-9;

  private final SortedMap<Market, Map<YearMonth, SortedMap<Cell, Sums>>> sales = new TreeMap<>();
  private final Map<Market, Set<String>> marketplaces = new TreeMap<>();

  private record Cell(String marketplace, String currency) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
        Comparator.comparing(Cell::marketplace).thenComparing(Cell::currency);

    @Override
    public int compareTo(Cell other) {
      return ORDER.compare(this, other);
    }
  }

  private MonthlySales() {}

  /** Of rows of daily_volume. */
  static MonthlySales of(Dataset<Row> daily) {
    var all = new MonthlySales();
    daily
        .groupBy("channel", "trade", "order_month", "marketplace", "order_currency")
        .agg(
            expr("sum(converted_order_count)"),
            expr("sum(gmv_order_count)"),
            expr("sum(gmv_amount)"),
            expr("sum(gmv_rub)"))
        .collectAsList()
        .forEach(all::add);
    return all;
  }

  private void add(Row row) {
    Market market = new Market(row.getString(0), row.getString(1));
    String marketplace = row.getString(3);
    Sums sums = new Sums(row.getLong(5), row.getLong(6), row.getDecimal(7), row.getDecimal(8));
    sales
        .computeIfAbsent(market, absent -> new TreeMap<>())
        .computeIfAbsent(YearMonth.parse(row.getString(2)), absent -> new TreeMap<>())
        .merge(new Cell(marketplace, row.getString(4)), sums, Sums::plus);
    marketplaces.computeIfAbsent(market, absent -> new HashSet<>()).add(marketplace);
  }

  Set<Market> markets() {
    return sales.keySet();
  }

  Set<String> marketplaces(Market market) {
    return marketplaces.get(market);
  }

  /** Whether there is anything in the period or the year before. */
  boolean has(Market market, PeriodMonths period) {
    return Stream.concat(period.months().stream(), period.monthsAYearAgo().stream())
        .anyMatch(sales.get(market)::containsKey);
  }

  long hundredths(Market market, List<YearMonth> months) {
    return months.stream()
        .mapToLong(month -> MonthEffects.hundredths(cells(market, month).values()))
        .sum();
  }

  /** Whether the shares of the orders that have a rate differ by more than a percentage point. */
  boolean isConvertedUnlike(Market market, PeriodMonths period) {
    double difference =
        convertedShare(market, period.months()) - convertedShare(market, period.monthsAYearAgo());
    return Math.abs(difference) > MOST_DIFFERENCE;
  }

  /** No number without orders in GMV. */
  private double convertedShare(Market market, List<YearMonth> months) {
    long converted = 0;
    long all = 0;
    for (YearMonth month : months) {
      for (Sums sums : cells(market, month).values()) {
        converted += sums.convertedOrders();
        all += sums.gmvOrders();
      }
    }
    return (double) converted / all;
  }

  MonthEffects effects(Market market, PeriodMonths period) {
    return period.months().stream()
        .map(
            month ->
                MonthEffects.between(
                    cells(market, month.minusMonths(PeriodMonths.MONTHS_A_YEAR)),
                    cells(market, month)))
        .reduce(MonthEffects.NONE, MonthEffects::plus);
  }

  private SortedMap<Cell, Sums> cells(Market market, YearMonth month) {
    return sales.get(market).getOrDefault(month, new TreeMap<>());
  }
}
