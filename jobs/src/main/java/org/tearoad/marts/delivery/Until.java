package org.tearoad.marts.delivery;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.MartSettings;

/**
 * Up to which day parcels are followed; days are counted from 1970-01-01.
 *
 * @param asOf the as-of day
 * @param lostAfterDays days without a scan after which a parcel is lost
 * @param reliableUpTo by carrier, the last day whose scans are reported; a carrier without is
 *     followed to the as-of day
 */
record Until(int asOf, int lostAfterDays, Map<String, Integer> reliableUpTo) {
  /**
   * @param delays rows of {@link ScanDelay}
   * @param files rows of the ledger
   */
  static Until read(Dataset<Row> delays, Dataset<Row> files, MartSettings settings) {
    return new Until(
        (int) settings.asOf().toEpochDay(),
        settings.delivery().lostAfterDays(),
        CarrierScans.read(delays, files, settings.asOf()).stream()
            .collect(Collectors.toMap(CarrierScans::carrier, CarrierScans::reliableUpTo)));
  }

  int of(String carrier) {
    return Math.min(asOf, reliableUpTo.getOrDefault(carrier, asOf));
  }
}
