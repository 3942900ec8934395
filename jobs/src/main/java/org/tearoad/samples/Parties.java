package org.tearoad.samples;

import java.util.HashMap;
import java.util.Map;

/**
 * Pools of buyers and sellers that grow with every newcomer; early members come back more often
 * (Zipf-like).
 */
final class Parties {
  private final String kind;
  private final double newcomers;
  private final double skew;
  private final Map<String, Integer> sizes = new HashMap<>();

  Parties(String kind, double newcomers, double skew) {
    this.kind = kind;
    this.newcomers = newcomers;
    this.skew = skew;
  }

  String draw(String pool, Randomness random) {
    int size = sizes.getOrDefault(pool, 0);
    int number = size;
    if (size > 0 && !random.chance(newcomers)) {
      number = (int) (size * StrictMath.pow(random.uniform(), skew));
    } else {
      sizes.put(pool, size + 1);
    }
    return kind + pool + Digits.padded(number, 7);
  }
}
