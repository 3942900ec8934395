package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.delivery.CarrierScans;
import org.tearoad.marts.watch.Alert.Kind;
import org.tearoad.marts.watch.Alert.Severity;

/**
 * Carriers whose scans have ceased while the files of shipments come, as {@link CarrierScans} says:
 * for at least five days, those of the holidays of both New Years not counted. After 90 days a
 * carrier is taken to be gone, and is no alert any more.
 */
final class CarrierWatch {
  private static final int FEWEST_DAYS = 5;
  private static final int MOST_DAYS = 90;

  private CarrierWatch() {}

  static List<Alert> alerts(
      Dataset<Row> delays, Dataset<Row> files, Dataset<Row> newYears, LocalDate asOf) {
    List<LocalDate> holidays =
        newYears.collectAsList().stream().map(row -> row.getLocalDate(0)).toList();
    return CarrierScans.read(delays, files, asOf).stream()
        .filter(CarrierScans::isSilent)
        .filter(scans -> scans.reportedUpTo() - scans.latestScan() <= MOST_DAYS)
        .filter(scans -> usualDays(scans, holidays) >= FEWEST_DAYS)
        .map(CarrierWatch::alert)
        .toList();
  }

  private static long usualDays(CarrierScans scans, List<LocalDate> holidays) {
    return IntStream.rangeClosed(scans.latestScan() + 1, scans.reportedUpTo())
        .filter(day -> Season.ofDay(LocalDate.ofEpochDay(day), holidays) != Season.LULL)
        .count();
  }

  private static Alert alert(CarrierScans scans) {
    return new Alert(
        Kind.CARRIER_SILENT,
        "carrier",
        scans.carrier(),
        LocalDate.ofEpochDay(scans.latestScan()).plusDays(1),
        0,
        scans.missingScans(),
        null,
        null,
        0,
        Severity.ERROR);
  }
}
