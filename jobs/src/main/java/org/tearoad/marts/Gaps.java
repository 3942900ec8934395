package org.tearoad.marts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which days are missing in logs. Days are whole numbers that count on. */
final class Gaps {
  /** Chance brings a run without any of so many once in 160,000 times. */
  private static final double EXPECTED = 12;

  /** Days on either side of a run that tell what is usual. */
  private static final int WINDOW = 56;

  private static final int WEEK = 7;
  private static final int FEWEST_DAYS = 7;

  private Gaps() {}

  /**
   * The days of runs without orders in which at least twelve were to be expected. What is to be
   * expected of a day is the smaller of what is usual on its day of the week in the eight weeks
   * before the run and, once it is over, after it, so that neither growth nor decline nor a weekend
   * is taken for a gap. Of less than seven days before it nothing is said.
   *
   * @param orders of each day, of the first at least one
   */
  static BitSet ofOrders(long[] orders) {
    var gaps = new BitSet();
    int from = 0;
    while (from < orders.length) {
      int to = from;
      while (to < orders.length && orders[to] == 0) {
        to++;
      }
      if (from >= FEWEST_DAYS && expected(orders, gaps, from, to) >= EXPECTED) {
        gaps.set(from, to);
      }
      from = to + 1;
    }
    return gaps;
  }

  private static double expected(long[] orders, BitSet gaps, int from, int to) {
    double sum = 0;
    for (int day = from; day < to; day++) {
      int weekday = day % WEEK;
      double before = usual(orders, gaps, Math.max(from - WINDOW, 0), from, weekday);
      double after = usual(orders, gaps, to, Math.min(to + WINDOW, orders.length), weekday);
      double least = Math.min(before, after);
      sum += Double.isInfinite(least) ? 0 : least;
    }
    return sum;
  }

  /**
   * Orders of a usual day of the week: the median, or where that is small what the share of days
   * with orders speaks of (of a Poisson count -ln P(0)). Days of great sales move neither, and days
   * of a gap before tell nothing. Infinite when there is no such day.
   */
  private static double usual(long[] orders, BitSet gaps, int from, int to, int weekday) {
    double[] same =
        IntStream.range(from, to)
            .filter(day -> day % WEEK == weekday && !gaps.get(day))
            .mapToDouble(day -> orders[day])
            .toArray();
    double some = Arrays.stream(same).filter(count -> count > 0).count();
    return same.length == 0
        ? Double.POSITIVE_INFINITY
        : Math.max(median(same), -Math.log(1 - some / (same.length + 1)));
  }

  /**
   * The days between two files beyond the usual number, which is the median.
   *
   * @param files days that there are files of
   * @param isCounted the day could have had one
   */
  static List<Integer> ofFiles(SortedSet<Integer> files, IntPredicate isCounted) {
    List<List<Integer>> between = new ArrayList<>();
    Integer previous = null;
    for (int day : files) {
      if (previous != null) {
        List<Integer> days = new ArrayList<>();
        for (int missing = previous + 1; missing < day; missing++) {
          if (isCounted.test(missing)) {
            days.add(missing);
          }
        }
        between.add(days);
      }
      previous = day;
    }
    double usual = median(between.stream().mapToDouble(List::size).toArray());
    return between.stream().flatMap(days -> days.stream().skip((long) usual)).toList();
  }

  /** 0 of nothing. */
  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    if (values.length == 0) {
      return 0;
    }
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
