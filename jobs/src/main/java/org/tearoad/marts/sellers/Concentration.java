package org.tearoad.marts.sellers;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * How a sum is spread over those who bring it: the index of Herfindahl and Hirschman, sum of the
 * squared shares, 0 to 1, and the share of the largest.
 */
record Concentration(double herfindahl, double largestShare) {

  /**
   * @param values not negative, in any order
   * @throws IllegalArgumentException when their sum is 0
   */
  static Concentration of(List<BigDecimal> values) {
    double sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
    if (sum <= 0) {
      throw new IllegalArgumentException("Cannot tell shares: their sum is 0, got " + values);
    }
    // Sums of doubles depend on their order.
    double[] shares =
        values.stream()
            .sorted(Comparator.naturalOrder())
            .mapToDouble(value -> value.doubleValue() / sum)
            .toArray();
    double squares = 0;
    for (double share : shares) {
      squares += share * share;
    }
    return new Concentration(squares, shares[shares.length - 1]);
  }

  /** So many equal ones would be as concentrated. */
  double effectiveNumber() {
    return 1 / herfindahl;
  }
}
