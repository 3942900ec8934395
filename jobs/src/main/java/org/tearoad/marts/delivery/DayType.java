package org.tearoad.marts.delivery;

import java.util.List;
import java.util.Locale;

/** In which days an age is counted. */
enum DayType {
  CALENDAR,
  WORKING_DESTINATION,
  WORKING_ORIGIN;

  /** Beside calendar days, for the operator's clock. */
  static final List<DayType> WORKING = List.of(WORKING_DESTINATION, WORKING_ORIGIN);

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
