package org.tearoad.common.statistics;

import java.util.function.IntToDoubleFunction;

/**
 * R's quantile of a curve that falls: where the curve lies flat at 1 - p exactly, the middle of the
 * flat stretch. Only for the comparison with R; what is published is the left end.
 */
final class MidpointRule {
  private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

  private MidpointRule() {}

  static double quantile(double probability, int lastAge, IntToDoubleFunction survival) {
    double level = 1 - probability;
    for (int age = 0; age <= lastAge; age++) {
      double at = survival.applyAsDouble(age);
      if (Math.abs(at - level) < TOLERANCE) {
        return (age + endOfFlat(age, lastAge, survival)) / 2.0;
      }
      if (at < level) {
        return age;
      }
    }
    return Double.NaN;
  }

  private static int endOfFlat(int start, int lastAge, IntToDoubleFunction survival) {
    for (int age = start + 1; age <= lastAge; age++) {
      if (survival.applyAsDouble(age) < survival.applyAsDouble(start) - TOLERANCE) {
        return age;
      }
    }
    return start;
  }
}
