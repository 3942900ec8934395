package org.tearoad.marts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the marts need to know.
 *
 * @param asOf the last day that counts
 * @param provisionalDays days after the end of a period in which its figures may still change
 */
public record MartSettings(LocalDate asOf, ZoneId reportingZone, int provisionalDays) {

  /** The first instant that does not count. */
  public Instant end() {
    return asOf.plusDays(1).atStartOfDay(reportingZone).toInstant();
  }

  Map<String, Object> parameters() {
    return Map.of("as_of", asOf, "as_of_end", end(), "provisional_days", provisionalDays);
  }
}
