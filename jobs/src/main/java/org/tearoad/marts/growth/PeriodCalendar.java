package org.tearoad.marts.growth;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.tearoad.marts.delivery.WorkingCalendar;

/** What periods differ in beside trade: working days at home, and the Chinese New Year. */
final class PeriodCalendar {
  private final WorkingCalendar working;
  private final TreeSet<LocalDate> newYears;

  /**
   * @param exceptions rows of {@link org.tearoad.marts.delivery.WorkingDays}
   * @param newYears rows of {@link LunarNewYear}
   */
  PeriodCalendar(List<Row> exceptions, List<Row> newYears, String homeCountry) {
    this.working = WorkingCalendar.byCountry(exceptions).get(homeCountry);
    this.newYears =
        newYears.stream()
            .map(row -> row.getLocalDate(0))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Null when the calendar does not reach so far. */
  Long workingDays(LocalDate start, LocalDate end) {
    int first = (int) start.toEpochDay();
    int last = (int) end.toEpochDay();
    if (working == null || !working.covers(first) || !working.covers(last)) {
      return null;
    }
    return (long) working.within(first, last);
  }

  /** Whether its first day is in the period; null outside the years that are known. */
  Boolean hasNewYear(LocalDate start, LocalDate end) {
    if (newYears.isEmpty()
        || start.getYear() < newYears.first().getYear()
        || end.getYear() > newYears.last().getYear()) {
      return null;
    }
    LocalDate next = newYears.ceiling(start);
    return next != null && !next.isAfter(end);
  }
}
