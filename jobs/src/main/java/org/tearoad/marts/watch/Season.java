package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weeks of which everybody knows that they are not like others: from the sales of 11.11 to the end
 * of the year, and the holidays of the Russian and of the Chinese New Year.
 */
enum Season {
  NONE,
  PEAK,
  LULL;

  private static final MonthDay FIRST_OF_PEAK = MonthDay.of(11, 8);
  private static final MonthDay LAST_OF_HOLIDAYS = MonthDay.of(1, 10);
  private static final int DAYS_BEFORE_NEW_YEAR = 7;
  private static final int DAYS_AFTER_NEW_YEAR = 21;
  private static final int DAYS = 7;

  /**
   * The season that the week touches, a lull before a peak.
   *
   * @param newYears first days of the Chinese New Year
   */
  static Season ofWeek(LocalDate sunday, List<LocalDate> newYears) {
    List<Season> days =
        IntStream.range(0, DAYS)
            .mapToObj(day -> ofDay(sunday.minusDays(day), newYears))
            .distinct()
            .toList();
    return days.contains(LULL) ? LULL : days.contains(PEAK) ? PEAK : NONE;
  }

  static Season ofDay(LocalDate day, List<LocalDate> newYears) {
    boolean isNewYear =
        newYears.stream()
            .anyMatch(
                newYear ->
                    !day.isBefore(newYear.minusDays(DAYS_BEFORE_NEW_YEAR))
                        && !day.isAfter(newYear.plusDays(DAYS_AFTER_NEW_YEAR)));
    MonthDay date = MonthDay.from(day);
    if (isNewYear || !date.isAfter(LAST_OF_HOLIDAYS)) {
      return LULL;
    }
    return date.isBefore(FIRST_OF_PEAK) ? NONE : PEAK;
  }
}
