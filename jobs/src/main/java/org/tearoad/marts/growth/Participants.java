package org.tearoad.marts.growth;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.BottomSketch;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.Periods;

/**
 * How many different buyers and sellers there were. They do not add up over months, so the sketches
 * of the months are merged: exact below 4,096, estimated above (see {@link BottomSketch}).
 */
public final class Participants {
  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "participants",
              "one row per period_type, period, channel, trade, dimension, slice and measure",
              List.of("period_type", "period", "channel", "trade", "dimension", "slice", "measure"),
              must("period_type", TEXT, "month, quarter, year or trailing_12_months."),
              must("period", TEXT, "2015-11, 2015-Q4, 2015; of trailing 12 months the last month."),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("dimension", TEXT, "total or marketplace."),
              must("slice", TEXT, "Value of the dimension."),
              must(
                  "measure",
                  TEXT,
                  "buyers or sellers of orders ever placed, each counted once a period and marketplace."),
              may(
                  "not_comparable_because",
                  TEXT,
                  "period_not_over, not_seen_a_year_ago, gap or nothing_a_year_ago; null when comparable."),
              must("value", COUNT, "Different ones in this period."),
              may(
                  "value_year_ago",
                  COUNT,
                  "In the same months a year before; null when that was not seen."),
              must("relative_error", RATIO, "Standard error of value over value; 0 when exact."),
              may("relative_error_year_ago", RATIO, "The same of value_year_ago."),
              may("growth_rate", RATIO, "value / value_year_ago - 1; null when not comparable."),
              must("is_comparable", FLAG, "not_comparable_because is null."),
              must(
                  "is_provisional",
                  FLAG,
                  "The figure may still change: the period ended less than reporting.provisional-days ago."),
              must("period_start", DATE, "First day of the period."),
              must("period_end", DATE, "Last day of the period."))
          .checked(
              compliance("errors_are_small", "relative_error between 0 and 0.02"),
              compliance("value_is_not_negative", "value >= 0"));

  private static final String TOTAL = "total";

  private record Key(Market market, String dimension, String slice, String measure)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::market)
            .thenComparing(Key::dimension)
            .thenComparing(Key::slice)
            .thenComparing(Key::measure);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** The sketches of a slice's months, and the marketplaces in it. */
  private static final class Slice {
    private final Map<YearMonth, BottomSketch> months = new HashMap<>();
    private final Set<String> marketplaces = new TreeSet<>();

    private void add(String marketplace, YearMonth month, BottomSketch sketch) {
      months.merge(month, sketch, BottomSketch::merge);
      marketplaces.add(marketplace);
    }

    private BottomSketch of(List<YearMonth> some) {
      return some.stream()
          .map(months::get)
          .filter(sketch -> sketch != null)
          .reduce(BottomSketch.empty(), BottomSketch::merge);
    }
  }

  private Participants() {}

  public static Step step(MartSettings settings) {
    return Step.computed(
        TABLE,
        in -> rows(in, settings),
        ParticipantHashes.TABLE,
        ReportingMonths.TABLE,
        Periods.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, MartSettings settings) {
    SortedMap<Key, Slice> slices = slices(in.get(0));
    var reporting = Reporting.of(in.get(1));
    List<Row> rows = new ArrayList<>();
    for (PeriodMonths period : PeriodMonths.all(in.get(2))) {
      slices.forEach(
          (key, slice) -> {
            BottomSketch now = slice.of(period.months());
            BottomSketch ago = slice.of(period.monthsAYearAgo());
            if (now.estimate() > 0 || ago.estimate() > 0) {
              String notSeen = reporting.notSeenBecause(period, slice.marketplaces, settings);
              rows.add(row(period, key, now, ago, notSeen, settings));
            }
          });
    }
    return rows;
  }

  private static Row row(
      PeriodMonths period,
      Key key,
      BottomSketch now,
      BottomSketch ago,
      String notSeen,
      MartSettings settings) {
    long value = Math.round(now.estimate());
    long before = Math.round(ago.estimate());
    String reason = notSeen == null && before == 0 ? "nothing_a_year_ago" : notSeen;
    return RowFactory.create(
        period.type(),
        period.name(),
        key.market().channel(),
        key.market().trade(),
        key.dimension(),
        key.slice(),
        key.measure(),
        reason,
        value,
        notSeen == null ? before : null,
        now.relativeError(),
        notSeen == null ? ago.relativeError() : null,
        reason == null ? (double) value / before - 1 : null,
        reason == null,
        period.isProvisional(settings),
        period.start(),
        period.end());
  }

  /** One sketch at a time is unpacked: boxed, they take several times their room. */
  private static SortedMap<Key, Slice> slices(Dataset<Row> hashes) {
    SortedMap<Key, Slice> slices = new TreeMap<>();
    Iterator<Row> rows =
        hashes
            .select("order_month", "channel", "trade", "marketplace", "measure", "hashes")
            .coalesce(1)
            .toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      YearMonth month = YearMonth.parse(row.getString(0));
      Market market = new Market(row.getString(1), row.getString(2));
      String marketplace = row.getString(3);
      String measure = row.getString(4);
      BottomSketch sketch =
          BottomSketch.of(row.<Long>getList(5).stream().mapToLong(Long::longValue).toArray());
      for (Key key :
          List.of(
              new Key(market, TOTAL, TOTAL, measure),
              new Key(market, "marketplace", marketplace, measure))) {
        slices.computeIfAbsent(key, absent -> new Slice()).add(marketplace, month, sketch);
      }
    }
    return slices;
  }
}
