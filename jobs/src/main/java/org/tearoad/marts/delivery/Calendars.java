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

  /** Empty where no calendar covers both days. */
  Optional<Integer> age(DayType type, String flow, Followed followed) {
    if (type == DayType.CALENDAR) {
      return Optional.of(followed.age());
    }
    return Optional.ofNullable(calendars.get(country(type, flow)))
        .filter(calendar -> calendar.covers(followed.startDay()))
        .filter(calendar -> calendar.covers(followed.endDay()))
        .map(calendar -> calendar.between(followed.startDay(), followed.endDay()));
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
