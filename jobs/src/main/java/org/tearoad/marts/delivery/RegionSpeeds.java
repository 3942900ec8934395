package org.tearoad.marts.delivery;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.statistics.LifeTable;

/**
 * Parcels of b2c on the operator's clock by flow and region: who is on the way, and how much faster
 * or slower than all regions a region is.
 *
 * <p>The ratio is (O + 25) / (E + 25): O deliveries of the parcels posted in the last six months, E
 * those to be expected when at each age as many of its open parcels were delivered as of all
 * regions' (indirect standardisation). Ends after today count as they are known, too. The 25 hold a
 * region of few parcels near the whole.
 */
final class RegionSpeeds {
  private static final int MONTHS = 6;
  private static final double LIKE_ALL = 25;
  private static final int DELIVERED = Ending.DELIVERED.ordinal();

  /**
   * @param open parcels on their way by age
   * @param weight E + 25: 1 / weight is the relative variance of the ratio
   */
  record Speed(long[] open, double ratio, double weight) {}

  private record Counted(Group recent, long[] open) {}

  private final Map<String, SortedMap<String, Counted>> flows = new HashMap<>();

  static RegionSpeeds read(Dataset<Row> histogram, ReportingDelay delay, int lostAfterDays) {
    String firstMonth =
        LocalDate.ofEpochDay(delay.today()).minusMonths(MONTHS).toString().substring(0, 7);
    Iterator<Row> rows =
        histogram
            .where(
                "clock = 'operator' and channel = 'b2c' and flow <> 'other' and dimension = 'region'"
                    + " and excluded_because is null and (outcome = 'open' or start_month >= '%s')"
                        .formatted(firstMonth))
            .selectExpr(
                "outcome",
                "age_days",
                "unix_date(coalesce(start_date, to_date(start_month, 'yyyy-MM')))",
                "unix_date(last_scan_date)",
                "flow",
                "slice",
                "parcel_count",
                "start_month >= '%s'".formatted(firstMonth))
            .toLocalIterator();
    var speeds = new RegionSpeeds();
    while (rows.hasNext()) {
      speeds.add(rows.next(), delay.today(), lostAfterDays);
    }
    return speeds;
  }

  private void add(Row row, int today, int lostAfterDays) {
    int start = row.getInt(2);
    if (start > today) {
      return;
    }
    Counted counted =
        flows
            .computeIfAbsent(row.getString(4), flow -> new TreeMap<>())
            .computeIfAbsent(
                row.getString(5),
                region -> new Counted(Group.ofAll(), new long[DeliveryCohorts.LONGEST_AGE + 1]));
    // Of a start only the month is known once a parcel has ended, but its age is.
    int lastDay =
        row.isNullAt(HistogramColumns.AGE) ? today : start + row.getInt(HistogramColumns.AGE);
    Followed followed = Followed.of(row, start, lastDay, lostAfterDays);
    long parcels = row.getLong(6);
    if (row.getBoolean(7)) {
      counted.recent().add(followed.ending(), followed.age(), parcels);
    }
    if (followed.ending() == Ending.OPEN) {
      counted.open()[Math.min(followed.age(), DeliveryCohorts.LONGEST_AGE)] += parcels;
    }
  }

  /** By region; empty when the flow has no parcels. */
  SortedMap<String, Speed> of(String flow) {
    SortedMap<String, Counted> regions = flows.getOrDefault(flow, new TreeMap<>());
    SortedMap<String, Speed> speeds = new TreeMap<>();
    if (!regions.isEmpty()) {
      LifeTable all =
          LifeTable.sum(regions.values().stream().map(one -> one.recent().table()).toList());
      regions.forEach((region, counted) -> speeds.put(region, speed(counted, all)));
    }
    return speeds;
  }

  private static Speed speed(Counted region, LifeTable all) {
    LifeTable table = region.recent().table();
    double delivered = 0;
    double expected = 0;
    for (int age = 0; age <= table.lastAge(); age++) {
      delivered += table.ended(DELIVERED, age);
      expected +=
          all.atRisk(age) == 0
              ? 0
              : (double) table.atRisk(age) * all.ended(DELIVERED, age) / all.atRisk(age);
    }
    double weight = expected + LIKE_ALL;
    return new Speed(region.open(), (delivered + LIKE_ALL) / weight, weight);
  }
}
