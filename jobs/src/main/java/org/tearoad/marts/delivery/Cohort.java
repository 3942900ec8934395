package org.tearoad.marts.delivery;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Locale;

/**
 * Parcels whose clock started in one period.
 *
 * @param type month, week (ISO, from Monday) or quarter
 * @param name like 2015-11, 2015-W46, 2015-Q4
 */
record Cohort(String type, String name, LocalDate first, LocalDate last)
    implements Comparable<Cohort> {
  private static final Comparator<Cohort> ORDER =
      Comparator.comparing(Cohort::type).thenComparing(Cohort::first);

  static Cohort month(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return new Cohort("month", month.toString(), month.atDay(1), month.atEndOfMonth());
  }

  static Cohort week(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    String name =
        String.format(
            Locale.ROOT,
            "%d-W%02d",
            day.get(IsoFields.WEEK_BASED_YEAR),
            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    return new Cohort("week", name, monday, monday.plusDays(6));
  }

  static Cohort quarter(LocalDate day) {
    LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
    String name = day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    return new Cohort("quarter", name, first, first.plusMonths(3).minusDays(1));
  }

  @Override
  public int compareTo(Cohort other) {
    return ORDER.compare(this, other);
  }
}
