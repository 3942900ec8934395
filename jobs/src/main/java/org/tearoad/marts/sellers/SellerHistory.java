package org.tearoad.marts.sellers;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.min;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.Coverage;

/**
 * One seller's months with orders.
 *
 * @param isOfUnknownAge he was there when the logs of his marketplace begin, and may be older
 * @param months GMV in roubles by month
 */
record SellerHistory(Lane lane, boolean isOfUnknownAge, SortedMap<YearMonth, BigDecimal> months) {

  /**
   * The histories of all sellers by what they sell where, on each marketplace apart.
   *
   * @param sellerMonths rows of {@link SellerMonths}
   * @param coverage rows of {@link Coverage}, which tell when the logs of a marketplace begin
   */
  static SortedMap<Lane, List<SellerHistory>> read(
      Dataset<Row> sellerMonths, Dataset<Row> coverage) {
    Map<String, YearMonth> logsBegin = logsBegin(coverage);
    SortedMap<Lane, Map<String, SortedMap<YearMonth, BigDecimal>>> sellers = new TreeMap<>();
    for (Row row :
        sellerMonths
            .select(
                "scope",
                "channel",
                "seller_country",
                "marketplace",
                "seller_id",
                "order_month",
                "gmv_rub")
            .collectAsList()) {
      var lane = new Lane(row.getString(0), row.getString(1), row.getString(2), row.getString(3));
      sellers
          .computeIfAbsent(lane, absent -> new TreeMap<>())
          .computeIfAbsent(row.getString(4), absent -> new TreeMap<>())
          .put(YearMonth.parse(row.getString(5)), row.getDecimal(6));
    }
    SortedMap<Lane, List<SellerHistory>> histories = new TreeMap<>();
    sellers.forEach(
        (lane, of) ->
            of.values()
                .forEach(
                    months ->
                        histories
                            .computeIfAbsent(lane, absent -> new ArrayList<>())
                            .add(history(lane, months, logsBegin))));
    return histories;
  }

  private static SellerHistory history(
      Lane lane, SortedMap<YearMonth, BigDecimal> months, Map<String, YearMonth> logsBegin) {
    boolean isOfUnknownAge = months.firstKey().equals(logsBegin.get(lane.marketplace()));
    return new SellerHistory(lane, isOfUnknownAge, months);
  }

  /** The same histories, those of all marketplaces together as well. */
  static SortedMap<Lane, List<SellerHistory>> withTotals(
      SortedMap<Lane, List<SellerHistory>> histories) {
    SortedMap<Lane, List<SellerHistory>> all = new TreeMap<>(histories);
    histories.forEach(
        (lane, sellers) ->
            all.computeIfAbsent(lane.ofAllMarketplaces(), absent -> new ArrayList<>())
                .addAll(sellers));
    return all;
  }

  private static Map<String, YearMonth> logsBegin(Dataset<Row> coverage) {
    Map<String, YearMonth> months = new HashMap<>();
    coverage
        .where(col("kind").equalTo("marketplace"))
        .groupBy(col("name"))
        .agg(date_format(min(col("day")), "yyyy-MM"))
        .collectAsList()
        .forEach(row -> months.put(row.getString(0), YearMonth.parse(row.getString(1))));
    return months;
  }

  YearMonth first() {
    return months.firstKey();
  }

  boolean isActive(YearMonth from, YearMonth to) {
    return !within(from, to).isEmpty();
  }

  BigDecimal gmvRub(YearMonth from, YearMonth to) {
    return within(from, to).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private SortedMap<YearMonth, BigDecimal> within(YearMonth from, YearMonth to) {
    return months.subMap(from, to.plusMonths(1));
  }
}
