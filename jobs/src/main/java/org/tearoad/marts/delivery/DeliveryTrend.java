package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.MannKendall;
import org.tearoad.common.statistics.SenSlope;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * Whether delivery became faster or slower: the line of Sen through the monthly medians of mature
 * cohorts of at least 30 parcels, and the test of Mann and Kendall.
 */
public final class DeliveryTrend {
  private static final int FEWEST_COHORTS = 8;
  private static final int FEWEST_PARCELS = 30;
  private static final double SIGNIFICANT = 0.05;

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "delivery_trend",
              "one row per scope, clock, dimension and slice, of b2c",
              List.of("scope", "clock", "dimension", "slice"),
              must("scope", TEXT, "import, export, domestic, or cross_border."),
              must("clock", TEXT, "operator or buyer."),
              must("dimension", TEXT, "As in delivery_time."),
              must("slice", TEXT, "Value of the dimension."),
              must(
                  "trend",
                  TEXT,
                  "faster or slower when the test is significant at 5 % and the interval of the slope leaves out 0, else no_clear_change; unknown with fewer than 8 cohorts."),
              may("unknown_because", TEXT, "too_few_cohorts; null when the trend is known."),
              must(
                  "cohort_count",
                  COUNT,
                  "Months with a median that are mature and have at least 30 parcels."),
              may("first_cohort", TEXT, "First of these months; null when there is none."),
              may("last_cohort", TEXT, "Last of these months; null when there is none."),
              may("first_level_days", RATIO, "Median by the line in the first month."),
              may("last_level_days", RATIO, "Median by the line in the last month."),
              may("slope_days_per_month", RATIO, "Sen's slope: less than 0 is faster."),
              may("slope_low", RATIO, "Lower limit, 95 %; null when unknown."),
              may("slope_high", RATIO, "Upper limit, 95 %."),
              may("p_value", RATIO, "Two-sided, of Mann and Kendall's test."))
          .checked(
              compliance(
                  "limits_hold_the_slope",
                  "coalesce(slope_days_per_month between slope_low and slope_high, true)"),
              compliance("p_is_a_probability", "coalesce(p_value between 0 and 1, true)"));

  private DeliveryTrend() {}

  private record Key(String scope, String clock, String dimension, String slice)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::scope)
            .thenComparing(Key::clock)
            .thenComparing(Key::dimension)
            .thenComparing(Key::slice);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  public static Step step() {
    return Step.computed(TABLE, in -> rows(in.get(0)), DeliveryTime.TABLE);
  }

  private static List<Row> rows(Dataset<Row> times) {
    SortedMap<Key, SortedMap<YearMonth, Integer>> medians = new TreeMap<>();
    for (Row row :
        times
            .where("cohort_type = 'month' and day_type = 'calendar'")
            .selectExpr(
                "scope",
                "clock",
                "dimension",
                "slice",
                "cohort",
                "if(is_provisional or parcel_count < " + FEWEST_PARCELS + ", null, median_days)")
            .collectAsList()) {
      var key = new Key(row.getString(0), row.getString(1), row.getString(2), row.getString(3));
      SortedMap<YearMonth, Integer> series =
          medians.computeIfAbsent(key, absent -> new TreeMap<>());
      if (!row.isNullAt(5)) {
        series.put(YearMonth.parse(row.getString(4)), row.getInt(5));
      }
    }
    List<Row> rows = new ArrayList<>();
    medians.forEach((key, series) -> rows.add(row(key, series)));
    return rows;
  }

  private static Row row(Key key, SortedMap<YearMonth, Integer> medians) {
    if (medians.size() < FEWEST_COHORTS) {
      return RowFactory.create(
          key.scope(),
          key.clock(),
          key.dimension(),
          key.slice(),
          "unknown",
          "too_few_cohorts",
          (long) medians.size(),
          medians.isEmpty() ? null : medians.firstKey().toString(),
          medians.isEmpty() ? null : medians.lastKey().toString(),
          null,
          null,
          null,
          null,
          null,
          null);
    }
    double[] months =
        medians.keySet().stream()
            .mapToDouble(month -> ChronoUnit.MONTHS.between(medians.firstKey(), month))
            .toArray();
    double[] days = medians.values().stream().mapToDouble(Integer::doubleValue).toArray();
    SenSlope sen = SenSlope.of(months, days, Estimate.LEVEL);
    double pValue = MannKendall.of(days).pValue();
    return RowFactory.create(
        key.scope(),
        key.clock(),
        key.dimension(),
        key.slice(),
        trend(sen, pValue),
        null,
        (long) medians.size(),
        medians.firstKey().toString(),
        medians.lastKey().toString(),
        sen.intercept(),
        sen.intercept() + sen.slope() * months[months.length - 1],
        sen.slope(),
        Estimate.number(sen.interval().low()),
        Estimate.number(sen.interval().high()),
        pValue);
  }

  private static String trend(SenSlope sen, double pValue) {
    if (pValue < SIGNIFICANT && sen.interval().high() < 0) {
      return "faster";
    }
    return pValue < SIGNIFICANT && sen.interval().low() > 0 ? "slower" : "no_clear_change";
  }
}
