package org.tearoad.marts.interruptions;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.tearoad.marts.Coverage;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.interruptions.Interruptions.Key;

/** The rows of the tables as series, each read once. */
final class Counted {
  private Counted() {}

  /**
   * The series of each flow and event, from the first day of an order of the flow to the as-of day.
   *
   * @param regionDays rows of {@link RegionDays}
   */
  static SortedMap<Key, DailySeries> events(Dataset<Row> regionDays, LocalDate asOf) {
    List<Row> rows =
        regionDays
            .selectExpr(
                "flow",
                "destination_region",
                "unix_date(event_date)",
                "order_count",
                "posting_count",
                "delivery_count")
            .collectAsList();
    Map<String, Integer> firstDays = new HashMap<>();
    for (Row row : rows) {
      if (row.getLong(3) > 0) {
        firstDays.merge(row.getString(0), row.getInt(2), Math::min);
      }
    }
    SortedMap<Key, DailySeries> series = new TreeMap<>();
    for (Row row : rows) {
      Integer first = firstDays.get(row.getString(0));
      for (Event event : Event.values()) {
        long count = row.getLong(3 + event.ordinal());
        if (first != null && count > 0) {
          series
              .computeIfAbsent(
                  new Key(row.getString(0), event),
                  absent -> new DailySeries(first, (int) asOf.toEpochDay()))
              .add(row.getString(1), row.getInt(2), count);
        }
      }
    }
    return series;
  }

  /**
   * Public holidays of the countries that have a calendar.
   *
   * @param exceptions rows of {@link WorkingDays}
   */
  static Set<LocalDate> daysOff(Dataset<Row> exceptions) {
    return exceptions.where("not is_working").select("date").collectAsList().stream()
        .map(row -> row.getLocalDate(0))
        .collect(Collectors.toSet());
  }

  /**
   * The gaps of marketplaces.
   *
   * @param coverage rows of {@link Coverage}
   */
  static List<Finding> marketplaceGaps(Dataset<Row> coverage, LocalDate asOf, double needed) {
    List<Row> rows =
        coverage
            .where(functions.col("kind").equalTo("marketplace"))
            .selectExpr("name", "unix_date(day)", "row_count", "is_gap")
            .collectAsList();
    if (rows.stream().noneMatch(row -> row.getBoolean(3))) {
      return List.of();
    }
    int first = rows.stream().mapToInt(row -> row.getInt(1)).min().orElseThrow();
    DailySeries series = new DailySeries(first, (int) asOf.toEpochDay());
    SortedMap<String, BitSet> gaps = new TreeMap<>();
    for (Row row : rows) {
      series.add(row.getString(0), row.getInt(1), row.getLong(2));
      if (row.getBoolean(3)) {
        gaps.computeIfAbsent(row.getString(0), absent -> new BitSet()).set(row.getInt(1) - first);
      }
    }
    return FeedGaps.ofMarketplaces(series, gaps, Interruptions.WINDOW, needed);
  }
}
