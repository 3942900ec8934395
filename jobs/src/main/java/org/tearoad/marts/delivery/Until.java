package org.tearoad.marts.delivery;

import java.util.List;
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
 * @param newestFile day of the newest file of shipments; the as-of day where none names a day
 * @param latestScan by carrier of which nothing is heard any more, its last day with a scan
 */
record Until(
    int asOf,
    int lostAfterDays,
    int newestFile,
    Map<String, Integer> reliableUpTo,
    Map<String, Integer> latestScan) {
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
            .collect(Collectors.toMap(CarrierScans::carrier, CarrierScans::latestScan)));
  }

  int of(String carrier) {
    return Math.min(asOf, reliableUpTo.getOrDefault(carrier, asOf));
  }

  /**
   * In a slice of many carriers. Its parcels that arrived are not counted by carrier, so that open
   * ones are followed as long as these: to the newest file, or to the last scan of a silent
   * carrier.
   *
   * @param carrier of open parcels; null of others
   */
  int inSliceOf(String carrier) {
    return carrier == null
        ? newestFile
        : Math.min(newestFile, latestScan.getOrDefault(carrier, newestFile));
  }
}
