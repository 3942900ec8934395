package org.tearoad.common.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Is the mean of a series other than 0? Student's test with the standard error of Newey and West
 * (1987), which holds when neighbours in time are alike or vary differently (HAC). Bartlett
 * weights, the lag floor(4 (n/100)^(2/9)) of Newey and West (1994), no prewhitening and no
 * correction for small samples, as R's {@code sandwich::NeweyWest(lm(x ~ 1), lag, prewhite =
 * FALSE)}.
 *
 * @param count n, the number of values
 * @param mean in the unit of the values
 * @param lag L, the farthest neighbour that counts
 * @param standardError sqrt((γ(0) + 2 Σ (1 - l/(L+1)) γ(l)) / n), l from 1 to L, γ(l) = Σ e(t)
 *     e(t-l) / n, e being the deviations from the mean
 * @param t mean / standardError; {@code NaN} when all values are equal
 * @param pValue two-sided, of Student's t with n - 1 degrees of freedom; {@code NaN} with t
 */
public record MeanTest(
    int count, double mean, int lag, double standardError, double t, double pValue) {

  /**
   * Tests a series.
   *
   * @param values in order of time
   * @throws IllegalArgumentException when there are fewer than 2 values, or one is not a number
   */
  public static MeanTest of(double[] values) {
    MannKendall.requireNumbers("a mean", values);
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    double[] deviations = Arrays.stream(values).map(value -> value - mean).toArray();
    int lag = (int) Math.floor(4 * Math.pow(n / 100.0, 2 / 9.0));
    double variance = covariance(deviations, 0);
    for (int l = 1; l <= lag; l++) {
      variance += 2 * (1 - l / (lag + 1.0)) * covariance(deviations, l);
    }
    // Bartlett's weights keep it from being negative, but for the last bits of a sum that is 0.
    double standardError = Math.sqrt(Math.max(variance, 0) / n);
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      return new MeanTest(n, mean, lag, 0, Double.NaN, Double.NaN);
    }
    double t = mean / standardError;
    double pValue = 2 * new TDistribution(null, n - 1.0).cumulativeProbability(-Math.abs(t));
    return new MeanTest(n, mean, lag, standardError, t, pValue);
  }

  private static double covariance(double[] deviations, int lag) {
    double sum = 0;
    for (int i = lag; i < deviations.length; i++) {
      sum += deviations[i] * deviations[i - lag];
    }
    return sum / deviations.length;
  }
}
