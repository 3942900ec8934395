package org.tearoad.common.statistics;

import java.util.Optional;

/**
 * The share that has ended of one cause by age, with intervals; made by {@link AalenJohansen}.
 *
 * <p>Intervals are taken on the scale ln(-ln(1 - F)), the one of Kaplan-Meier's log-log interval,
 * so that with one cause the two agree: low and high are 1 - (1 - F) to the power exp(∓ z se / ((1
 * - F) ln(1 - F))). They are unknown where F is 0 or 1.
 *
 * <p>After the last age of the table nothing is known, unless all had ended by then.
 */
public final class IncidenceCurve {
  /** Fewer tell nothing about a share. */
  static final int FEWEST = 10;

  /** Rounding must not make a share of 0 or 1 look like one between. */
  private static final double TOLERANCE = 1e-9;

  private final Incidence incidence;
  private final double[] errors;
  private final double[] spreads;
  private final Interval[] intervals;
  private final double level;
  private final double designEffect;

  /**
   * @param spreads critical value · standard error by age
   */
  IncidenceCurve(
      Incidence incidence, double[] errors, double[] spreads, double level, double designEffect) {
    this.incidence = incidence;
    this.errors = errors;
    this.spreads = spreads;
    this.level = level;
    this.designEffect = designEffect;
    this.intervals = new Interval[errors.length];
    for (int age = 0; age < errors.length; age++) {
      intervals[age] = interval(incidence.share()[age], spreads[age]);
    }
  }

  public int lastAge() {
    return incidence.lastAge();
  }

  /**
   * How many times larger the variance is than that of independent things: 1 for those, {@code NaN}
   * for a curve of one group.
   */
  public double designEffect() {
    return designEffect;
  }

  /** F(t); {@code NaN} where it is not known. */
  public double share(int age) {
    return isKnown(age) ? incidence.share()[Math.min(age, lastAge())] : Double.NaN;
  }

  /** P(t), the share that has not ended of any cause; {@code NaN} where it is not known. */
  public double openShare(int age) {
    return isKnown(age) ? incidence.open()[Math.min(age, lastAge())] : Double.NaN;
  }

  /** Of F(t); {@code NaN} where it is not known, and for a curve of one group. */
  public double standardError(int age) {
    return isKnown(age) ? errors[Math.min(age, lastAge())] : Double.NaN;
  }

  public Interval interval(int age) {
    return isKnown(age) ? intervals[Math.min(age, lastAge())] : Interval.UNKNOWN;
  }

  /**
   * The first age by which a share of all has ended of the cause. Its low limit is never above it:
   * where F is 1, so is the band's upper limit.
   */
  public Quantile quantile(double probability) {
    return Quantile.of(
        probability, lastAge(), this::share, age -> intervals[age].low(), this::highest);
  }

  /**
   * As many things as would tell as much of this age if none were lost from sight: those at risk
   * over the share that was open before (Dorey and Korn 1987). After the age at which all had
   * ended, that of this age. Of those {@link LifeTable#followed} many may be known for the sole
   * reason that they ended early.
   */
  public double effectiveSize(int age) {
    int last = Math.min(age, lastAge());
    double openBefore = last <= 0 ? 1 : incidence.open()[last - 1];
    return openBefore == 0 ? 0 : incidence.table().atRisk(last) / openBefore;
  }

  /** Whether a share within so many days rests on enough. */
  public boolean tells(int days) {
    return isKnown(days) && effectiveSize(days) > FEWEST - TOLERANCE;
  }

  /**
   * The share within so many days with the best interval there is: where the share is 0 or 1,
   * Wilson's for the {@link #effectiveSize}; none where that is below 10.
   *
   * @return empty where the curve ends before with some still open
   */
  public Optional<Share> shareWithin(int days) {
    if (!isKnown(days)) {
      return Optional.empty();
    }
    double share = share(days);
    double effective = effectiveSize(days);
    if (!tells(days)) {
      return Optional.of(new Share(share, Interval.UNKNOWN, Share.Basis.NONE, effective));
    }
    if (isExtreme(share)) {
      long followed = incidence.table().followed(days);
      Interval wilson =
          WilsonInterval.of(Math.round(share) * followed, followed, followed / effective, level);
      return Optional.of(new Share(share, wilson, Share.Basis.WILSON, effective));
    }
    Interval band = interval(days);
    Share.Basis basis = band.isKnown() ? Share.Basis.CURVE : Share.Basis.NONE;
    return Optional.of(new Share(share, band, basis, effective));
  }

  private double highest(int age) {
    boolean isAll = incidence.share()[age] > 1 - TOLERANCE;
    return isAll && !Double.isNaN(spreads[age]) ? 1 : intervals[age].high();
  }

  private boolean isKnown(int age) {
    return age <= lastAge() || (lastAge() >= 0 && incidence.open()[lastAge()] == 0);
  }

  private static Interval interval(double share, double spread) {
    if (isExtreme(share)) {
      return Interval.UNKNOWN;
    }
    double others = 1 - share;
    return IntervalScale.LOG_LOG.around(others, spread / others, 1).ofComplement();
  }

  private static boolean isExtreme(double share) {
    return share < TOLERANCE || share > 1 - TOLERANCE;
  }
}
