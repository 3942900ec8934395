package org.tearoad.common.statistics;

/**
 * How many times larger the variance of an {@link Incidence} is by the jackknife over groups than
 * by the delta method (Kish 1965), for all ages together: Σ f(t) Var_jackknife F(t) / Σ f(t)
 * Var_delta F(t), f(t) = F(t) - F(t-1).
 *
 * <p>With few groups the jackknife at one age is often far too small by chance: none of five
 * despatches may arrive around that day. The ratio over the whole curve is much steadier, as in
 * generalized variance functions (Wolter 2007, 7).
 */
final class DesignEffect {
  private DesignEffect() {}

  /** 1 where there is no variance; {@code NaN} when the jackknife's is not known. */
  static double of(Incidence incidence, double[] jackknife, double[] independent) {
    double grouped = 0;
    double single = 0;
    double before = 0;
    for (int age = 0; age <= incidence.lastAge(); age++) {
      double step = incidence.share()[age] - before;
      before = incidence.share()[age];
      grouped += step * jackknife[age] * jackknife[age];
      single += step * independent[age] * independent[age];
    }
    return single == 0 ? 1 : grouped / single;
  }
}
