package org.tearoad.common.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A posting month of despatches, one to a group: 5 % of the parcels come back, all others arrive
 * after whole days whose logarithm is normal, median 15. As of a day, what has not ended is
 * censored.
 *
 * @param despatches spread evenly over the 30 days of the month
 * @param parcels in each despatch
 * @param daysAfterMonth how long after the month the as-of day is
 * @param fate what the parcels of a despatch share
 */
record SimulatedCohort(int despatches, int parcels, int daysAfterMonth, Fate fate) {
  static final int DELIVERED = 0;
  static final int MATURE = 200;
  private static final int DAYS_OF_MONTH = 30;
  private static final double RETURNED = 0.05;
  private static final double LOCATION = Math.log(15);
  private static final double SCALE = 0.45;
  private static final double CORRELATION = 0.2;
  private static final int AGES = DAYS_OF_MONTH + MATURE;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** What parcels of a despatch have in common. */
  enum Fate {
    /** Nothing. */
    NONE,
    /** A delay: the logarithms of their times have an intra-class correlation of 0.2. */
    DELAY,
    /** All of it: some arrive on one and the same day, so that any yes or no has 0.2. */
    DAY
  }

  /** The true share delivered by an age. */
  static double share(int age) {
    return (1 - RETURNED) * NORMAL.cumulativeProbability((Math.log(age + 1) - LOCATION) / SCALE);
  }

  static int quantile(double probability) {
    int age = 0;
    while (share(age) < probability) {
      age++;
    }
    return age;
  }

  List<LifeTable> draw(Random random) {
    List<LifeTable> groups = new ArrayList<>();
    for (int despatch = 0; despatch < despatches; despatch++) {
      int postingDay = despatch * DAYS_OF_MONTH / despatches;
      groups.add(despatch(random, DAYS_OF_MONTH - postingDay + daysAfterMonth));
    }
    return groups;
  }

  private LifeTable despatch(Random random, int ageAsOf) {
    long[][] ended = new long[2][AGES];
    long[] censored = new long[AGES];
    double sharedDelay = random.nextGaussian();
    int[] sharedEnd = end(random, random.nextGaussian());
    for (int parcel = 0; parcel < parcels; parcel++) {
      int[] end = end(random, sharedDelay, sharedEnd);
      if (end[1] <= ageAsOf) {
        ended[end[0]][end[1]]++;
      } else {
        censored[ageAsOf]++;
      }
    }
    return LifeTable.of(ended, censored);
  }

  private int[] end(Random random, double sharedDelay, int[] sharedEnd) {
    return switch (fate) {
      case NONE -> end(random, random.nextGaussian());
      case DELAY ->
          end(
              random,
              Math.sqrt(CORRELATION) * sharedDelay
                  + Math.sqrt(1 - CORRELATION) * random.nextGaussian());
      case DAY ->
          random.nextDouble() < Math.sqrt(CORRELATION)
              ? sharedEnd
              : end(random, random.nextGaussian());
    };
  }

  private static int[] end(Random random, double standardized) {
    if (random.nextDouble() < RETURNED) {
      return new int[] {1, 25 + random.nextInt(30)};
    }
    double days = Math.exp(LOCATION + SCALE * standardized);
    return new int[] {DELIVERED, (int) Math.min(days, AGES - 1)};
  }
}
