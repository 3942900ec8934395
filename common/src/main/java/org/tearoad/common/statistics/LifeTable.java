package org.tearoad.common.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/**
 * Counts by age in days: how many ended of each cause, how many were censored (still open when the
 * observation stopped), and how many were at risk.
 *
 * <p>Shape: one count for each age 0, 1, … {@link #lastAge}, the last age at which anything ended
 * or was censored; -1 when the table is empty. Causes are numbered from 0.
 *
 * <p>At risk at age j: n(j) = those under observation from the start + entries(i), i &lt; j -
 * (ended(i) + censored(i)), i &lt; j. So within a day ends come before censorings, and who entered
 * late at age e is at risk from e + 1 on: entry &lt; age &lt;= exit, as in R's {@code Surv(entry,
 * exit, event)}. Who did not enter late is at risk from age 0 on.
 */
public final class LifeTable {
  private final long[][] ended;
  private final long[] censored;
  private final long[] entries;
  private final long[] allEnded;
  private final long[] atRisk;
  private final long fromStart;

  private LifeTable(long[] entries, long[][] ended, long[] censored) {
    int ages = agesWithExits(ended, censored);
    this.entries = trimmed(Arrays.copyOf(entries, Math.min(entries.length, ages)));
    this.censored = trimmed(censored);
    this.ended = new long[ended.length][];
    this.allEnded = new long[ages];
    for (int cause = 0; cause < ended.length; cause++) {
      this.ended[cause] = trimmed(ended[cause]);
      add(this.ended[cause], allEnded);
    }
    this.fromStart = sum(allEnded) + sum(this.censored) - sum(entries);
    this.atRisk = countAtRisk();
  }

  /**
   * All are under observation from age 0 on.
   *
   * @param ended counts by cause, then by age
   * @param censored counts by age; arrays may be of different lengths, what is missing is 0
   * @throws IllegalArgumentException when there is no cause, or a count is negative
   */
  public static LifeTable of(long[][] ended, long[] censored) {
    return withEntries(new long[0], ended, censored);
  }

  /**
   * Some came under observation late.
   *
   * @param entries counts by age at entry, of those who came under observation late; all others
   *     were under observation from the start
   * @throws IllegalArgumentException when there is no cause, a count is negative, or more end at an
   *     age than were at risk
   */
  public static LifeTable withEntries(long[] entries, long[][] ended, long[] censored) {
    if (ended.length == 0) {
      throw new IllegalArgumentException("Cannot make a life table: no cause, got none");
    }
    requireCounts("entries", entries);
    requireCounts("censored", censored);
    for (long[] ofCause : ended) {
      requireCounts("ended", ofCause);
    }
    return new LifeTable(entries, ended, censored);
  }

  /**
   * All tables as one.
   *
   * @throws IllegalArgumentException when there is no table, or their numbers of causes differ
   */
  public static LifeTable sum(Collection<LifeTable> tables) {
    int causes = causesOf(tables);
    int ages = 1 + tables.stream().mapToInt(LifeTable::lastAge).max().orElse(-1);
    long[] entries = new long[ages];
    long[] censored = new long[ages];
    long[][] ended = new long[causes][ages];
    for (LifeTable table : tables) {
      add(table.entries, entries);
      add(table.censored, censored);
      for (int cause = 0; cause < causes; cause++) {
        add(table.ended[cause], ended[cause]);
      }
    }
    return new LifeTable(entries, ended, censored);
  }

  public int causes() {
    return ended.length;
  }

  /** The last age with an end or a censoring, -1 when there is none. */
  public int lastAge() {
    return atRisk.length - 1;
  }

  /** All that were ever under observation. */
  public long size() {
    return fromStart + sum(entries);
  }

  /** 0 after the last age. */
  public long atRisk(int age) {
    return at(atRisk, age);
  }

  /** Those that ended of one cause at this age. */
  public long ended(int cause, int age) {
    return at(ended[cause], age);
  }

  /** Those that ended at this age, of whatever cause. */
  public long ended(int age) {
    return at(allEnded, age);
  }

  public long censored(int age) {
    return at(censored, age);
  }

  /**
   * Those of whom is known whether they had ended by this age: at risk at this age, or ended before
   * it.
   */
  public long followed(int age) {
    long endedBefore = 0;
    for (int before = 0; before < Math.min(age, allEnded.length); before++) {
      endedBefore += allEnded[before];
    }
    return atRisk(age) + endedBefore;
  }

  private long[] countAtRisk() {
    if (fromStart < 0) {
      throw new IllegalArgumentException(
          "Cannot make a life table: more entries than exits, got %d too many"
              .formatted(-fromStart));
    }
    long[] counts = new long[allEnded.length];
    long open = fromStart;
    for (int age = 0; age < counts.length; age++) {
      counts[age] = open;
      long exits = allEnded[age] + at(censored, age);
      if (exits > open) {
        throw new IllegalArgumentException(
            "Cannot make a life table: more exits than at risk at age %d, got %d of %d"
                .formatted(age, exits, open));
      }
      open += at(entries, age) - exits;
    }
    return counts;
  }

  private static int causesOf(Collection<LifeTable> tables) {
    int[] causes = tables.stream().mapToInt(LifeTable::causes).distinct().toArray();
    if (causes.length != 1) {
      throw new IllegalArgumentException(
          "Cannot add life tables: they must be of one number of causes, got "
              + Arrays.toString(causes));
    }
    return causes[0];
  }

  private static int agesWithExits(long[][] ended, long[] censored) {
    int ages = agesWithCounts(censored);
    for (long[] ofCause : ended) {
      ages = Math.max(ages, agesWithCounts(ofCause));
    }
    return ages;
  }

  private static int agesWithCounts(long[] counts) {
    int ages = counts.length;
    while (ages > 0 && counts[ages - 1] == 0) {
      ages--;
    }
    return ages;
  }

  /** Without the zeros at its end: there are many tables of few. */
  private static long[] trimmed(long[] counts) {
    return Arrays.copyOf(counts, agesWithCounts(counts));
  }

  private static long at(long[] counts, int age) {
    return age < counts.length ? counts[age] : 0;
  }

  private static void add(long[] counts, long[] sums) {
    for (int age = 0; age < counts.length; age++) {
      sums[age] += counts[age];
    }
  }

  private static long sum(long[] counts) {
    return LongStream.of(counts).sum();
  }

  private static void requireCounts(String what, long[] counts) {
    for (int age = 0; age < counts.length; age++) {
      if (counts[age] < 0) {
        throw new IllegalArgumentException(
            "Cannot make a life table: %s at age %d is negative, got %d"
                .formatted(what, age, counts[age]));
      }
    }
  }
}
