package org.tearoad.commands;

import java.util.List;
import java.util.Optional;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.run.Manifest;
import org.tearoad.run.Warehouse;
import org.tearoad.run.Warehouse.Published;
import org.tearoad.run.Watch;

/** The current release, as far as who watches the runs wants to know it. */
record Standing(Optional<Manifest> release, Watch watch, Watch before) {

  static Standing of(Warehouse warehouse) {
    List<Published> releases = warehouse.standing();
    if (releases.isEmpty()) {
      return new Standing(Optional.empty(), Watch.NOTHING, Watch.NOTHING);
    }
    Published last = releases.get(releases.size() - 1);
    return new Standing(
        Optional.of(warehouse.manifest(last.release())),
        watch(warehouse, last),
        before(releases, last).map(one -> watch(warehouse, one)).orElse(Watch.NOTHING));
  }

  /**
   * The last one of the same day, else of the day before it that readers had. Not its parent: a
   * rebuild has none; nor the one published before: that may be of a day long past.
   */
  private static Optional<Published> before(List<Published> releases, Published last) {
    return releases.subList(0, releases.size() - 1).stream()
        .filter(one -> !one.asOf().isAfter(last.asOf()))
        .reduce((one, later) -> later.asOf().isBefore(one.asOf()) ? one : later);
  }

  private static Watch watch(Warehouse warehouse, Published release) {
    return Watch.read(warehouse.release(release.release()));
  }

  List<CheckResult> warnings() {
    return release.stream()
        .flatMap(one -> one.checks().stream())
        .filter(check -> !check.passed())
        .toList();
  }

  /** Alerts that the release before it did not have, or had as mere warnings. */
  List<Watch.Alert> newAlerts() {
    return watch.alerts().stream()
        .filter(alert -> before.alerts().stream().noneMatch(alert::isToldBy))
        .toList();
  }
}
