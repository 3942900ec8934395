package org.tearoad.common.statistics;

/**
 * Standard errors of an {@link Incidence} when all that are at risk are independent.
 *
 * <p>The ends at one age are multinomial, those of different ages uncorrelated. With h = d / n of
 * all causes and k = d / n of the cause, the variances of F and P and their covariance C go on from
 * age to age:
 *
 * <pre>
 * Var F' = Var F + 2 k C + k² Var P + P² k (1 - k) / n
 * C'     = (1 - h) (C + k Var P - P² k / n)
 * Var P' = (1 - h)² Var P + P² h (1 - h) / n
 * </pre>
 *
 * <p>Written out, Var F is the formula of Dinse and Larson (1986) and of Marubini and Valsecchi
 * (1995, 10.12): Σ (F(t) - F(j))² d / (n (n - d)) + Σ P(j-1)² k (1 - k) / n - 2 Σ (F(t) - F(j))
 * P(j-1) k / n; the recursion has no differences that cancel. With one cause it is Greenwood's.
 */
final class DeltaVariance {
  private DeltaVariance() {}

  static double[] standardErrors(Incidence incidence) {
    LifeTable table = incidence.table();
    double[] errors = new double[incidence.lastAge() + 1];
    double variance = 0;
    double covariance = 0;
    double openVariance = 0;
    for (int age = 0; age < errors.length; age++) {
      long atRisk = table.atRisk(age);
      if (atRisk > 0) {
        double ofCause = (double) table.ended(incidence.cause(), age) / atRisk;
        double left = (double) (atRisk - table.ended(age)) / atRisk;
        double open = incidence.openBefore(age);
        double perOne = open * open / atRisk;
        variance +=
            2 * ofCause * covariance
                + ofCause * ofCause * openVariance
                + perOne * ofCause * (1 - ofCause);
        covariance = left * (covariance + ofCause * openVariance - perOne * ofCause);
        openVariance = left * left * openVariance + perOne * (1 - left) * left;
      }
      errors[age] = Math.sqrt(Math.max(variance, 0));
    }
    return errors;
  }
}
