package org.tearoad.common.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Things by the day on which they started, and at which age in days they ended: as wanted, or
 * otherwise. Days are numbered from 0, ages 0 … the longest; of who ends later is known when, but
 * not how.
 */
public final class FollowedCohorts {
  private record LateEnd(int day, int age, long count) {}

  private final long[] started;
  private final long[][] wanted;
  private final long[][] ended;
  private final List<LateEnd> lateEnds = new ArrayList<>();

  public FollowedCohorts(int days, int longestAge) {
    started = new long[days];
    wanted = new long[days][longestAge + 1];
    ended = new long[days][longestAge + 1];
  }

  /** Things of a day that have not ended, or not yet. */
  public void addOpen(int day, long count) {
    started[day] += count;
  }

  public void addWanted(int day, int age, long count) {
    addOther(day, age, count);
    if (age <= longestAge()) {
      wanted[day][age] += count;
    }
  }

  /** Things that ended otherwise. */
  public void addOther(int day, int age, long count) {
    started[day] += count;
    if (age <= longestAge()) {
      ended[day][age] += count;
    } else {
      lateEnds.add(new LateEnd(day, age, count));
    }
  }

  public int days() {
    return started.length;
  }

  public int longestAge() {
    return ended.length == 0 ? -1 : ended[0].length - 1;
  }

  long wanted(int day, int age) {
    return wanted[day][age];
  }

  long ended(int day, int age) {
    return ended[day][age];
  }

  /** Ends of a cohort as wanted, at ages from first to last. */
  long wanted(int day, int first, int last) {
    return sum(wanted[day], first, last);
  }

  /** Those of a cohort that have not ended at this age or before. */
  long open(int day, int age) {
    return started[day] - sum(ended[day], 0, age);
  }

  /** How many are known to have started on a day. */
  public long started(int day) {
    return started[day];
  }

  /** How many are seen open on a day, by age; those beyond the longest age have the longest. */
  public long[] openByAge(int today) {
    long[] open = new long[longestAge() + 1];
    for (int day = 0; day <= today; day++) {
      open[Math.min(today - day, longestAge())] += open(day, today - day);
    }
    for (LateEnd end : lateEnds) {
      open[longestAge()] -= end.day() + end.age() <= today ? end.count() : 0;
    }
    return open;
  }

  /** How many of a day have ended as wanted by an age. */
  public long wantedBy(int day, int age) {
    return sum(wanted[day], 0, age);
  }

  private static long sum(long[] counts, int first, int last) {
    long sum = 0;
    for (int age = Math.max(first, 0); age <= Math.min(last, counts.length - 1); age++) {
      sum += counts[age];
    }
    return sum;
  }
}
