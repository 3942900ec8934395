package org.tearoad.common.statistics;

import java.util.List;

/**
 * Standard errors of an {@link Incidence} when things of one group share their fate: the curve is
 * made again without each group, G in number; Var F(t) = (G - 1) / G Σ (F without g - F)² (Wolter
 * 2007, Introduction to Variance Estimation, 4).
 *
 * <p>It takes groups · ages steps, as a group's counts are taken off the sums.
 */
final class GroupJackknife {
  private GroupJackknife() {}

  /** {@code NaN} when there are fewer than 2 groups. */
  static double[] standardErrors(Incidence incidence, List<LifeTable> groups) {
    double[] squares = new double[incidence.lastAge() + 1];
    for (LifeTable group : groups) {
      addSquares(incidence, group, squares);
    }
    double count = groups.size();
    double factor = count < 2 ? Double.NaN : (count - 1) / count;
    double[] errors = new double[squares.length];
    for (int age = 0; age < errors.length; age++) {
      errors[age] = Math.sqrt(factor * squares[age]);
    }
    return errors;
  }

  private static void addSquares(Incidence incidence, LifeTable group, double[] squares) {
    LifeTable all = incidence.table();
    int cause = incidence.cause();
    double share = 0;
    double open = 1;
    for (int age = 0; age < squares.length; age++) {
      long atRisk = all.atRisk(age) - group.atRisk(age);
      if (atRisk > 0) {
        long ended = all.ended(age) - group.ended(age);
        share += open * (all.ended(cause, age) - group.ended(cause, age)) / atRisk;
        open *= (double) (atRisk - ended) / atRisk;
      }
      double change = share - incidence.share()[age];
      squares[age] += change * change;
    }
  }
}
