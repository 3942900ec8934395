package org.tearoad.marts.delivery;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Counts the working days of a country between two days. Days are counted from 1970-01-01. */
public final class WorkingCalendar {
  private final int first;
  private final int[] workingUpTo;

  private WorkingCalendar(int first, int[] workingUpTo) {
    this.first = first;
    this.workingUpTo = workingUpTo;
  }

  /** A calendar for each country that there are exceptions for. */
  public static Map<String, WorkingCalendar> byCountry(Iterable<Row> exceptions) {
    Map<String, TreeMap<LocalDate, Boolean>> days = new HashMap<>();
    for (Row row : exceptions) {
      days.computeIfAbsent(row.getString(0), country -> new TreeMap<>())
          .put(row.getLocalDate(1), row.getBoolean(2));
    }
    Map<String, WorkingCalendar> calendars = new HashMap<>();
    days.forEach((country, of) -> calendars.put(country, of(of)));
    return calendars;
  }

  /** Covers the years from the first to the last exception. */
  static WorkingCalendar of(TreeMap<LocalDate, Boolean> exceptions) {
    LocalDate start = exceptions.firstKey().withDayOfYear(1);
    LocalDate end = exceptions.lastKey().plusYears(1).withDayOfYear(1);
    int[] counts = new int[(int) (end.toEpochDay() - start.toEpochDay())];
    int working = 0;
    for (int i = 0; i < counts.length; i++) {
      LocalDate day = start.plusDays(i);
      boolean isWeekday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
      working += exceptions.getOrDefault(day, isWeekday) ? 1 : 0;
      counts[i] = working;
    }
    return new WorkingCalendar((int) start.toEpochDay(), counts);
  }

  public boolean covers(int day) {
    return day >= first && day < first + workingUpTo.length;
  }

  int last() {
    return first + workingUpTo.length - 1;
  }

  /** Working days d with from &lt; d &lt;= to, as EN 13850 counts. */
  int between(int from, int to) {
    return workingUpTo[to - first] - workingUpTo[from - first];
  }

  /** Working days d with from &lt;= d &lt;= to. */
  public int within(int from, int to) {
    return workingUpTo[to - first] - (from == first ? 0 : workingUpTo[from - 1 - first]);
  }
}
