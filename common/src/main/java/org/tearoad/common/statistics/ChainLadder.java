package org.tearoad.common.statistics;

/**
 * How complete a day is d days after it, from how earlier days filled up.
 *
 * <p>Of the N newest days, known up to day t* = {@link ReportingTriangle#now}: the development
 * factor θ(d) = Σ x[t, d] / Σ x[t, ≤ d-1] over t = t*-N+1 … t*-d; the share that has arrived π(≤ d)
 * = (1 + θ(d)) π(≤ d-1), so that π(≤ D) = 1; the nowcast (x + 1 - π) / π, which is above 0 even
 * when nothing was seen, and x when π = 1 (as in {@code epinowcast/baselinenowcast}, model
 * definition).
 *
 * <p>It is counted backwards, by the share of delay d in what arrived up to d: g(d) = Σ x[t, d] / Σ
 * x[t, ≤ d] = θ(d) / (1 + θ(d)) and π(≤ d-1) = π(≤ d) (1 - g(d)), which is the same where θ exists,
 * and 0 where nothing ever arrives so early.
 */
public final class ChainLadder {
  private final double[] arrived;

  private ChainLadder(double[] arrived) {
    this.arrived = arrived;
  }

  /**
   * Fits the shares.
   *
   * @param rows N, the newest days to use; must be more than the longest delay, or nothing would be
   *     known of it
   * @throws IllegalArgumentException when the rows are too few, or more than there are
   */
  public static ChainLadder of(ReportingTriangle triangle, int rows) {
    int longest = triangle.longestDelay();
    int now = triangle.now();
    if (rows <= longest || rows > now + 1) {
      throw new IllegalArgumentException(
          "Cannot fit a chain ladder: its rows must be %d to %d, got %d"
              .formatted(longest + 1, now + 1, rows));
    }
    double[] arrived = new double[longest + 1];
    arrived[longest] = 1;
    for (int delay = longest; delay > 0; delay--) {
      long before = 0;
      long upTo = 0;
      for (int day = now - rows + 1; day <= now - delay; day++) {
        before += triangle.upTo(day, delay - 1);
        upTo += triangle.upTo(day, delay);
      }
      arrived[delay - 1] = arrived[delay] * (upTo == 0 ? 1 : (double) before / upTo);
    }
    return new ChainLadder(arrived);
  }

  public int longestDelay() {
    return arrived.length - 1;
  }

  /** π(≤ d): 0 for a negative delay, 1 beyond the longest. */
  public double completeness(int delay) {
    return delay < 0 ? 0 : arrived[Math.min(delay, longestDelay())];
  }

  /** 1 + θ(d), infinite where nothing ever arrives before d. */
  public double developmentFactor(int delay) {
    return completeness(delay) / completeness(delay - 1);
  }

  /**
   * The share of a day's things that happened with at most this delay and are reported by then: Σ
   * p(d) r(delay - d), p(d) = π(≤ d) - π(≤ d-1).
   *
   * @param reported r(k), the share that is reported by k days after it happened; 1 beyond the last
   */
  public double completeness(int delay, double[] reported) {
    double sum = completeness(delay - reported.length);
    for (int lag = 0; lag < reported.length && lag <= delay; lag++) {
      sum += (completeness(delay - lag) - completeness(delay - lag - 1)) * reported[lag];
    }
    return sum;
  }

  /** (x + 1 - π) / π; infinite when π is 0. */
  public static double nowcast(long seen, double completeness) {
    return (seen + 1 - completeness) / completeness;
  }

  /**
   * The nowcast of a day of which is known what to expect: x + (1 - π) (x + (1 - π) U), a mean of
   * the chain ladder and of what was expected that trusts the first as far as the day is complete
   * (Benktander 1976, Hovinen 1981; Mack 2000, "Credible claims reserves").
   *
   * @param expected U, the whole day's count without having seen any of it
   */
  public static double nowcast(long seen, double completeness, double expected) {
    double missing = 1 - completeness;
    return seen + missing * (seen + missing * expected);
  }
}
