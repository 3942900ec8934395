package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * Where the time is lost: each leg of the way, of the parcels that were scanned at both of its
 * ends. Means add up along the way as far as the coverage of the legs is alike; medians do not.
 */
public final class DeliveryLegs {
  private static final double MICROSECONDS_A_DAY = 86_400e6;
  private static final double MOST_OPEN = 0.05;

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "delivery_legs",
              "one row per cohort, scope, dimension, slice and leg, of b2c",
              List.of("cohort", "scope", "dimension", "slice", "leg"),
              must("cohort", TEXT, "Month of posting."),
              must(
                  "scope",
                  TEXT,
                  "import, export, domestic, and cross_border for both ways together."),
              must("dimension", TEXT, "total or carrier."),
              must("slice", TEXT, "Value of the dimension."),
              must(
                  "leg",
                  TEXT,
                  "As in leg_histogram, from processing to last_mile; operator and buyer are the whole way."),
              must("parcel_count", COUNT, "Parcels with a start, tracked to delivery."),
              must("measured_count", COUNT, "Of these, scanned at both ends in the right order."),
              must("coverage", RATIO, "measured_count / parcel_count."),
              may("mean_days", RATIO, "Exact mean of the durations; null when none was measured."),
              may("median_days", NUMBER, "Days in which half of the measured ones came through."),
              may(
                  "p90_days",
                  NUMBER,
                  "Days in which nine tenths of the measured ones came through."),
              must(
                  "inconsistent_share",
                  RATIO,
                  "Share of parcels whose end of the leg was scanned before its beginning."),
              must(
                  "is_provisional",
                  FLAG,
                  "Slow legs are missing yet: delivery_time of these parcels is provisional, or more than 5 % of them are open."))
          .checked(
              compliance("means_are_not_negative", "coalesce(mean_days >= 0, true)"),
              compliance("coverage_is_a_share", "coverage between 0 and 1"),
              compliance("quantiles_are_in_order", "coalesce(median_days <= p90_days, true)"));

  private DeliveryLegs() {}

  private record Key(String cohort, String scope, String dimension, String slice, String leg)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::cohort)
            .thenComparing(Key::scope)
            .thenComparing(Key::dimension)
            .thenComparing(Key::slice)
            .thenComparing(Key::leg);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Part(String cohort, String scope, String dimension, String slice) {}

  private static final class Counts {
    private final TreeMap<Integer, Long> days = new TreeMap<>();
    private long parcels;
    private long measured;
    private BigInteger microseconds = BigInteger.ZERO;
    private long inconsistent;
  }

  public static Step step() {
    return Step.computed(
        TABLE,
        in -> rows(in.get(0), finalParts(in.get(1))),
        LegHistogram.TABLE,
        DeliveryTime.TABLE);
  }

  /** Only parcels that have arrived have a last leg, and the slow ones come late. */
  private static Set<Part> finalParts(Dataset<Row> times) {
    return times
        .where(
            "clock = 'operator' and day_type = 'calendar' and cohort_type = 'month'"
                + " and dimension in ('total', 'carrier')"
                + " and not is_provisional and open_share <= "
                + MOST_OPEN)
        .select("cohort", "scope", "dimension", "slice")
        .collectAsList()
        .stream()
        .map(
            row -> new Part(row.getString(0), row.getString(1), row.getString(2), row.getString(3)))
        .collect(Collectors.toSet());
  }

  private static List<Row> rows(Dataset<Row> histogram, Set<Part> finalParts) {
    SortedMap<Key, Counts> counts = new TreeMap<>();
    histogram
        .where("channel = 'b2c' and flow <> 'other'")
        .selectExpr(
            "start_month",
            "flow",
            "trade",
            "carrier",
            "leg",
            "days",
            "parcel_count",
            "microsecond_sum",
            "inconsistent_count")
        .toLocalIterator()
        .forEachRemaining(row -> add(counts, row));
    List<Row> rows = new ArrayList<>();
    counts.forEach((key, of) -> rows.add(row(key, of, finalParts)));
    return rows;
  }

  private static void add(SortedMap<Key, Counts> counts, Row row) {
    String flow = row.getString(1);
    List<String> scopes =
        flow.equals(row.getString(2)) ? List.of(flow) : List.of(flow, row.getString(2));
    for (String scope : scopes) {
      add(counts, new Key(row.getString(0), scope, "total", "total", row.getString(4)), row);
      add(
          counts,
          new Key(row.getString(0), scope, "carrier", row.getString(3), row.getString(4)),
          row);
    }
  }

  private static void add(SortedMap<Key, Counts> counts, Key key, Row row) {
    Counts of = counts.computeIfAbsent(key, absent -> new Counts());
    long parcels = row.getLong(6);
    of.parcels += parcels;
    of.microseconds = of.microseconds.add(BigInteger.valueOf(row.getLong(7)));
    of.inconsistent += row.getLong(8);
    if (!row.isNullAt(5)) {
      of.measured += parcels;
      of.days.merge(row.getInt(5), parcels, Long::sum);
    }
  }

  private static Row row(Key key, Counts counts, Set<Part> finalParts) {
    return RowFactory.create(
        key.cohort(),
        key.scope(),
        key.dimension(),
        key.slice(),
        key.leg(),
        counts.parcels,
        counts.measured,
        (double) counts.measured / counts.parcels,
        counts.measured == 0
            ? null
            : counts.microseconds.doubleValue() / MICROSECONDS_A_DAY / counts.measured,
        quantile(counts, 1, 2),
        quantile(counts, 9, 10),
        (double) counts.inconsistent / counts.parcels,
        !finalParts.contains(new Part(key.cohort(), key.scope(), key.dimension(), key.slice())));
  }

  /** The fewest days in which a share of the measured ones came through. */
  private static Integer quantile(Counts counts, long numerator, long denominator) {
    long sum = 0;
    for (var days : counts.days.entrySet()) {
      sum += days.getValue();
      if (sum * denominator >= counts.measured * numerator) {
        return days.getKey();
      }
    }
    return null;
  }
}
