package org.tearoad.samples;

import java.util.Map;
import java.util.TreeMap;

/**
 * Parcels of one posting day, carrier and service share bags of up to 50, and each bag its luck.
 */
final class Bags {
  /** A bag's name and by how much all in it are slower. */
  record Bag(String name, double pace) {}

  private static final int SIZE = 50;

  /**
   * Standard deviation of the logarithm between bags; with {@link Carriage#WITHIN_BAG} a fifth of
   * the variance.
   */
  static final double BETWEEN_BAGS = .2;

  private final long seed;
  private final TreeMap<Integer, Map<String, Integer>> parcelsByDay = new TreeMap<>();

  Bags(long seed) {
    this.seed = seed;
  }

  Bag next(int postingDay, Product product, String origin) {
    Map<String, Integer> parcels =
        parcelsByDay.computeIfAbsent(postingDay, absent -> new TreeMap<>());
    String kind = product.carrier() + "-" + product.service() + "-" + origin;
    int bag = (parcels.merge(kind, 1, Integer::sum) - 1) / SIZE;
    String name = Calendar.date(postingDay) + "-" + kind + "-" + bag;
    Randomness random = Randomness.of(seed, postingDay, kind.hashCode(), bag);
    return new Bag(name, StrictMath.exp(BETWEEN_BAGS * random.normal()));
  }

  /** Nothing is posted before this day any more. */
  void forgetBefore(int day) {
    parcelsByDay.headMap(day).clear();
  }
}
