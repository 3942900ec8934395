package org.tearoad.common.statistics;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The median of the slopes between all pairs of values (Theil 1950, Sen 1968).
 *
 * @param slope change of the value in one unit of time
 * @param interval of the slope, by ranks: with C = z sqrt(Var S) of {@link MannKendall} and N
 *     slopes in order, those of the ranks (N - C) / 2 and (N + C) / 2 + 1, rounded as R's {@code
 *     trend::sens.slope} does; unknown when there are too few values for such ranks
 * @param intercept the value at time 0: median value - slope · median time
 */
public record SenSlope(double slope, Interval interval, double intercept) {

  /**
   * Fits a line to a series.
   *
   * @param times rising, not necessarily evenly
   * @param values one for each time
   * @throws IllegalArgumentException when there are fewer than 2 values, one is not a number, or
   *     the times do not rise
   */
  public static SenSlope of(double[] times, double[] values, double level) {
    requireRising(times, values);
    double[] slopes = slopes(times, values);
    double slope = new Median().evaluate(slopes);
    double intercept = new Median().evaluate(values) - slope * new Median().evaluate(times);
    double spread = CriticalValue.normal(level) * Math.sqrt(MannKendall.of(values).variance());
    return new SenSlope(slope, between(slopes, spread), intercept);
  }

  private static double[] slopes(double[] times, double[] values) {
    double[] slopes = new double[values.length * (values.length - 1) / 2];
    int next = 0;
    for (int later = 1; later < values.length; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        slopes[next++] = (values[later] - values[earlier]) / (times[later] - times[earlier]);
      }
    }
    Arrays.sort(slopes);
    return slopes;
  }

  private static Interval between(double[] sorted, double spread) {
    int low = (int) Math.rint((sorted.length - spread) / 2);
    int high = (int) Math.rint((sorted.length + spread) / 2 + 1);
    if (low < 1 || high > sorted.length) {
      return Interval.UNKNOWN;
    }
    return new Interval(sorted[low - 1], sorted[high - 1]);
  }

  private static void requireRising(double[] times, double[] values) {
    MannKendall.requireNumbers("a slope", values);
    if (times.length != values.length) {
      throw new IllegalArgumentException(
          "Cannot find a slope: there must be as many times as values, got %d and %d"
              .formatted(times.length, values.length));
    }
    for (int i = 1; i < times.length; i++) {
      if (!(times[i] > times[i - 1])) {
        throw new IllegalArgumentException(
            "Cannot find a slope: times must rise, got %s after %s"
                .formatted(times[i], times[i - 1]));
      }
    }
  }
}
