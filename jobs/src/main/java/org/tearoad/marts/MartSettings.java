package org.tearoad.marts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.tearoad.marts.delivery.DeliverySettings;
import org.tearoad.marts.disclosure.DisclosureSettings;

/**
 * What the marts need to know.
 *
 * @param asOf the last day that counts
 * @param provisionalDays days after the end of a period in which its figures may still change
 * @param partnerMarketplaces marketplaces of the partner country, in lower case
 */
public record MartSettings(
    LocalDate asOf,
    ZoneId reportingZone,
    int provisionalDays,
    DeliverySettings delivery,
    List<String> partnerMarketplaces,
    DisclosureSettings disclosure) {

  /** The first instant that does not count. */
  public Instant end() {
    return endOf(asOf, reportingZone);
  }

  /** The first instant after a day. */
  public static Instant endOf(LocalDate day, ZoneId reportingZone) {
    return day.plusDays(1).atStartOfDay(reportingZone).toInstant();
  }

  /** Whether figures of a period that ends on this day may still change. */
  public boolean isProvisional(LocalDate periodEnd) {
    return periodEnd.plusDays(provisionalDays).isAfter(asOf);
  }

  /** What the SQL of the marts may name. */
  public Map<String, Object> parameters() {
    return Map.of(
        "as_of", asOf,
        "as_of_end", end(),
        "partner_marketplaces", String.join(",", partnerMarketplaces),
        "provisional_days", provisionalDays,
        "reporting_zone", reportingZone.getId(),
        "untracked_services", String.join(",", delivery.untrackedServices()));
  }
}
