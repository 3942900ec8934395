package org.tearoad.common.statistics;

/**
 * Nowcasts of days and of stretches of days by the {@link ChainLadder}, with intervals that come
 * from how far it was off before.
 *
 * <p>The ladder is fitted again as of each of M past days of which everything is known by now. As
 * of each of them, a stretch of the same ages is nowcast: μ is what is missing, y what came. The
 * dispersion is φ = (Σ (y - μ)² + 5) / (Σ μ + 5), as if 5 more had come as regularly as Poisson's;
 * what is missing now has the mean μ and the variance φ μ, and is negative binomial when φ is above
 * 1, binomial when it is below. Errors of overlapping stretches are few, so φ is widened as
 * Student's t is. What has happened but is not reported yet adds Poisson's variance.
 *
 * <p>When it is known of how many each day's things are a part (of the orders placed, say), the
 * ladder is mixed with that number times the usual share (Cape Cod; see {@link
 * ChainLadder#nowcast(long, double, double)}): the newest days would else be wild guesses.
 */
public final class DevelopmentNowcast {
  private static final double REGULAR = 5;

  /**
   * How much is used of the past.
   *
   * @param rows N days that each ladder is fitted to
   * @param pastDays M past days that the dispersion comes from
   */
  public record Past(int rows, int pastDays) {
    /** Days that a triangle must have. */
    public int needs(int longestDelay) {
      return rows + pastDays + longestDelay;
    }
  }

  private final ReportingTriangle triangle;
  private final double[] population;
  private final Past past;
  private final Fit newest;
  private final Fit[] earlier;

  /** A ladder, and the share of the population that things come from in the end. */
  private record Fit(ChainLadder ladder, double share) {}

  /**
   * Fits the ladders.
   *
   * @param triangle known up to a day whose reports are nearly complete; its later days, if any,
   *     may be nowcast too
   * @param population of how many each day's things are a part; empty when there is no such number
   * @throws IllegalArgumentException when the triangle has fewer days than the past needs, or the
   *     ladders fewer rows than delays
   */
  public DevelopmentNowcast(ReportingTriangle triangle, double[] population, Past past) {
    int longest = triangle.longestDelay();
    if (triangle.now() + 1 < past.needs(longest)) {
      throw new IllegalArgumentException(
          "Cannot learn from the past: %d days are needed, got %d"
              .formatted(past.needs(longest), triangle.now() + 1));
    }
    this.triangle = triangle;
    this.population = population.clone();
    this.past = past;
    this.newest = fit(triangle);
    this.earlier = new Fit[past.pastDays()];
    for (int back = 0; back < earlier.length; back++) {
      earlier[back] = fit(triangle.asOf(triangle.now() - longest - back));
    }
  }

  /** Fitted to all days that are known. */
  public ChainLadder ladder() {
    return newest.ladder();
  }

  /**
   * The days from first to last together.
   *
   * @param today the day as of which things were counted, at or after the triangle's now
   * @param reported r(k), the share of things that is reported by k days after them; empty when all
   *     are at once
   */
  public CountEstimate of(int first, int last, int today, double[] reported, double level) {
    long seen = 0;
    double expected = 0;
    double expectedSeen = 0;
    double unreported = 0;
    double squares = 0;
    for (int day = first; day <= last; day++) {
      long seenOfDay = triangle.upTo(day, today - day);
      double complete = newest.ladder().completeness(today - day, reported);
      double total = total(newest, day, seenOfDay, complete);
      seen += seenOfDay;
      squares += (total - seenOfDay) * (total - seenOfDay);
      expected += total;
      expectedSeen += total * complete;
      unreported += total * (newest.ladder().completeness(today - day) - complete);
    }
    double missing = expected - seen;
    double toHappen = Math.max(missing - unreported, 0);
    // As many days overlap as share what is missing, as if in equal parts.
    double overlap = squares == 0 ? 1 : missing * missing / squares;
    double few = CriticalValue.forFewErrors(past.pastDays(), overlap, level);
    double variance =
        few * dispersion(first, last, today) * toHappen + Math.min(unreported, missing);
    Interval interval = new CountDistribution(missing, variance).interval(level);
    return new CountEstimate(
        seen,
        expected == 0 ? 1 : expectedSeen / expected,
        expected,
        new Interval(seen + interval.low(), seen + interval.high()));
  }

  /** φ of a stretch of days, of the ages that they have today. */
  public double dispersion(int first, int last, int today) {
    int longest = triangle.longestDelay();
    double squares = 0;
    double sum = 0;
    for (int back = 0; back < earlier.length; back++) {
      int then = triangle.now() - longest - back;
      double expected = 0;
      double came = 0;
      for (int day = Math.max(first, today - longest); day <= last; day++) {
        int shifted = day - today + then;
        if (shifted >= 0) {
          long seen = triangle.upTo(shifted, then - shifted);
          double complete = earlier[back].ladder().completeness(then - shifted);
          expected += total(earlier[back], shifted, seen, complete) - seen;
          came += triangle.total(shifted) - seen;
        }
      }
      squares += (came - expected) * (came - expected);
      sum += expected;
    }
    return (squares + REGULAR) / (sum + REGULAR);
  }

  private double total(Fit fit, int day, long seen, double completeness) {
    if (completeness >= 1) {
      return seen;
    }
    return population.length == 0
        ? ChainLadder.nowcast(seen, completeness)
        : ChainLadder.nowcast(seen, completeness, population[day] * fit.share());
  }

  private Fit fit(ReportingTriangle known) {
    ChainLadder ladder = ChainLadder.of(known, past.rows());
    double seen = 0;
    double weight = 0;
    if (population.length > 0) {
      for (int day = known.now() - past.rows() + 1; day <= known.now(); day++) {
        seen += known.seen(day);
        weight += population[day] * ladder.completeness(known.now() - day);
      }
    }
    return new Fit(ladder, weight == 0 ? 0 : seen / weight);
  }
}
