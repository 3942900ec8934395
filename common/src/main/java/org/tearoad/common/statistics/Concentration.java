package org.tearoad.common.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * How concentrated a market is.
 *
 * @param participants with more than 0
 * @param herfindahl Σ share², between 1 / participants and 1 (Herfindahl 1950, Hirschman 1945);
 *     authorities write it times 10,000
 */
public record Concentration(int participants, double herfindahl) {

  /**
   * Of amounts; those of 0 do not count.
   *
   * @return {@code NaN} as the index when nothing is more than 0
   * @throws IllegalArgumentException when an amount is negative or no number
   */
  public static Concentration of(double[] amounts) {
    for (double amount : amounts) {
      if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Cannot find a concentration: amounts must not be negative, got " + amount);
      }
    }
    // In order of size, so that the sum does not depend on the order in which they come.
    double[] sorted = DoubleStream.of(amounts).filter(amount -> amount > 0).sorted().toArray();
    double total = DoubleStream.of(sorted).sum();
    double index = 0;
    for (double amount : sorted) {
      index += amount / total * (amount / total);
    }
    return new Concentration(sorted.length, sorted.length == 0 ? Double.NaN : index);
  }

  /** As many participants of equal size would be as concentrated: 1 / herfindahl. */
  public double effectiveNumber() {
    return 1 / herfindahl;
  }

  /**
   * 0 when all are equal, 1 when there is one: (H - 1/N) / (1 - 1/N); {@code NaN} with one
   * participant.
   */
  public double normalised() {
    double least = 1.0 / participants;
    return participants == 1 ? Double.NaN : (herfindahl - least) / (1 - least);
  }

  /**
   * The probability that two different orders have the same seller: Σ n (n - 1) / (N (N - 1)), an
   * estimate of the index without the bias of small counts (Simpson 1949).
   *
   * @return {@code NaN} with fewer than two
   */
  public static double unbiased(long[] counts) {
    double total = LongStream.of(counts).sum();
    double pairs = LongStream.of(counts).mapToDouble(count -> (double) count * (count - 1)).sum();
    return total < 2 ? Double.NaN : pairs / (total * (total - 1));
  }

  /** The share of the largest few: CR1, CR4. */
  public static double ratio(double[] amounts, int largest) {
    double[] sorted = amounts.clone();
    Arrays.sort(sorted);
    double total = DoubleStream.of(sorted).sum();
    return DoubleStream.of(sorted).skip(Math.max(0, sorted.length - largest)).sum() / total;
  }
}
