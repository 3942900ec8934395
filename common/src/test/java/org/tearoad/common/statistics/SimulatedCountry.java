package org.tearoad.common.statistics;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * A country whose regions order day by day. All share weekdays, growth, a shopping day, a holiday
 * of ten days and the whims of the nation; each has its own of the day, of the week, and a share
 * that wanders from month to month. Nothing of it is a stop.
 */
final class SimulatedCountry {
  static final int REGIONS = 85;

  private static final double[] WEEKDAYS = {1.08, 1.08, 1.03, 1.03, .97, .87, .94};
  private static final int YEAR = 365;
  private static final int HOLIDAY = 50;
  private static final int SHOPPING_DAY = 314;

  private final RandomGenerator random;
  private final int days;
  private final double[] national;
  private final double[] shares = new double[REGIONS];
  private final int[][] counts = new int[REGIONS][];

  /**
   * @param daily events of the country on a usual day
   */
  SimulatedCountry(long seed, int days, double daily) {
    this.random = new Well19937c(seed);
    this.days = days;
    this.national = new double[days];
    double sum = 0;
    for (int region = 0; region < REGIONS; region++) {
      shares[region] = Math.exp(.9 * random.nextGaussian());
      sum += shares[region];
    }
    for (int day = 0; day < days; day++) {
      national[day] = daily * nation(day);
    }
    for (int region = 0; region < REGIONS; region++) {
      shares[region] /= sum;
      counts[region] = draw(shares[region]);
    }
  }

  int[] counts(int region) {
    return counts[region];
  }

  /** Another region, of so many events on a usual day, that stops for some days. */
  int[] stopping(double daily, double usual, int first, int length) {
    int[] drawn = draw(daily / usual);
    for (int day = first; day < first + length; day++) {
      drawn[day] = 0;
    }
    return drawn;
  }

  /** Events of all regions but this one; of none when it is negative. */
  double[] others(int without) {
    double[] level = new double[days];
    for (int region = 0; region < REGIONS; region++) {
      for (int day = 0; day < days && region != without; day++) {
        level[day] += counts[region][day];
      }
    }
    return level;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private double nation(int day) {
    int ofYear = day % YEAR;
    double growth = Math.exp(.35 * day / YEAR);
    double event = ofYear == SHOPPING_DAY ? 4.5 : 1;
    double rest = ofYear >= HOLIDAY && ofYear < HOLIDAY + 10 ? .25 : 1;
    return growth * event * rest * WEEKDAYS[day % 7] * noise(.15);
  }

  private int[] draw(double share) {
    int[] drawn = new int[days];
    double ofMonth = 1;
    double ofWeek = 1;
    for (int day = 0; day < days; day++) {
      ofMonth = day % 28 == 0 ? ofMonth * Math.exp(.08 * random.nextGaussian()) : ofMonth;
      ofWeek = day % 7 == 0 ? noise(.25) : ofWeek;
      double mean = national[day] * share * ofMonth * ofWeek * noise(.3);
      drawn[day] = poisson(mean);
    }
    return drawn;
  }

  /** By the events that fall into a time of this length; a long one in pieces. */
  private int poisson(double mean) {
    if (mean > 500) {
      return poisson(mean / 2) + poisson(mean / 2);
    }
    double none = Math.exp(-mean);
    double product = random.nextDouble();
    int events = 0;
    while (product > none) {
      product *= random.nextDouble();
      events++;
    }
    return events;
  }

  /** Of mean 1 and this standard deviation. */
  private double noise(double deviation) {
    double shape = 1 / (deviation * deviation);
    return new GammaDistribution(random, shape, 1 / shape).sample();
  }
}
