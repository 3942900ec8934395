package org.tearoad.common.statistics;

/**
 * The score interval of a share of independent trials (Wilson 1927): ((p + z²/2n) ± z sqrt(p(1-p)/n
 * + z²/4n²)) / (1 + z²/n). It stays sensible where the share is 0 or 1.
 */
public final class WilsonInterval {
  private WilsonInterval() {}

  /**
   * The interval of successes / trials.
   *
   * @return unknown when there was no trial
   * @throws IllegalArgumentException when there are more successes than trials, or a negative count
   */
  public static Interval of(long successes, long trials, double level) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "Cannot make an interval: successes must lie between 0 and the trials, got %d of %d"
              .formatted(successes, trials));
    }
    return of(successes, trials, 1, level);
  }

  /**
   * The interval of successes / trials when trials share the fate of their group: as many
   * independent trials as there are over the design effect (Korn and Graubard 1998).
   *
   * @param designEffect taken as 1 when it is less
   * @return unknown when there was no trial, or the design effect is {@code NaN}
   */
  public static Interval of(long successes, long trials, double designEffect, double level) {
    double z = CriticalValue.normal(level);
    if (trials == 0 || Double.isNaN(designEffect)) {
      return Interval.UNKNOWN;
    }
    double effective = trials / Math.max(designEffect, 1);
    double share = (double) successes / trials;
    double spread = z * z / effective;
    double half = z * Math.sqrt((share * (1 - share) + spread / 4) / effective);
    double middle = share + spread / 2;
    return new Interval(
        successes == 0 ? 0 : (middle - half) / (1 + spread),
        successes == trials ? 1 : (middle + half) / (1 + spread));
  }
}
