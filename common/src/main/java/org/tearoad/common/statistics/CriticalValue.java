package org.tearoad.common.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** What a standard error is multiplied by for a two-sided interval. */
final class CriticalValue {
  private CriticalValue() {}

  static double normal(double level) {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(upperTail(level));
  }

  /** Of Student's t; degrees need not be a whole number. */
  static double student(double degrees, double level) {
    return new TDistribution(null, degrees).inverseCumulativeProbability(upperTail(level));
  }

  /**
   * What a variance is multiplied by that was estimated from few errors, so that the normal
   * distribution's critical value becomes Student's: (t / z)².
   *
   * <p>Errors of sums over m neighbours are correlated by 1 - k / m at distance k, so n of them
   * tell of the variance as much as n / Σ (1 - k / m)² = 3 n / (2 m) independent ones (Bartlett
   * 1946).
   *
   * @param errors n, one after the other
   * @param overlap m, how many one after the other share something
   */
  static double forFewErrors(int errors, double overlap, double level) {
    double independent = Math.min(errors, 1.5 * errors / overlap);
    double ratio = student(Math.max(independent, 2), level) / normal(level);
    return ratio * ratio;
  }

  private static double upperTail(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "Cannot make an interval: its level must lie between 0 and 1, got " + level);
    }
    return 0.5 + level / 2;
  }
}
