package org.tearoad.common.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Runs of days without any event in a series, judged by the share that the series had before.
 *
 * <p>What is expected on a day is odds · level of the day. The level is what others have on that
 * day, so that weekdays, seasons and holidays that all share bring no alarm; the odds are events /
 * level of the days before the run, at most {@code window} of them. A run's evidence therefore does
 * not change by what comes after it. {@link ZeroRun} tells how unlikely the run is.
 *
 * <p>The dispersion φ is that of blocks of 1, 7 or 28 of the same days before, whichever is
 * greatest, and at least 1: shares that differ from month to month count as what they are. With B
 * blocks (at least 12) of distance d = y - m from what was expected, σ² = Σ(d(i) - d(i-1))² / 2(B -
 * 1), which a slow trend leaves alone (von Neumann 1941), and φ = σ² / mean m · f / χ²(f): the
 * upper limit at 80 %, for one that is too small by chance would bring alarms. f = 2 (B - 1) / 3
 * are its degrees of freedom; the quantile is that of Wilson and Hilferty (1931).
 *
 * <p>Days count from 0. A run before the first event is none, for nothing was there to be
 * interrupted; one within the first 84 days is not judged, for weeks cannot be compared yet.
 */
public final class SilentRuns {
  private static final int[] BLOCKS = {1, 7, 28};
  private static final int FEWEST_BLOCKS = 12;
  private static final int FEWEST_DAYS = 84;

  /** Of the standard normal, with 20 % below. */
  private static final double LOWER = -0.8416212335729143;

  /** Evidence of what chance does once in a hundred times. */
  private static final double CERTAIN = -Math.log(0.01);

  private final int[] counts;
  private final int window;
  private final long[] countsBefore;
  private final double[] levelBefore;

  /**
   * A run of days without events.
   *
   * @param first first day, on the day after an event
   * @param last last day
   * @param isOpen no event came after it
   * @param expected events to be expected by the share before
   * @param dispersion variance / mean of the days before, at most
   * @param seen events of the days before
   * @param evidence -ln of the chance of the run
   * @param startLatest the stop began on one of the days from first to this one, in 99 of 100 cases
   * @param endEarliest its last day is one of those from this one to last, likewise
   */
  public record Run(
      int first,
      int last,
      boolean isOpen,
      double expected,
      double dispersion,
      double seen,
      double evidence,
      int startLatest,
      int endEarliest) {
    public int days() {
      return last - first + 1;
    }
  }

  /**
   * A series.
   *
   * @param counts events by day
   * @param level what the expectation is proportional to, by day
   * @param window most days before a run that tell what is expected
   */
  public SilentRuns(int[] counts, double[] level, int window) {
    if (counts.length != level.length || window < 1) {
      throw new IllegalArgumentException(
          "Cannot look for silence: counts and level must have the same days, and the window some, got %d, %d and %d"
              .formatted(counts.length, level.length, window));
    }
    this.counts = counts;
    this.window = window;
    this.countsBefore = new long[counts.length + 1];
    this.levelBefore = new double[counts.length + 1];
    for (int day = 0; day < counts.length; day++) {
      // A day on which nobody else has anything tells nothing of the share.
      countsBefore[day + 1] = countsBefore[day] + (level[day] > 0 ? counts[day] : 0);
      levelBefore[day + 1] = levelBefore[day] + level[day];
    }
  }

  /** Days with an event: as many runs could begin. */
  public long starts() {
    long starts = 0;
    for (int count : counts) {
      starts += count > 0 ? 1 : 0;
    }
    return starts;
  }

  /** The runs with at least this evidence, in order of time. */
  public List<Run> find(double needed) {
    List<Run> found = new ArrayList<>();
    int first = -1;
    for (int day = 0; day <= counts.length; day++) {
      boolean isSilent = day < counts.length && counts[day] == 0;
      // What was silent already when there were enough days to judge it began earlier.
      boolean isFirst = day >= FEWEST_DAYS && counts[day - 1] > 0;
      if (isSilent && first < 0 && isFirst && countsBefore[day] > 0) {
        first = day;
      } else if (!isSilent && first >= 0) {
        // The dispersion can only weaken it: most runs need not be measured.
        if (expected(first, day - 1) >= needed && evidence(first, day - 1) >= needed) {
          found.add(measure(first, day - 1));
        }
        first = -1;
      }
    }
    return found;
  }

  /** What is to be said of a run of days without events, whatever its evidence. */
  public Run measure(int first, int last) {
    double dispersion = dispersion(first);
    double seen = seen(first);
    int startLatest = first;
    while (startLatest < last
        && ZeroRun.evidence(expected(first, first, startLatest), dispersion, seen) < CERTAIN) {
      startLatest++;
    }
    int endEarliest = last;
    while (endEarliest > first
        && ZeroRun.evidence(expected(first, endEarliest, last), dispersion, seen) < CERTAIN) {
      endEarliest--;
    }
    return new Run(
        first,
        last,
        last == counts.length - 1,
        expected(first, last),
        dispersion,
        seen,
        evidence(first, last),
        startLatest,
        endEarliest);
  }

  /** Days of the shortest stop up to the last day that would have this evidence. */
  public OptionalInt fewestDays(double needed, int most) {
    // One after the other: a longer stop has fewer days before it, and may be weaker evidence.
    for (int days = 1; days <= Math.min(most, counts.length - FEWEST_DAYS); days++) {
      int first = counts.length - days;
      if (expected(first, counts.length - 1) >= needed
          && evidence(first, counts.length - 1) >= needed) {
        return OptionalInt.of(days);
      }
    }
    return OptionalInt.empty();
  }

  /** Events to be expected in days by the share before the first of them. */
  public double expected(int first, int last) {
    return expected(first, first, last);
  }

  private double expected(int start, int first, int last) {
    return odds(start) * (levelBefore[last + 1] - levelBefore[first]);
  }

  private double evidence(int first, int last) {
    return ZeroRun.evidence(expected(first, last), dispersion(first), seen(first));
  }

  private int from(int start) {
    return Math.max(0, start - window);
  }

  private double seen(int start) {
    return countsBefore[start] - countsBefore[from(start)];
  }

  private double odds(int start) {
    double level = levelBefore[start] - levelBefore[from(start)];
    return level == 0 ? 0 : seen(start) / level;
  }

  private double dispersion(int start) {
    double greatest = 1;
    for (int days : BLOCKS) {
      greatest = Math.max(greatest, dispersion(start, days));
    }
    return greatest;
  }

  private double dispersion(int start, int days) {
    int blocks = (start - from(start)) / days;
    if (blocks < FEWEST_BLOCKS) {
      return 1;
    }
    double odds = odds(start);
    double squares = 0;
    double means = 0;
    double previous = 0;
    for (int block = 1; block <= blocks; block++) {
      int to = start - (block - 1) * days;
      double mean = odds * (levelBefore[to] - levelBefore[to - days]);
      double distance = countsBefore[to] - countsBefore[to - days] - mean;
      squares += block == 1 ? 0 : (distance - previous) * (distance - previous) / 2;
      previous = distance;
      means += mean;
    }
    // Differences of neighbours overlap: they tell as much as two thirds as many that do not.
    double degrees = (blocks - 1) * 2 / 3.0;
    double mean = means / blocks;
    return mean == 0 ? 1 : squares / (blocks - 1) / mean * degrees / chiSquare(degrees);
  }

  private static double chiSquare(double degrees) {
    double spread = 2 / (9 * degrees);
    return degrees * Math.pow(1 - spread + LOWER * Math.sqrt(spread), 3);
  }
}
