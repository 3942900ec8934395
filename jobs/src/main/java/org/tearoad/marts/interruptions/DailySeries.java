package org.tearoad.marts.interruptions;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by name (of a region, of a marketplace) and day. Days are counted from 1970-01-01. */
final class DailySeries {
  private final int first;
  private final int days;
  private final SortedMap<String, int[]> counts = new TreeMap<>();
  private final int[] total;

  /**
   * @param first first day, which counts as 0 in the arrays
   * @param last last day, not before the first
   */
  DailySeries(int first, int last) {
    this.first = first;
    this.days = last - first + 1;
    this.total = new int[days];
  }

  /** Days outside are left out. */
  void add(String name, int day, long count) {
    int index = day - first;
    if (index >= 0 && index < days && count > 0) {
      counts.computeIfAbsent(name, absent -> new int[days])[index] += (int) count;
      total[index] += (int) count;
    }
  }

  /** Names that have an event, sorted. */
  SortedMap<String, int[]> counts() {
    return counts;
  }

  int[] total() {
    return total;
  }

  int days() {
    return days;
  }

  /** What all others have. */
  double[] others(String name) {
    int[] own = counts.get(name);
    double[] others = new double[days];
    for (int day = 0; day < days; day++) {
      others[day] = total[day] - own[day];
    }
    return others;
  }

  LocalDate date(int index) {
    return LocalDate.ofEpochDay(first + index);
  }
}
