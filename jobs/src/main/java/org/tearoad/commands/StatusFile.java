package org.tearoad.commands;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tearoad.common.io.Json;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.run.ExitCode;
import org.tearoad.run.RunFailure;
import org.tearoad.run.RunProgress;
import org.tearoad.run.Warehouse;

/**
 * {@code status.json} and {@code metrics.prom} in the warehouse: how the run goes that has the
 * lock, or how the last one ended. In cluster mode it is the only place that tells the exit code. A
 * run that lost its lock leaves the file to the run that took it.
 */
final class StatusFile implements RunProgress {
  static final String NAME = "status.json";
  static final String METRICS = "metrics.prom";

  /** A table a second would be a write a second, which an object store does not forgive. */
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

  private final Warehouse warehouse;
  private final String host = hostName();
  private final Instant startedAt = Instant.now();
  private final List<StepReport> steps = new ArrayList<>();
  private Instant writtenAt = Instant.EPOCH;
  private String run;
  private boolean isClaimed;

  /** All of a status file that tells whose it is. */
  private record Owner(String run) {}

  StatusFile(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  public synchronized void starts(String id) {
    run = id;
    unlessUnwritable(this::writeRunning);
  }

  @Override
  public void begin(String table) {
    // A step that has ended is worth a line, not one that has begun.
  }

  @Override
  public synchronized void end(StepReport report) {
    steps.add(report);
    if (Duration.between(writtenAt, Instant.now()).compareTo(BETWEEN_WRITES) >= 0) {
      unlessUnwritable(
          () -> {
            if (isOurs()) {
              writeRunning();
            }
          });
    }
  }

  /**
   * Writes how it ended.
   *
   * @param failure why it failed; empty when it did not
   * @return what was written; empty when the file is another run's
   */
  synchronized Optional<RunStatus> ended(
      ExitCode code, String message, Optional<RuntimeException> failure) {
    // Who is turned away at the lock must not write over the status of the run that holds it.
    if (run == null ? code == ExitCode.LOCKED : !isOurs()) {
      return Optional.empty();
    }
    RunStatus status = status(code, message, failure);
    warehouse.root().writeAtomically(NAME, Json.write(status));
    warehouse.root().writeAtomically(METRICS, Metrics.of(status));
    return Optional.of(status);
  }

  /** Where the file lies: a plain path on a local disk, else a URI. */
  String location() {
    String path = warehouse.root().resolve(NAME).toString();
    return path.startsWith("file:") ? path.substring("file:".length()) : path;
  }

  private RunStatus status(ExitCode code, String message, Optional<RuntimeException> failure) {
    var standing = Standing.of(warehouse);
    boolean isPublished =
        standing.release().filter(release -> release.run().equals(run)).isPresent();
    Instant now = Instant.now();
    return new RunStatus(
        run,
        code == ExitCode.DONE ? "done" : "failed",
        code.number(),
        message,
        standing.release().map(release -> release.release()).orElse(null),
        standing.release().map(release -> release.asOf()).orElse(null),
        standing.release().map(release -> release.createdAt()).orElse(null),
        host,
        ProcessHandle.current().pid(),
        startedAt,
        now,
        now,
        List.copyOf(steps),
        failure.map(StatusFile::failedChecks).orElse(List.of()),
        standing.warnings(),
        standing.watch().alerts(),
        isPublished ? standing.newAlerts() : List.of(),
        standing.watch().sources());
  }

  private static List<CheckResult> failedChecks(RuntimeException failure) {
    return failure instanceof RunFailure known ? known.checks() : List.of();
  }

  private void writeRunning() {
    writtenAt = Instant.now();
    RunStatus status =
        RunStatus.running(
            run, host, ProcessHandle.current().pid(), startedAt, writtenAt, List.copyOf(steps));
    warehouse.root().writeAtomically(NAME, Json.write(status));
    isClaimed = true;
  }

  /** A file that could not be written to when the run began says nothing of who may. */
  private boolean isOurs() {
    return !isClaimed || isNamed();
  }

  private boolean isNamed() {
    return warehouse
        .root()
        .readText(NAME)
        .map(text -> Json.read(text, Owner.class).run())
        .filter(run::equals)
        .isPresent();
  }

  /** What a run does is worth more than what is said of it meanwhile. */
  private static void unlessUnwritable(Runnable write) {
    try {
      write.run();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      // The run goes on; a disk that is full will end it with a message of its own.
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
