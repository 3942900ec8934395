package org.tearoad.common.statistics;

import java.util.stream.LongStream;

/**
 * What one more window is to hold, by equal windows before it that may vary more than chance alone
 * would let them: Student's prediction limits with the dispersion of Pearson, chi-square / (k - 1)
 * (McCullagh and Nelder 1989, 4.5), which is never taken for less than 1.
 *
 * @param expected count, or share, of the window
 * @param limits of a single further window at the level that was asked for
 * @param dispersion how many times the variance of independent events
 */
public record Expectation(double expected, Interval limits, double dispersion) {

  /**
   * The count of one more window.
   *
   * @param before counts of at least two windows
   * @throws IllegalArgumentException for fewer windows, or a negative count
   */
  public static Expectation ofCount(long[] before, double level) {
    requireWindows(before);
    int windows = before.length;
    double mean = LongStream.of(before).sum() / (double) windows;
    double squares = 0;
    for (long count : before) {
      squares += (count - mean) * (count - mean);
    }
    double dispersion = mean == 0 ? 1 : Math.max(1, squares / mean / (windows - 1));
    double half =
        CriticalValue.student(windows - 1, level)
            * Math.sqrt(dispersion * mean * (1 + 1.0 / windows));
    return new Expectation(mean, new Interval(Math.max(0, mean - half), mean + half), dispersion);
  }

  /**
   * The share of one more window. The variance is that of a share with one success and one failure
   * more (Agresti and Coull 1998), so that windows without any do not promise that there never is
   * one.
   *
   * @param parts by window before
   * @param wholes by window before, each at least 1
   * @param whole of the window that is expected, at least 1
   * @throws IllegalArgumentException for fewer than two windows, or a whole below its part
   */
  public static Expectation ofShare(long[] parts, long[] wholes, long whole, double level) {
    requireWindows(parts);
    double all = LongStream.of(wholes).sum();
    double some = LongStream.of(parts).sum();
    double smoothed = (some + 1) / (all + 2);
    double chiSquare = 0;
    for (int i = 0; i < parts.length; i++) {
      if (wholes[i] < 1 || parts[i] > wholes[i]) {
        throw new IllegalArgumentException(
            "Cannot expect a share: a part must be of a whole, got %d of %d"
                .formatted(parts[i], wholes[i]));
      }
      double error = parts[i] - wholes[i] * some / all;
      chiSquare += error * error / (wholes[i] * smoothed * (1 - smoothed));
    }
    double dispersion = Math.max(1, chiSquare / (parts.length - 1));
    double share = some / all;
    double half =
        CriticalValue.student(parts.length - 1, level)
            * Math.sqrt(dispersion * smoothed * (1 - smoothed) * (1.0 / whole + 1 / all));
    return new Expectation(
        share, new Interval(Math.max(0, share - half), Math.min(1, share + half)), dispersion);
  }

  private static void requireWindows(long[] counts) {
    if (counts.length < 2 || LongStream.of(counts).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "Cannot expect a count: two windows without negative counts are needed, got "
              + java.util.Arrays.toString(counts));
    }
  }
}
