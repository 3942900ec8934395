package org.tearoad.common.statistics;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * A count with a known mean and variance: negative binomial when the variance is above the mean,
 * Poisson when it equals it, binomial when it is below.
 */
final class CountDistribution {
  /** So near to Poisson's that the difference is below a thousandth of a count. */
  private static final double NEARLY = 1e-6;

  private final double mean;
  private final double ratio;

  /**
   * @throws IllegalArgumentException when one is negative or not a number
   */
  CountDistribution(double mean, double variance) {
    if (!(mean >= 0 && variance >= 0 && mean + variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Cannot spread a count: mean and variance must be 0 or more, got %s and %s"
              .formatted(mean, variance));
    }
    this.mean = mean;
    this.ratio = mean == 0 ? 1 : variance / mean;
  }

  /** P(Y &lt;= count). */
  double upTo(long count) {
    if (count < 0) {
      return 0;
    }
    if (mean == 0) {
      return 1;
    }
    if (ratio > 1 + NEARLY) {
      return Beta.regularizedBeta(1 / ratio, mean / (ratio - 1), count + 1.0);
    }
    if (ratio < 1 - NEARLY) {
      double trials = mean / (1 - ratio);
      return count >= trials ? 1 : Beta.regularizedBeta(ratio, trials - count, count + 1.0);
    }
    return Gamma.regularizedGammaQ(count + 1.0, mean);
  }

  /** The smallest count that is not exceeded with at least this probability. */
  long quantile(double probability) {
    long high = 1;
    while (upTo(high) < probability) {
      high *= 2;
    }
    long low = -1;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (upTo(middle) >= probability) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The middle of the distribution, and always with the mean in it. */
  Interval interval(double level) {
    double tail = (1 - level) / 2;
    return new Interval(
        Math.min(quantile(tail), Math.floor(mean)), Math.max(quantile(1 - tail), Math.ceil(mean)));
  }
}
