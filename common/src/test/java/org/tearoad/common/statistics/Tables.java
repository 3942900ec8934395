package org.tearoad.common.statistics;

/** Life tables of the tests, from lists of days and counts. */
final class Tables {
  /** The histogram behind km_reference.txt. */
  static final LifeTable PARCELS =
      table(
          new int[] {8, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21, 25, 30, 34, 41, 60},
          new int[] {0, 3, 0, 4, 0, 5, 2, 6, 0, 8, 0, 3, 2, 0, 1, 6},
          new int[] {2, 5, 9, 14, 18, 20, 16, 12, 10, 7, 6, 4, 3, 2, 1, 1});

  /** The histogram behind aj_reference.txt: delivered, returned. */
  static final LifeTable COMPETING =
      table(
          new int[] {5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 45, 60},
          new int[] {0, 2, 0, 5, 0, 6, 0, 4, 0, 3, 0, 7},
          new int[] {3, 8, 15, 20, 18, 12, 9, 6, 4, 2, 1, 0},
          new int[] {0, 0, 0, 1, 0, 1, 2, 1, 3, 4, 2, 1});

  static final LifeTable LATE_ENTRIES =
      individuals(
          new int[] {0, 0, 0, 2, 3, 5, 5},
          new int[] {4, 6, 8, 7, 9, 10, 12},
          new int[] {1, 1, 0, 1, 1, 0, 1});

  private Tables() {}

  /** Counts of each cause on the days; all others of these arrays are 0. */
  static LifeTable table(int[] days, int[] censored, int[]... ended) {
    long[][] byCause = new long[ended.length][];
    for (int cause = 0; cause < ended.length; cause++) {
      byCause[cause] = byAge(days, ended[cause]);
    }
    return LifeTable.of(byCause, byAge(days, censored));
  }

  /** One each: age at entry, age at exit, 1 when it ended and 0 when it was censored. */
  static LifeTable individuals(int[] entry, int[] exit, int[] status) {
    long[] entries = new long[100];
    long[] ended = new long[200];
    long[] censored = new long[200];
    for (int i = 0; i < exit.length; i++) {
      entries[entry[i]]++;
      (status[i] == 1 ? ended : censored)[exit[i]]++;
    }
    return LifeTable.withEntries(entries, new long[][] {ended}, censored);
  }

  private static long[] byAge(int[] days, int[] counts) {
    long[] byAge = new long[days[days.length - 1] + 1];
    for (int i = 0; i < days.length; i++) {
      byAge[days[i]] = counts[i];
    }
    return byAge;
  }
}
