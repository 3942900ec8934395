package org.tearoad.marts.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Ages in calendar days and in the working days of both ends of the road. */
final class Calendars {
  private final Map<String, WorkingCalendar> calendars;
  private final DeliverySettings settings;

  private Calendars(Map<String, WorkingCalendar> calendars, DeliverySettings settings) {
    this.calendars = calendars;
    this.settings = settings;
  }

  /**
   * @param exceptions rows of {@link WorkingDays}
   */
  static Calendars of(List<Row> exceptions, DeliverySettings settings) {
    return new Calendars(WorkingCalendar.byCountry(exceptions), settings);
  }

  /** Calendar days alone. */
  static Calendars none(DeliverySettings settings) {
    return new Calendars(Map.of(), settings);
  }

  /**
   * The same as far as a calendar reaches: what ends later is open on its last day. Empty where
   * none covers the start.
   */
  Optional<Followed> covered(DayType type, String flow, Followed followed) {
    if (type == DayType.CALENDAR) {
      return Optional.of(followed);
    }
    return Optional.ofNullable(calendars.get(country(type, flow)))
        .filter(calendar -> calendar.covers(followed.startDay()))
        .map(
            calendar ->
                calendar.covers(followed.endDay())
                    ? followed
                    : new Followed(Ending.OPEN, followed.startDay(), calendar.last()));
  }

  /** The age in the days of this type, of what is {@link #covered}. */
  int age(DayType type, String flow, Followed covered) {
    return type == DayType.CALENDAR
        ? covered.age()
        : calendars.get(country(type, flow)).between(covered.startDay(), covered.endDay());
  }

  private String country(DayType type, String flow) {
    boolean isHome =
        switch (flow) {
          case "import" -> type == DayType.WORKING_DESTINATION;
          case "export" -> type == DayType.WORKING_ORIGIN;
          default -> true;
        };
    return isHome ? settings.homeCountry() : settings.partnerCountry();
  }
}
