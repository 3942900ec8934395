package org.tearoad.common.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * How often intervals at 95 % hold the truth.
 *
 * @param mean over all ages whose true share lies between 0.1 and 0.9
 * @param least of the single ages
 * @param most of the single ages
 * @param quantiles the least of the quartiles
 */
record Coverage(double mean, double least, double most, double quantiles) {
  private static final double[] QUARTILES = {0.25, 0.5, 0.75};
  private static final int SEED = 20_151_231;

  static Coverage of(
      SimulatedCohort cohort, int replications, Function<List<LifeTable>, IncidenceCurve> method) {
    List<Integer> ages = agesBetween(0.1, 0.9);
    double[] hits = new double[ages.size()];
    double[] quantileHits = new double[QUARTILES.length];
    Random random = new Random(SEED);
    for (int i = 0; i < replications; i++) {
      IncidenceCurve curve = method.apply(cohort.draw(random));
      for (int age = 0; age < hits.length; age++) {
        double truth = SimulatedCohort.share(ages.get(age));
        hits[age] += curve.interval(ages.get(age)).contains(truth) ? 1.0 / replications : 0;
      }
      for (int quartile = 0; quartile < QUARTILES.length; quartile++) {
        quantileHits[quartile] += holds(curve, QUARTILES[quartile]) ? 1.0 / replications : 0;
      }
    }
    return new Coverage(mean(hits), least(hits), -least(negative(hits)), least(quantileHits));
  }

  private static boolean holds(IncidenceCurve curve, double probability) {
    int truth = SimulatedCohort.quantile(probability);
    Quantile quantile = curve.quantile(probability);
    return quantile.low().isPresent()
        && quantile.low().getAsInt() <= truth
        && truth <= quantile.high().orElse(Integer.MAX_VALUE);
  }

  private static List<Integer> agesBetween(double low, double high) {
    List<Integer> ages = new ArrayList<>();
    for (int age = 0; age < SimulatedCohort.MATURE; age++) {
      double share = SimulatedCohort.share(age);
      if (share > low && share < high) {
        ages.add(age);
      }
    }
    return ages;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double least(double[] values) {
    double least = values[0];
    for (double value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  private static double[] negative(double[] values) {
    double[] negative = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      negative[i] = -values[i];
    }
    return negative;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "shares %.1f %% (single ages %.1f to %.1f %%), quantiles %.1f %%",
        100 * mean,
        100 * least,
        100 * most,
        100 * quantiles);
  }
}
