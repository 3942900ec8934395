package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tearoad.marts.delivery.WorkingCalendar;

/**
 * How late a source may be.
 *
 * @param warnAfterDays days behind that are still in order
 * @param errorAfterDays days behind that are a warning, and no error yet
 * @param calendar country (ISO 3166-1) whose working days alone count; empty: every day counts
 */
public record FreshnessRule(int warnAfterDays, int errorAfterDays, Optional<String> calendar) {

  /** How it stands with a source, from best to worst. */
  public enum State {
    OK,
    WARN,
    ERROR;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Days d with newest &lt; d &lt;= asOf that count; 0 when the newest is not before the as-of day.
   */
  public int daysBehind(LocalDate newest, LocalDate asOf, Map<String, WorkingCalendar> calendars) {
    int from = (int) newest.toEpochDay() + 1;
    int to = (int) asOf.toEpochDay();
    if (from > to) {
      return 0;
    }
    return countsWorkingDays(newest, asOf, calendars)
        ? calendars.get(calendar.orElseThrow()).within(from, to)
        : to - from + 1;
  }

  /** False where the calendar does not reach: then every day counts, which is never too lenient. */
  public boolean countsWorkingDays(
      LocalDate newest, LocalDate asOf, Map<String, WorkingCalendar> calendars) {
    return calendar
        .map(calendars::get)
        .filter(days -> days.covers((int) Math.min(newest.toEpochDay() + 1, asOf.toEpochDay())))
        .filter(days -> days.covers((int) asOf.toEpochDay()))
        .isPresent();
  }

  public State state(int daysBehind) {
    if (daysBehind > errorAfterDays) {
      return State.ERROR;
    }
    return daysBehind > warnAfterDays ? State.WARN : State.OK;
  }
}
