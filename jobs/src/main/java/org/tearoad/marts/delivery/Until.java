package org.tearoad.marts.delivery;

import java.util.Map;

/**
 * Up to which day parcels are followed; days are counted from 1970-01-01.
 *
 * @param asOf the as-of day
 * @param lostAfterDays days without a scan after which a parcel is lost
 * @param reliableUpTo by carrier, the last day whose scans are reported; a carrier without is
 *     followed to the as-of day
 */
record Until(int asOf, int lostAfterDays, Map<String, Integer> reliableUpTo) {

  int of(String carrier) {
    return Math.min(asOf, reliableUpTo.getOrDefault(carrier, asOf));
  }
}
