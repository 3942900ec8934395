package org.tearoad.commands;

import java.util.List;
import java.util.Optional;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.run.Manifest;
import org.tearoad.run.Warehouse;
import org.tearoad.run.Watch;

/** The current release, as far as who watches the runs wants to know it. */
record Standing(Optional<Manifest> release, Watch watch, Watch before) {

  static Standing of(Warehouse warehouse) {
    Optional<Manifest> release =
        warehouse.current().map(published -> warehouse.manifest(published.release()));
    return new Standing(
        release,
        release.map(one -> read(warehouse, one.release())).orElse(Watch.NOTHING),
        release
            .flatMap(one -> Optional.ofNullable(one.parent()))
            .map(parent -> read(warehouse, parent))
            .orElse(Watch.NOTHING));
  }

  private static Watch read(Warehouse warehouse, String release) {
    return Watch.read(warehouse.release(release));
  }

  List<CheckResult> warnings() {
    return release.stream()
        .flatMap(one -> one.checks().stream())
        .filter(check -> !check.passed())
        .toList();
  }

  /** Alerts that the release it goes on from did not have. */
  List<Watch.Alert> newAlerts() {
    return watch.alerts().stream()
        .filter(alert -> before.alerts().stream().noneMatch(alert::isAbout))
        .toList();
  }
}
