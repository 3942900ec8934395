package org.tearoad.marts.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who made the figures of all series, month by month, by measure. */
final class Contributions {
  /** The markets that reports speak of. */
  private static final String PUBLISHED =
      """
      channel = 'b2c' and trade in ('cross_border', 'domestic')
          or channel = 'b2b' and trade = 'cross_border' and contributors = 'sellers'
              and dimension in ('total', 'marketplace')
      """;

  private final SortedMap<Slice, Map<String, Map<YearMonth, List<Contribution.Month>>>> slices =
      new TreeMap<>();

  private Contributions() {}

  /** Of rows of {@link LargestContributors}. */
  static Contributions read(Dataset<Row> rows) {
    var all = new Contributions();
    rows.select(
            "activity_month",
            "contributors",
            "channel",
            "trade",
            "dimension",
            "slice",
            "measure",
            "amount",
            "contributor_count",
            "largest_hashes",
            "largest_amounts")
        .where(PUBLISHED)
        .collectAsList()
        .forEach(all::add);
    return all;
  }

  private void add(Row row) {
    var slice =
        new Slice(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5));
    slices
        .computeIfAbsent(slice, absent -> new HashMap<>())
        .computeIfAbsent(row.getString(6), absent -> new HashMap<>())
        .computeIfAbsent(YearMonth.parse(row.getString(0)), absent -> new ArrayList<>())
        .add(
            new Contribution.Month(
                row.getLong(7), row.getLong(8), numbers(row, 9), numbers(row, 10)));
  }

  private static long[] numbers(Row row, int column) {
    return row.<Long>getList(column).stream().mapToLong(Long::longValue).toArray();
  }

  /** Each market by its totals, in order. */
  List<Slice> markets() {
    return slices.keySet().stream().filter(Slice::isTotal).toList();
  }

  /** All series of a market, in order. */
  SortedSet<Slice> of(Slice market) {
    SortedSet<Slice> some = new TreeSet<>();
    slices.keySet().stream()
        .filter(slice -> slice.beside(market.dimension(), market.value()).equals(market))
        .forEach(some::add);
    return some;
  }

  /** The first month of each marketplace in any market. */
  Map<String, YearMonth> firstMonths() {
    Map<String, YearMonth> first = new HashMap<>();
    slices.forEach(
        (slice, byMeasure) -> {
          if (slice.dimension().equals(Slice.MARKETPLACE)) {
            byMeasure.values().stream()
                .flatMap(months -> months.keySet().stream())
                .forEach(
                    month ->
                        first.merge(
                            slice.value(),
                            month,
                            (one, other) -> one.isBefore(other) ? one : other));
          }
        });
    return first;
  }

  /** Of some months together, by measure. */
  Map<String, Contribution> of(Slice slice, Collection<YearMonth> months) {
    Map<String, Contribution> byMeasure = new HashMap<>();
    slices
        .get(slice)
        .forEach(
            (measure, byMonth) ->
                byMeasure.put(
                    measure,
                    Contribution.of(
                        months.stream()
                            .flatMap(month -> byMonth.getOrDefault(month, List.of()).stream())
                            .toList())));
    return byMeasure;
  }
}
