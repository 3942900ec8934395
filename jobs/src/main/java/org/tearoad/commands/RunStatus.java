package org.tearoad.commands;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.run.Watch;

/**
 * What {@code status.json} says of a run.
 *
 * @param run its id, which stands in every line of its log; null when it ended before it had one
 * @param state running, done or failed; running with a {@code process} that is no more was killed
 * @param exitCode null while it runs
 * @param message how it ended; null while it runs
 * @param release the current release when it ended; of a run that failed the one before it
 * @param asOf of that release
 * @param publishedAt when that release was made
 * @param host where it runs, with its process
 * @param endedAt null while it runs
 * @param steps that have ended, in this order
 * @param failedChecks of this run, with samples of the rows that broke them
 * @param warnings checks of the published release that were broken and do not stop one
 * @param alerts of the release
 * @param newAlerts of these, those that the release before it did not have, or had as warnings;
 *     none unless published
 * @param sources how fresh they were when the release was made
 */
record RunStatus(
    String run,
    String state,
    Integer exitCode,
    String message,
    String release,
    LocalDate asOf,
    Instant publishedAt,
    String host,
    long process,
    Instant startedAt,
    Instant updatedAt,
    Instant endedAt,
    List<StepReport> steps,
    List<CheckResult> failedChecks,
    List<CheckResult> warnings,
    List<Watch.Alert> alerts,
    List<Watch.Alert> newAlerts,
    List<Watch.Source> sources) {

  /** A run that has begun, and what it has done so far. */
  static RunStatus running(
      String run,
      String host,
      long process,
      Instant startedAt,
      Instant now,
      List<StepReport> steps) {
    return new RunStatus(
        run, "running", null, null, null, null, null, host, process, startedAt, now, null, steps,
        List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Lines on what is not as it should be in the current release, though it was published. */
  List<String> remarks() {
    return Stream.concat(
            warnings.stream().map(CheckResult::toString),
            alerts.stream()
                .map(alert -> (newAlerts.contains(alert) ? "new alert " : "alert ") + alert.line()))
        .toList();
  }

  boolean hasFailed() {
    return state.equals("failed");
  }
}
