package org.tearoad.common.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which unknowns a system of sums determines, whatever the sums are: by Gauss and Jordan, modulo a
 * prime, so that nothing is rounded. A determinant that the prime happens to divide would leave an
 * unknown undetermined here; with coefficients of 1 and -1 that is as unlikely as a collision.
 */
final class LinearEquations {
  private static final long PRIME = Integer.MAX_VALUE;

  /** By its leading unknown, which no other equation has. */
  private final Map<Integer, SortedMap<Integer, Long>> equations = new HashMap<>();

  /**
   * An unknown is the sum of others and something known.
   *
   * @param whole negative when it is known
   */
  void add(int whole, int... parts) {
    SortedMap<Integer, Long> equation = new TreeMap<>();
    if (whole >= 0) {
      equation.put(whole, PRIME - 1);
    }
    for (int part : parts) {
      addTo(equation, part, 1);
    }
    for (Integer unknown : equation.keySet().toArray(Integer[]::new)) {
      SortedMap<Integer, Long> other = equations.get(unknown);
      if (other != null) {
        subtract(equation, other, equation.get(unknown));
      }
    }
    if (equation.isEmpty()) {
      return;
    }
    int leading = equation.firstKey();
    long inverse = power(equation.get(leading), PRIME - 2);
    equation.replaceAll((unknown, factor) -> factor * inverse % PRIME);
    for (SortedMap<Integer, Long> other : equations.values()) {
      Long factor = other.get(leading);
      if (factor != null) {
        subtract(other, equation, factor);
      }
    }
    equations.put(leading, equation);
  }

  /** Unknowns that have one value only. */
  SortedSet<Integer> determined() {
    SortedSet<Integer> determined = new TreeSet<>();
    equations.forEach(
        (leading, equation) -> {
          if (equation.size() == 1) {
            determined.add(leading);
          }
        });
    return determined;
  }

  private static void subtract(
      SortedMap<Integer, Long> equation, SortedMap<Integer, Long> other, long times) {
    other.forEach((unknown, factor) -> addTo(equation, unknown, PRIME - factor * times % PRIME));
  }

  private static void addTo(SortedMap<Integer, Long> equation, int unknown, long factor) {
    equation.merge(
        unknown,
        factor % PRIME,
        (one, more) -> (one + more) % PRIME == 0 ? null : (one + more) % PRIME);
  }

  private static long power(long base, long exponent) {
    long result = 1;
    for (long left = exponent, square = base; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = result * square % PRIME;
      }
      square = square * square % PRIME;
    }
    return result;
  }
}
