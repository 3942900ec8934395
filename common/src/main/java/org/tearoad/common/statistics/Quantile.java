package org.tearoad.common.statistics;

import java.util.OptionalInt;

/**
 * The first age, in days, by which a given share has ended.
 *
 * @param probability the share, between 0 and 1
 * @param age empty when the curve does not reach the share
 * @param low empty when the upper band does not reach the share, or there is no band
 * @param high empty when the lower band does not reach the share, or there is no band: no upper
 *     limit is known
 */
public record Quantile(double probability, OptionalInt age, OptionalInt low, OptionalInt high) {
  /** Sums of many terms are a little off; a share of one half must not be missed for that. */
  private static final double TOLERANCE = 1e-9;

  /** The value of a curve at an age; {@code NaN} is never a share that is reached. */
  @FunctionalInterface
  interface Curve {
    double at(int age);
  }

  /**
   * q = min {t: F(t) >= p}, the left end of a flat stretch; limits by inversion of the band
   * (Brookmeyer and Crowley 1982): min {t: F_high(t) >= p} and min {t: F_low(t) >= p}, as in R.
   */
  static Quantile of(double probability, int lastAge, Curve share, Curve low, Curve high) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "Cannot find a quantile: its share must lie between 0 and 1, got " + probability);
    }
    return new Quantile(
        probability,
        firstAge(probability, lastAge, share),
        firstAge(probability, lastAge, high),
        firstAge(probability, lastAge, low));
  }

  private static OptionalInt firstAge(double probability, int lastAge, Curve curve) {
    for (int age = 0; age <= lastAge; age++) {
      if (curve.at(age) >= probability - TOLERANCE) {
        return OptionalInt.of(age);
      }
    }
    return OptionalInt.empty();
  }
}
