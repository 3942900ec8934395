package org.tearoad.common.statistics;

/**
 * How unlikely it is that nothing happens for a while by chance alone.
 *
 * <p>Counts of a day are negative binomial with mean μ and variance φμ, so none comes with
 * probability P = (r / (r + μ))^r, r = μ / (φ - 1) (Poisson's exp(-μ) where φ is 1). Days multiply:
 * the evidence of a run is -ln P = M ln φ / (φ - 1), M being the sum of its means.
 *
 * <p>M is an estimate from n events seen before. As a ratio of two counts the chance is (1 +
 * M/n)^-n (Przyborowski and Wilenski 1940: all n of n events fall before the run), which tends to
 * exp(-M); with over-dispersion n / φ events tell as much as n independent ones.
 */
public final class ZeroRun {
  private ZeroRun() {}

  /**
   * -ln of the chance of no event where the mean is known.
   *
   * @param mean of the events of the run
   * @param dispersion φ = variance / mean, at least 1
   */
  public static double evidence(double mean, double dispersion) {
    if (!(mean >= 0) || !(dispersion >= 1)) {
      throw new IllegalArgumentException(
          "Cannot judge a run: the mean must be at least 0 and the dispersion at least 1, got %s and %s"
              .formatted(mean, dispersion));
    }
    double excess = dispersion - 1;
    return excess == 0 ? mean : mean * Math.log1p(excess) / excess;
  }

  /**
   * -ln of the chance of no event where the mean was estimated.
   *
   * @param seen the events that it was estimated from; none tell nothing
   */
  public static double evidence(double mean, double dispersion, double seen) {
    double independent = seen / dispersion;
    double known = evidence(mean, dispersion);
    return independent == 0 ? 0 : independent * Math.log1p(known / independent);
  }

  /**
   * The evidence above which a run is no chance: with it, fewer than alpha runs are to be expected
   * among all that could begin.
   *
   * @param starts days with an event, of all series together: a run begins after one of them
   */
  public static double needed(double starts, double alpha) {
    if (!(starts > 0) || !(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "Cannot set a bound: there must be starts, and alpha lie between 0 and 1, got %s and %s"
              .formatted(starts, alpha));
    }
    return Math.log(starts / alpha);
  }

  /**
   * The shortest run that is no chance, of Poisson counts with the same mean every day: days · (1 -
   * exp(-mean)) of them have an event.
   */
  public static int fewestDays(double dailyMean, int days, double alpha) {
    return (int) Math.ceil(needed(days * -Math.expm1(-dailyMean), alpha) / dailyMean);
  }
}
