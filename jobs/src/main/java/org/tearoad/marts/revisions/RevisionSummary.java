package org.tearoad.marts.revisions;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.MeanTest;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * How far a figure is usually revised after it was told: the revisions of all its periods together.
 * Is it always raised later, or always lowered? {@link MeanTest} tells that from chance.
 */
public final class RevisionSummary {
  private static final List<String> KEY =
      List.of(
          "mart",
          "measure",
          "scope",
          "dimension",
          "slice",
          "period_type",
          "compared_with",
          "revision_type");

  /** Of fewer periods a test could show only the grossest bias. */
  private static final int FEWEST_TESTED = 8;

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "revision_summary",
              "one row per mart, measure, scope, dimension, slice, period_type, compared_with and revision_type",
              KEY,
              must("mart", TEXT, "Mart that has the figure."),
              must("measure", TEXT, "As in vintages: orders, orders_growth_rate, median_days."),
              must("scope", TEXT, "cross_border, domestic or import."),
              must("dimension", TEXT, "total, flow, marketplace or carrier."),
              must("slice", TEXT, "Value of the dimension."),
              must("period_type", TEXT, "month, quarter or year."),
              must("compared_with", TEXT, "As in revisions: first, after_7_days, previous."),
              must("revision_type", TEXT, "content or methodology, as in revisions."),
              must("period_count", COUNT, "Periods that are compared."),
              must(
                  "mean_revision",
                  RATIO,
                  "Mean of revision: a figure that is always raised later is too low at first."),
              may(
                  "mean_standard_error",
                  RATIO,
                  "Standard error of mean_revision, for neighbouring periods alike (Newey-West); null of fewer than "
                      + FEWEST_TESTED
                      + " periods."),
              may(
                  "mean_p_value",
                  RATIO,
                  "Probability of a mean so far from 0 where revisions have no bias, two-sided; null of fewer than "
                      + FEWEST_TESTED
                      + " periods, or when all revisions are equal."),
              must("mean_absolute_revision", RATIO, "Mean of its size, MAR."),
              may(
                  "relative_mean_absolute_revision",
                  RATIO,
                  "Sizes of the revisions over the sizes of the later values, both summed, RMAR; null when these are 0."),
              may(
                  "revision_deviation",
                  RATIO,
                  "Standard deviation of revision; null of a single period."),
              must("smallest_revision", RATIO, "The lowest, with its sign."),
              must("largest_revision", RATIO, "The highest, with its sign."),
              must("up_share", RATIO, "Share of periods that were revised upwards."),
              may(
                  "same_sign_share",
                  RATIO,
                  "Share of periods whose growth had the same sign before; null of what is no growth rate."))
          .checked(
              compliance(
                  "shares_are_shares",
                  "up_share between 0 and 1 and coalesce(same_sign_share between 0 and 1, true)"
                      + " and coalesce(mean_p_value between 0 and 1, true)"),
              compliance(
                  "the_mean_is_within_its_limits",
                  "abs(mean_revision) <= mean_absolute_revision * (1 + 1e-9)"));

  /** One period of a figure. */
  private record Revised(String period, double earlier, double later, double revision) {}

  private RevisionSummary() {}

  public static Step step() {
    return Step.computed(TABLE, in -> rows(in.get(0)), Revisions.TABLE);
  }

  private static List<Row> rows(Dataset<Row> revisions) {
    Map<List<String>, List<Revised>> figures =
        new TreeMap<>(Comparator.comparing(key -> String.join("\n", key)));
    String[] columns =
        Stream.concat(KEY.stream(), Stream.of("period", "earlier_value", "value", "revision"))
            .toArray(String[]::new);
    for (Row row : revisions.where("revision is not null").selectExpr(columns).collectAsList()) {
      List<String> key = IntStream.range(0, KEY.size()).mapToObj(row::getString).toList();
      int next = KEY.size();
      figures
          .computeIfAbsent(key, absent -> new ArrayList<>())
          .add(
              new Revised(
                  row.getString(next),
                  row.getDouble(next + 1),
                  row.getDouble(next + 2),
                  row.getDouble(next + 3)));
    }
    return figures.entrySet().stream().map(one -> row(one.getKey(), one.getValue())).toList();
  }

  /** A fixed order of the periods, so that sums of ratios do not depend on how rows lie. */
  private static Row row(List<String> key, List<Revised> unordered) {
    List<Revised> periods =
        unordered.stream().sorted(Comparator.comparing(Revised::period)).toList();
    double[] revisions = column(periods, Revised::revision);
    int count = revisions.length;
    double mean = sum(revisions) / count;
    double revised = sum(column(periods, one -> Math.abs(one.revision())));
    double later = sum(column(periods, one -> Math.abs(one.later())));
    MeanTest test = count < FEWEST_TESTED ? null : MeanTest.of(revisions);
    boolean isGrowth = key.get(1).endsWith("_growth_rate");

    List<Object> values = new ArrayList<>(key);
    values.addAll(
        Arrays.asList(
            (long) count,
            mean,
            test == null ? null : test.standardError(),
            test == null || Double.isNaN(test.pValue()) ? null : test.pValue(),
            revised / count,
            later == 0 ? null : revised / later,
            count < 2 ? null : deviation(revisions, mean),
            Arrays.stream(revisions).min().orElseThrow(),
            Arrays.stream(revisions).max().orElseThrow(),
            share(periods, one -> one.revision() > 0 ? 1 : 0),
            isGrowth
                ? share(
                    periods, one -> Math.signum(one.earlier()) == Math.signum(one.later()) ? 1 : 0)
                : null));
    return RowFactory.create(values.toArray());
  }

  private static double[] column(List<Revised> periods, ToDoubleFunction<Revised> of) {
    return periods.stream().mapToDouble(of).toArray();
  }

  /** Plain, one after the other: streams add in another way. */
  private static double sum(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static Double deviation(double[] values, double mean) {
    double squares = sum(Arrays.stream(values).map(value -> Math.pow(value - mean, 2)).toArray());
    return Math.sqrt(squares / (values.length - 1));
  }

  private static Double share(List<Revised> periods, ToDoubleFunction<Revised> isCounted) {
    return sum(column(periods, isCounted)) / periods.size();
  }
}
