package org.tearoad.marts.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param newestFile day of the newest file of shipments; the as-of day where none names a day
 * @param silent carriers of which nothing is heard any more
 */
record Until(
    int asOf,
    int lostAfterDays,
    int newestFile,
    Map<String, Integer> reliableUpTo,
    Set<String> silent) {
  /**
   * @param delays rows of {@link ScanDelay}
   * @param files rows of the ledger
   */
  static Until read(Dataset<Row> delays, Dataset<Row> files, MartSettings settings) {
    List<CarrierScans> scans = CarrierScans.read(delays, files, settings.asOf());
    return new Until(
        (int) settings.asOf().toEpochDay(),
        settings.delivery().lostAfterDays(),
        scans.stream()
            .mapToInt(CarrierScans::newestFile)
            .findFirst()
            .orElse((int) settings.asOf().toEpochDay()),
        scans.stream().collect(Collectors.toMap(CarrierScans::carrier, CarrierScans::reliableUpTo)),
        scans.stream()
            .filter(CarrierScans::isSilent)
            .map(CarrierScans::carrier)
            .collect(Collectors.toSet()));
  }

  int of(String carrier) {
    return Math.min(asOf, reliableUpTo.getOrDefault(carrier, asOf));
  }

  /**
   * In a slice of many carriers, whose parcels that arrived are not counted by carrier.
   *
   * @param carrier of open parcels; null of others
   */
  int inSliceOf(String carrier) {
    return carrier != null && silent.contains(carrier) ? of(carrier) : newestFile;
  }
}
