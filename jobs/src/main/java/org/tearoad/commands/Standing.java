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
    List<String> releases = warehouse.standing().stream().map(Published::release).toList();
    return new Standing(
        fromEnd(releases, 1).map(warehouse::manifest),
        watch(warehouse, fromEnd(releases, 1)),
        // Not of its parent: a rebuild has none, and its readers had a release all the same.
        watch(warehouse, fromEnd(releases, 2)));
  }

  private static Optional<String> fromEnd(List<String> releases, int position) {
    return releases.size() < position
        ? Optional.empty()
        : Optional.of(releases.get(releases.size() - position));
  }

  private static Watch watch(Warehouse warehouse, Optional<String> release) {
    return release.map(one -> Watch.read(warehouse.release(one))).orElse(Watch.NOTHING);
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
