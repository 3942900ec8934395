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
    double z = CriticalValue.normal(level);
    if (trials == 0) {
      return Interval.UNKNOWN;
    }
    double share = (double) successes / trials;
    double spread = z * z / trials;
    double half = z * Math.sqrt((share * (1 - share) + spread / 4) / trials);
    double middle = share + spread / 2;
    return new Interval(
        successes == 0 ? 0 : (middle - half) / (1 + spread),
        successes == trials ? 1 : (middle + half) / (1 + spread));
  }
}
