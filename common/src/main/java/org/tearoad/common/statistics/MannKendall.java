package org.tearoad.common.statistics;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * Is there a monotonic trend? The test of Mann (1945) and Kendall (1975), ties corrected, values
 * taken as independent of each other.
 *
 * @param count n, the number of values
 * @param score S = Σ sgn(x(j) - x(k)), k &lt; j
 * @param variance Var S = (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18, t being the sizes of the ties
 * @param z (S - sgn S) / sqrt(Var S), 0 when S is 0
 * @param pValue two-sided
 * @param tauA S / (n(n-1)/2)
 * @param tauB S / sqrt(pairs · pairs that are not tied); {@code NaN} when all values are equal
 */
public record MannKendall(
    int count, long score, double variance, double z, double pValue, double tauA, double tauB) {

  /**
   * Tests a series.
   *
   * @param values in order of time, in whatever unit
   * @throws IllegalArgumentException when there are fewer than 2 values, or one is not a number
   */
  public static MannKendall of(double[] values) {
    requireNumbers("a trend", values);
    long score = score(values);
    long ties = 0;
    long tiedPairs = 0;
    for (long size : tieSizes(values)) {
      ties += size * (size - 1) * (2 * size + 5);
      tiedPairs += size * (size - 1) / 2;
    }
    long n = values.length;
    double pairs = n * (n - 1) / 2.0;
    double variance = (n * (n - 1) * (2 * n + 5) - ties) / 18.0;
    double z = score == 0 ? 0 : (score - Long.signum(score)) / Math.sqrt(variance);
    return new MannKendall(
        values.length,
        score,
        variance,
        z,
        Erf.erfc(Math.abs(z) / Math.sqrt(2)),
        score / pairs,
        score / Math.sqrt(pairs * (pairs - tiedPairs)));
  }

  private static long score(double[] values) {
    long score = 0;
    for (int later = 1; later < values.length; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        score += (long) Math.signum(values[later] - values[earlier]);
      }
    }
    return score;
  }

  private static long[] tieSizes(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    long[] sizes = new long[sorted.length];
    int tie = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i] != sorted[i - 1]) {
        tie++;
      }
      sizes[tie]++;
    }
    return Arrays.copyOf(sizes, tie + 1);
  }

  /**
   * @param what is to be judged
   */
  static void requireNumbers(String what, double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "Cannot judge %s: there must be at least 2 values, got %d"
              .formatted(what, values.length));
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "Cannot judge %s: all values must be numbers, got %s".formatted(what, value));
      }
    }
  }
}
