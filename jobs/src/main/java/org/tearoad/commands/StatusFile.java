package org.tearoad.commands;

import java.time.Instant;
import java.util.Optional;
import org.tearoad.common.io.Json;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Warehouse;

/**
 * {@code status.json} in the warehouse: how the last run ended. In cluster mode it is the only
 * place that tells the exit code.
 */
final class StatusFile {
  private static final String NAME = "status.json";

  private final Warehouse warehouse;
  private final Instant startedAt = Instant.now();

  /** The content of the file. */
  record Status(
      String state,
      Integer exitCode,
      String message,
      String release,
      Instant startedAt,
      Instant endedAt) {}

  StatusFile(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  void ended(ExitCode code, String message, Optional<String> release) {
    // Who is turned away at the lock must not write over the status of the run that holds it.
    if (code != ExitCode.LOCKED) {
      write(
          new Status(
              code == ExitCode.DONE ? "done" : "failed",
              code.number(),
              message,
              release.orElse(null),
              startedAt,
              Instant.now()));
    }
  }

  private void write(Status status) {
    warehouse.root().writeAtomically(NAME, Json.write(status));
  }
}
