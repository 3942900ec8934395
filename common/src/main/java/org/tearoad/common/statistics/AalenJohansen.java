package org.tearoad.common.statistics;

import java.util.Collection;
import java.util.List;

/**
 * The share that has ended of one cause by age, F(t), while other causes compete (Aalen and
 * Johansen 1978): F(t) = Σ P(j-1) d(cause, j) / n(j), P(t) = Π (1 - d(j) / n(j)), over ages j &lt;=
 * t; d(j) counts all causes. The shares of all causes and P add up to 1.
 */
public final class AalenJohansen {
  private AalenJohansen() {}

  /**
   * The curve with intervals for things that are independent of each other: the variance by the
   * delta method, the normal distribution. Without late entries the variance equals R survival's.
   *
   * @param level of the intervals, for example 0.95
   * @throws IllegalArgumentException when there is no such cause, or the level is not between 0 and
   *     1
   */
  public static IncidenceCurve ofIndependent(LifeTable table, int cause, double level) {
    Incidence incidence = Incidence.of(table, cause);
    double[] errors = DeltaVariance.standardErrors(incidence);
    return new IncidenceCurve(
        incidence, errors, times(CriticalValue.normal(level), errors), level, 1);
  }

  /**
   * The curve of things whose groups are not known, with the design effect of a whole that they are
   * part of: the standard errors of independent things times its square root. A part has fewer
   * things in a group than the whole, so its intervals are rather too wide.
   *
   * @param designEffect taken as 1 when it is less; no intervals when it is {@code NaN}
   * @throws IllegalArgumentException when there is no such cause, or the level is not between 0 and
   *     1
   */
  public static IncidenceCurve withDesignEffect(
      LifeTable table, int cause, double designEffect, double level) {
    Incidence incidence = Incidence.of(table, cause);
    double[] errors =
        times(Math.sqrt(Math.max(designEffect, 1)), DeltaVariance.standardErrors(incidence));
    double[] spreads = times(CriticalValue.normal(level), errors);
    return new IncidenceCurve(incidence, errors, spreads, level, designEffect);
  }

  /**
   * The curve of all groups together, with intervals for things that share the fate of their group.
   *
   * <p>The standard error is the jackknife's over groups, or that of independent things times the
   * square root of the design effect of the whole curve, whichever is larger; Student's t has
   * groups - 1 degrees; no interval is narrower than for independent things. In simulations with
   * despatches of 50 parcels and an intra-class correlation of 0.2 the intervals at 95 % hold the
   * truth at every single age in at least 94 % of the cases, even with 4 despatches; those for
   * independent things hold it in 26 to 88 %. The price: when the parcels of a group are
   * independent after all, the intervals are too wide and cover 96 % with 60 groups, 97 % with 20,
   * 99 % with 4.
   *
   * <p>Empty groups do not count; with fewer than 2 there are no intervals.
   *
   * @throws IllegalArgumentException when there is no group, the groups differ in their causes,
   *     there is no such cause, or the level is not between 0 and 1
   */
  public static IncidenceCurve ofGroups(Collection<LifeTable> groups, int cause, double level) {
    Incidence incidence = Incidence.of(LifeTable.sum(groups), cause);
    List<LifeTable> filled = groups.stream().filter(group -> group.size() > 0).toList();
    double[] independent = DeltaVariance.standardErrors(incidence);
    double[] jackknife = GroupJackknife.standardErrors(incidence, filled);
    double effect = DesignEffect.of(incidence, jackknife, independent);
    double[] errors = larger(jackknife, times(Math.sqrt(effect), independent));
    double degrees = Math.max(filled.size() - 1, 1);
    double[] spreads =
        larger(
            times(CriticalValue.student(degrees, level), errors),
            times(CriticalValue.normal(level), independent));
    return new IncidenceCurve(incidence, errors, spreads, level, effect);
  }

  private static double[] times(double factor, double[] values) {
    double[] products = values.clone();
    for (int i = 0; i < products.length; i++) {
      products[i] *= factor;
    }
    return products;
  }

  private static double[] larger(double[] some, double[] others) {
    double[] larger = some.clone();
    for (int i = 0; i < larger.length; i++) {
      larger[i] = Math.max(some[i], others[i]);
    }
    return larger;
  }
}
