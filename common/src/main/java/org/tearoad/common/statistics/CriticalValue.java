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

  private static double upperTail(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "Cannot make an interval: its level must lie between 0 and 1, got " + level);
    }
    return 0.5 + level / 2;
  }
}
