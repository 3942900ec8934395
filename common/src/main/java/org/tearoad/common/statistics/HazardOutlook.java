package org.tearoad.common.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How many of the things that are open will end as wanted in the days to come, by {@link
 * AgeHazards} of the last days, with intervals that come from how far they were off before.
 *
 * <p>As of each seventh day of the last year the same is foretold with the hazards of that time: μ
 * of them, with the binomial variance v, where y came. What is off beyond chance is common to all
 * (a season, a strike), so it grows with the count: c = max(0, Σ ((y - μ)² - v) / Σ μ²), widened as
 * Student's t is since forecasts that overlap are few, and the variance of a forecast now is v + c
 * μ².
 */
public final class HazardOutlook {
  private static final int WEEK = 7;
  private static final int MOST_PAST = 52;

  /** Fewer forecasts of the past tell nothing of their errors. */
  public static final int FEWEST_PAST = 13;

  /** Whether ends count that have happened already but are not reported yet. */
  public enum Counting {
    FUTURE_ENDS,
    ALL_ENDS
  }

  /**
   * What is foretold, of those open at certain ages.
   *
   * @param youngest age
   * @param oldest age
   * @param days from an age to the end of what is foretold; none when 0 or less
   */
  public record Question(int youngest, int oldest, IntUnaryOperator days, Counting counting) {
    int reach() {
      int reach = 0;
      for (int age = youngest; age <= oldest; age++) {
        reach = Math.max(reach, days.applyAsInt(age));
      }
      return reach;
    }
  }

  /**
   * A foretold count.
   *
   * @param variance by chance alone, as if each thing ended for itself
   */
  public record Expected(double mean, double variance) {
    /** With errors that are common to all: {@link #relativeVariance}. */
    public Interval interval(double relativeVariance, double level) {
      return new CountDistribution(mean, variance + relativeVariance * mean * mean).interval(level);
    }
  }

  private record PastDay(int day, AgeHazards hazards, long[] open) {}

  private final FollowedCohorts cohorts;
  private final AgeHazards newest;
  private final List<PastDay> past = new ArrayList<>();

  /**
   * Reads the hazards of now and of the past.
   *
   * @param settled the last day of which the ends are nearly all reported
   * @param firstDay with things; hazards of the past need a whole window after it
   */
  public HazardOutlook(FollowedCohorts cohorts, int firstDay, int settled, int window) {
    this.cohorts = cohorts;
    this.newest = AgeHazards.of(cohorts, settled, window);
    for (int back = 0; back <= 2 * MOST_PAST; back++) {
      int day = settled - WEEK * back;
      if (day - window >= firstDay) {
        past.add(new PastDay(day, AgeHazards.of(cohorts, day, window), cohorts.openByAge(day)));
      }
    }
  }

  public AgeHazards hazards() {
    return newest;
  }

  /**
   * c; {@code NaN} when there are fewer than {@link #FEWEST_PAST} forecasts of the past that have
   * come to their end.
   *
   * @param level of the interval that it is for
   */
  public double relativeVariance(Question question, double level) {
    int reach = question.reach();
    int lastDay = past.isEmpty() ? -1 : past.get(0).day() - reach;
    double excess = 0;
    double squares = 0;
    int used = 0;
    for (PastDay then : past) {
      if (then.day() <= lastDay && used < MOST_PAST) {
        used++;
        Expected forecast = expected(then.open(), then.hazards(), question, new double[0]);
        double error = came(then.day(), question) - forecast.mean();
        excess += error * error - forecast.variance();
        squares += forecast.mean() * forecast.mean();
      }
    }
    if (used < FEWEST_PAST) {
      return Double.NaN;
    }
    double few = CriticalValue.forFewErrors(used, (double) reach / WEEK, level);
    return squares == 0 ? 0 : few * Math.max(excess / squares, 0);
  }

  /**
   * Of things that are open.
   *
   * @param open how many are seen open, by age
   * @param reported as in {@link AgeHazards#share}
   */
  public static Expected expected(
      long[] open, AgeHazards hazards, Question question, double[] reported) {
    double mean = 0;
    double variance = 0;
    for (int age = question.youngest(); age <= question.oldest() && age < open.length; age++) {
      int days = question.days().applyAsInt(age);
      if (days > 0 && open[age] > 0) {
        double share = hazards.share(age, days, reported);
        share += question.counting() == Counting.ALL_ENDS ? hazards.silentShare(age, reported) : 0;
        mean += open[age] * share;
        variance += open[age] * share * Math.max(1 - share, 0);
      }
    }
    return new Expected(mean, variance);
  }

  private long came(int then, Question question) {
    long sum = 0;
    for (int age = question.youngest(); age <= Math.min(question.oldest(), then); age++) {
      int days = question.days().applyAsInt(age);
      if (days > 0) {
        sum += cohorts.wanted(then - age, age + 1, age + days);
      }
    }
    return sum;
  }
}
