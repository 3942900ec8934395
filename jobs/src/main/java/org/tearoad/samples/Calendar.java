package org.tearoad.samples;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Days in Europe/Moscow, which changed its offset in October 2014; days are counted from
 * 1970-01-01.
 */
final class Calendar {
  static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
  static final int SECONDS_A_DAY = 86_400;

  private static final int DAYS_AROUND = 800;

  private final int first;
  private final long[] starts;
  private final int from;
  private final int to;

  Calendar(LocalDate from, LocalDate to) {
    this.from = (int) from.toEpochDay();
    this.to = (int) to.toEpochDay();
    this.first = this.from - DAYS_AROUND;
    this.starts = new long[this.to - this.from + 2 * DAYS_AROUND];
    for (int index = 0; index < starts.length; index++) {
      starts[index] = LocalDate.ofEpochDay(first + index).atStartOfDay(ZONE).toEpochSecond();
    }
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  long startOf(int day) {
    return starts[day - first];
  }

  int dayOf(long second) {
    int day = (int) Math.floorDiv(second + 3 * 3600, SECONDS_A_DAY);
    while (startOf(day + 1) <= second) {
      day++;
    }
    while (startOf(day) > second) {
      day--;
    }
    return day;
  }

  /**
   * Hours east of UTC at the start of the instant's day, good enough to write an instant with an
   * offset.
   */
  int offsetHours(long second) {
    int day = dayOf(second);
    return (int) (((long) day * SECONDS_A_DAY - startOf(day)) / 3600);
  }

  static int year(int day) {
    return LocalDate.ofEpochDay(day).getYear();
  }

  static int day(int year, int month, int dayOfMonth) {
    return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
  }

  static String date(int day) {
    return LocalDate.ofEpochDay(day).toString();
  }
}
