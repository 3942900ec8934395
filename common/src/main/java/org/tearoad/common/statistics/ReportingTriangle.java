package org.tearoad.common.statistics;

/**
 * What arrived of each reference day with which delay: x[t, d], for days t = 0 … now and delays d =
 * 0 … D. Of day t the delays up to now - t are known.
 */
public final class ReportingTriangle {
  private final long[][] upTo;
  private final int longestDelay;
  private final int now;

  private ReportingTriangle(long[][] upTo, int longestDelay, int now) {
    this.upTo = upTo;
    this.longestDelay = longestDelay;
    this.now = now;
  }

  /**
   * A triangle whose last row is today.
   *
   * @param counts x[t][d], all rows of one length, D + 1; what is not known yet does not matter
   * @throws IllegalArgumentException when there is no row, rows differ in length, or a count is
   *     negative: downward corrections must have been spread over neighbouring delays before
   */
  public static ReportingTriangle of(long[][] counts) {
    if (counts.length == 0 || counts[0].length == 0) {
      throw new IllegalArgumentException("Cannot make a triangle: no day or no delay, got none");
    }
    int delays = counts[0].length;
    long[][] upTo = new long[counts.length][delays];
    for (int day = 0; day < counts.length; day++) {
      if (counts[day].length != delays) {
        throw new IllegalArgumentException(
            "Cannot make a triangle: day %d must have %d delays, got %d"
                .formatted(day, delays, counts[day].length));
      }
      long sum = 0;
      for (int delay = 0; delay < delays; delay++) {
        if (counts[day][delay] < 0) {
          throw new IllegalArgumentException(
              "Cannot make a triangle: the count of day %d, delay %d is negative, got %d"
                  .formatted(day, delay, counts[day][delay]));
        }
        sum += counts[day][delay];
        upTo[day][delay] = sum;
      }
    }
    return new ReportingTriangle(upTo, delays - 1, counts.length - 1);
  }

  /**
   * The same as it was known on an earlier day.
   *
   * @throws IllegalArgumentException when the day is not in the triangle
   */
  public ReportingTriangle asOf(int day) {
    if (day < 0 || day > now) {
      throw new IllegalArgumentException(
          "Cannot go back in a triangle: the day must be 0 to %d, got %d".formatted(now, day));
    }
    return new ReportingTriangle(upTo, longestDelay, day);
  }

  /** The last day that is known. */
  public int now() {
    return now;
  }

  /** D: nothing arrives later. */
  public int longestDelay() {
    return longestDelay;
  }

  /** What had arrived of a day with at most this delay, known or not; 0 for a negative delay. */
  long upTo(int day, int delay) {
    return delay < 0 ? 0 : upTo[day][Math.min(delay, longestDelay)];
  }

  /** What has arrived of a day by now. */
  public long seen(int day) {
    return upTo(day, now - day);
  }

  /** All that arrives of a day; known when the day is at least D days old. */
  long total(int day) {
    return upTo[day][longestDelay];
  }
}
