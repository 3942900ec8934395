package org.tearoad.marts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The days that a nowcast speaks of together; days are counted from 1970-01-01.
 *
 * @param type day or month
 * @param name 2015-12-31, or 2015-12 for the days of the month that are over
 */
record NowcastCohort(String type, String name, int first, int last) {
  private static final int DAYS = 28;
  private static final int MONTHS = 4;

  /** The last 28 days and the last 4 months, each up to today. */
  static List<NowcastCohort> upTo(int today) {
    List<NowcastCohort> cohorts = new ArrayList<>();
    for (int day = today - DAYS + 1; day <= today; day++) {
      cohorts.add(new NowcastCohort("day", LocalDate.ofEpochDay(day).toString(), day, day));
    }
    YearMonth newest = YearMonth.from(LocalDate.ofEpochDay(today));
    for (int back = MONTHS - 1; back >= 0; back--) {
      YearMonth month = newest.minusMonths(back);
      int last = Math.min((int) month.atEndOfMonth().toEpochDay(), today);
      cohorts.add(
          new NowcastCohort("month", month.toString(), (int) month.atDay(1).toEpochDay(), last));
    }
    return cohorts;
  }
}
