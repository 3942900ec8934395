package org.tearoad.common.statistics;

/**
 * How things end by age, from the ends of one stretch of days: of those that were open at an age in
 * these days, the shares that ended as wanted and otherwise (a period life table); and what follows
 * by Aalen and Johansen's product for things that are open now.
 */
public final class AgeHazards {
  private final double[] wantedHazard;
  private final double[] otherHazard;
  private final double[] open;
  private final double[] wanted;

  private AgeHazards(double[] wantedHazard, double[] otherHazard) {
    this.wantedHazard = wantedHazard;
    this.otherHazard = otherHazard;
    int ages = wantedHazard.length;
    open = new double[ages];
    wanted = new double[ages];
    double isOpen = 1;
    double isWanted = 0;
    for (int age = 0; age < ages; age++) {
      isWanted += isOpen * wantedHazard[age];
      isOpen *= Math.max(1 - wantedHazard[age] - otherHazard[age], 0);
      wanted[age] = isWanted;
      open[age] = isOpen;
    }
  }

  /**
   * Of what happened in the last days.
   *
   * @param now the last day
   * @param window how many days
   */
  public static AgeHazards of(FollowedCohorts cohorts, int now, int window) {
    int ages = cohorts.longestAge() + 1;
    long[] atRisk = new long[ages];
    long[] wanted = new long[ages];
    long[] ended = new long[ages];
    for (int day = Math.max(now - window - ages + 2, 0); day <= now; day++) {
      int first = Math.max(now - window + 1 - day, 0);
      long open = cohorts.open(day, first - 1);
      for (int age = first; age <= now - day && age < ages; age++) {
        atRisk[age] += open;
        wanted[age] += cohorts.wanted(day, age);
        ended[age] += cohorts.ended(day, age);
        open -= cohorts.ended(day, age);
      }
    }
    double[] wantedHazard = new double[ages];
    double[] otherHazard = new double[ages];
    for (int age = 0; age < ages; age++) {
      if (atRisk[age] > 0) {
        wantedHazard[age] = (double) wanted[age] / atRisk[age];
        otherHazard[age] = (double) (ended[age] - wanted[age]) / atRisk[age];
      }
    }
    return new AgeHazards(wantedHazard, otherHazard);
  }

  /** The same, but ends as wanted are so many times as frequent at every age. */
  public AgeHazards scaled(double ratio) {
    double[] scaled = wantedHazard.clone();
    for (int age = 0; age < scaled.length; age++) {
      scaled[age] = Math.min(scaled[age] * ratio, 1 - otherHazard[age]);
    }
    return new AgeHazards(scaled, otherHazard);
  }

  /** The share that ends as wanted by this age. */
  public double wantedBy(int age) {
    return age < 0 ? 0 : wanted[Math.min(age, wanted.length - 1)];
  }

  double hazard(int age) {
    return age < wantedHazard.length ? wantedHazard[age] : 0;
  }

  /**
   * Of those seen open at this age, the share that ends as wanted in so many days from then.
   *
   * @param reported r(k), the share of ends that is reported by k days after them: some of those
   *     seen open have ended
   */
  public double share(int age, int days, double[] reported) {
    double seenOpen = openAfter(age) + unreported(age, reported, true);
    return seenOpen <= 0 ? 0 : Math.max(wantedBy(age + days) - wantedBy(age), 0) / seenOpen;
  }

  /** Of those seen open at this age, the share that has ended as wanted without being reported. */
  public double silentShare(int age, double[] reported) {
    double seenOpen = openAfter(age) + unreported(age, reported, true);
    return seenOpen <= 0 ? 0 : unreported(age, reported, false) / seenOpen;
  }

  private double unreported(int age, double[] reported, boolean isAnyEnd) {
    double sum = 0;
    for (int lag = 0; lag < reported.length && lag <= age; lag++) {
      double ended =
          isAnyEnd
              ? openAfter(age - lag - 1) - openAfter(age - lag)
              : wantedBy(age - lag) - wantedBy(age - lag - 1);
      sum += ended * (1 - reported[lag]);
    }
    return sum;
  }

  private double openAfter(int age) {
    return age < 0 ? 1 : open[Math.min(age, open.length - 1)];
  }
}
