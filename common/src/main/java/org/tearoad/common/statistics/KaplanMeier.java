package org.tearoad.common.statistics;

import java.util.Optional;

/**
 * The share still open by age, S(t), the product-limit estimator (Kaplan and Meier 1958).
 *
 * <p>S(t) = Π (1 - d(j) / n(j)) over ages j &lt;= t, and G(t) = Σ d(j) / (n(j) (n(j) - d(j))), so
 * that Var S = S² G (Greenwood 1926). Where everything at risk ends, S is 0, and G, the standard
 * error and the intervals are {@code NaN}, as in R survival.
 *
 * <p>After the last age of the table nothing is known ({@code NaN}), unless S is 0 already.
 */
public final class KaplanMeier {
  private final double[] survival;
  private final double[] greenwood;
  private final double[] terms;

  private KaplanMeier(long[] ended, LifeTable table) {
    survival = new double[ended.length];
    greenwood = new double[ended.length];
    terms = new double[ended.length];
    double open = 1;
    double sum = 0;
    for (int age = 0; age < ended.length; age++) {
      long atRisk = table.atRisk(age);
      long left = atRisk - ended[age];
      if (ended[age] > 0) {
        open *= (double) left / atRisk;
        terms[age] = left == 0 ? 0 : (double) ended[age] / atRisk / left;
        sum = left == 0 ? Double.NaN : sum + terms[age];
      }
      survival[age] = open;
      greenwood[age] = sum;
    }
  }

  /** Ends of all causes count. */
  public static KaplanMeier ofAllCauses(LifeTable table) {
    long[] ended = new long[table.lastAge() + 1];
    for (int age = 0; age < ended.length; age++) {
      ended[age] = table.ended(age);
    }
    return new KaplanMeier(ended, table);
  }

  /**
   * Ends of other causes count as censored. 1 - S then overstates the share that ends of this
   * cause; {@link AalenJohansen} does not.
   */
  public static KaplanMeier ofCause(LifeTable table, int cause) {
    long[] ended = new long[table.lastAge() + 1];
    for (int age = 0; age < ended.length; age++) {
      ended[age] = table.ended(cause, age);
    }
    return new KaplanMeier(ended, table);
  }

  public int lastAge() {
    return survival.length - 1;
  }

  public double survival(int age) {
    if (age <= lastAge()) {
      return survival[age];
    }
    return isClosed() ? 0 : Double.NaN;
  }

  /** G(t), the variance of ln S. */
  public double greenwood(int age) {
    return age <= lastAge() ? greenwood[age] : Double.NaN;
  }

  public double standardError(int age) {
    return survival(age) * Math.sqrt(greenwood(age));
  }

  /** Of S at this age. */
  public Interval interval(int age, IntervalScale scale, double level) {
    return around(age, scale, CriticalValue.normal(level));
  }

  /** The first age by which the share p has ended: S &lt;= 1 - p. */
  public Quantile quantile(double probability, IntervalScale scale, double level) {
    double critical = CriticalValue.normal(level);
    return Quantile.of(
        probability,
        lastAge(),
        age -> 1 - survival(age),
        age -> 1 - around(age, scale, critical).high(),
        age -> 1 - around(age, scale, critical).low());
  }

  /**
   * The area below S from 0 to the limit; its variance is Σ A(j)² d(j) / (n(j) (n(j) - d(j))), A(j)
   * being the area from j to the limit.
   *
   * @return empty where S is not known up to the limit
   */
  public Optional<RestrictedMean> restrictedMean(int limit) {
    if (limit - 1 > lastAge() && !isClosed()) {
      return Optional.empty();
    }
    double area = 0;
    double variance = 0;
    for (int age = Math.min(limit - 1, lastAge()); age >= 0; age--) {
      area += survival[age];
      variance += area * area * terms[age];
    }
    return Optional.of(new RestrictedMean(limit, area, Math.sqrt(variance)));
  }

  private Interval around(int age, IntervalScale scale, double critical) {
    return scale.around(survival(age), Math.sqrt(greenwood(age)), critical);
  }

  private boolean isClosed() {
    return lastAge() >= 0 && survival[lastAge()] == 0;
  }
}
