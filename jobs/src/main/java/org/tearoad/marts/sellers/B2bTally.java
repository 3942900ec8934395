package org.tearoad.marts.sellers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.statistics.BottomSketch;
import org.tearoad.marts.Period;

/** Inquiries and orders of one period and slice. */
final class B2bTally {
  long inquiries;
  long won;
  long wonWithin30;
  long wonWithin60;
  long wonWithin90;
  long orders;
  long gmvOrders;
  long convertedOrders;
  BigDecimal gmvRub = BigDecimal.ZERO;
  BottomSketch buyers = BottomSketch.empty();
  BottomSketch sellers = BottomSketch.empty();

  /**
   * @param marketplace null when all are meant
   */
  record Key(Period period, String scope, String marketplace) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        comparing(Key::period)
            .thenComparing(Key::scope)
            .thenComparing(Key::marketplace, nullsFirst(naturalOrder()));

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * By slice.
   *
   * @param months rows of {@link B2bMonths}
   */
  static SortedMap<Key, B2bTally> read(Dataset<Row> months) {
    SortedMap<Key, B2bTally> tallies = new TreeMap<>();
    for (Row row :
        months
            .select(
                "order_month",
                "flow",
                "trade",
                "marketplace",
                "inquiry_count",
                "won_count",
                "won_within_30_count",
                "won_within_60_count",
                "won_within_90_count",
                "order_count",
                "gmv_order_count",
                "converted_order_count",
                "gmv_rub",
                "buyer_hashes",
                "seller_hashes")
            .collectAsList()) {
      // Of trade only cross_border is more than one flow.
      Set<String> scopes = new LinkedHashSet<>(List.of("all", row.getString(1)));
      scopes.add(row.getString(2));
      for (Period period : Period.of(YearMonth.parse(row.getString(0)))) {
        for (String scope : scopes) {
          for (String marketplace : Arrays.asList(row.getString(3), null)) {
            tallies
                .computeIfAbsent(new Key(period, scope, marketplace), absent -> new B2bTally())
                .add(row);
          }
        }
      }
    }
    return tallies;
  }

  private void add(Row row) {
    inquiries += row.getLong(4);
    won += row.getLong(5);
    wonWithin30 += row.getLong(6);
    wonWithin60 += row.getLong(7);
    wonWithin90 += row.getLong(8);
    orders += row.getLong(9);
    gmvOrders += row.getLong(10);
    convertedOrders += row.getLong(11);
    gmvRub = gmvRub.add(row.getDecimal(12));
    buyers = buyers.merge(sketch(row.getList(13)));
    sellers = sellers.merge(sketch(row.getList(14)));
  }

  private static BottomSketch sketch(List<Long> hashes) {
    return BottomSketch.of(hashes.stream().mapToLong(Long::longValue).toArray());
  }
}
