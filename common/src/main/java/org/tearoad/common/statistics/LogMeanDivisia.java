package org.tearoad.common.statistics;

/**
 * Splits the change of a sum of products among the factors, exactly and whatever their order
 * (additive LMDI-I: Ang 2005, "The LMDI approach to decomposition analysis"). For V = Σ x1 · x2 ·
 * …, the effect of factor k is Σ L(V', V) · ln(xk' / xk) with the logarithmic mean L(a, b) = (a -
 * b) / ln(a / b); the effects add up to the change, and those of parts add up to those of the
 * whole.
 *
 * <p>Where a product is 0 on one side only, the logarithms have no value, but the sum has a limit
 * (Wood and Lenzen 2006): the whole change of that product goes to the factor that is 0. Of several
 * the first takes it, so factors stand in the order in which one makes the next: without orders
 * there is no ticket.
 */
public final class LogMeanDivisia {
  private LogMeanDivisia() {}

  /**
   * The effect of each factor.
   *
   * @param before a row of factors for each product; those after the first 0 of a row do not count
   *     and may be {@code NaN}
   * @param after as many rows of as many factors
   * @return in the order of the factors
   * @throws IllegalArgumentException when the shapes differ, or a factor is negative or no number
   */
  public static double[] effects(double[][] before, double[][] after) {
    requireSameShape(before, after);
    double[] effects = new double[before.length == 0 ? 0 : before[0].length];
    for (int i = 0; i < before.length; i++) {
      addEffects(effects, before[i], after[i]);
    }
    return effects;
  }

  /**
   * The logarithmic mean of two positive numbers: (a - b) / ln(a / b), and a when they are equal.
   */
  public static double logarithmicMean(double a, double b) {
    if (!(a > 0 && b > 0)) {
      throw new IllegalArgumentException(
          "Cannot take a logarithmic mean: both must be positive, got %s and %s".formatted(a, b));
    }
    double relative = (a - b) / b;
    return relative == 0 ? a : (a - b) / Math.log1p(relative);
  }

  private static void addEffects(double[] effects, double[] before, double[] after) {
    int zeroBefore = firstZero(before);
    int zeroAfter = firstZero(after);
    boolean isNew = zeroBefore < before.length;
    boolean isGone = zeroAfter < after.length;
    if (isNew && isGone) {
      return;
    }
    if (isNew) {
      effects[zeroBefore] += product(after);
    } else if (isGone) {
      effects[zeroAfter] -= product(before);
    } else {
      double mean = logarithmicMean(product(after), product(before));
      for (int k = 0; k < effects.length; k++) {
        effects[k] += mean * Math.log(after[k] / before[k]);
      }
    }
  }

  /** The number of factors when none is 0. */
  private static int firstZero(double[] factors) {
    for (int k = 0; k < factors.length; k++) {
      if (factors[k] == 0) {
        return k;
      }
      if (!(factors[k] > 0 && factors[k] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Cannot split a change: factors must be numbers that are not negative, got "
                + factors[k]);
      }
    }
    return factors.length;
  }

  private static double product(double[] factors) {
    double product = 1;
    for (double factor : factors) {
      product *= factor;
    }
    return product;
  }

  private static void requireSameShape(double[][] before, double[][] after) {
    if (before.length != after.length) {
      throw new IllegalArgumentException(
          "Cannot split a change: there must be the same products on both sides, got %d and %d"
              .formatted(before.length, after.length));
    }
    for (int i = 0; i < before.length; i++) {
      if (before[i].length != before[0].length || after[i].length != before[0].length) {
        throw new IllegalArgumentException(
            "Cannot split a change: all products must have %d factors, got %d and %d"
                .formatted(before[0].length, before[i].length, after[i].length));
      }
    }
  }
}
