package org.tearoad.commands;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.run.RunProgress;

/** Where nobody looks on: one line per step, each with the run's id, and nothing else. */
final class StepLog implements RunProgress {
  private final PrintStream out;
  private final InstantSource clock;
  private volatile String run = "none";

  StepLog(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void starts(String id) {
    run = id;
    line("start");
  }

  @Override
  public void begin(String table) {
    // One line a step.
  }

  @Override
  public void end(StepReport report) {
    line(
        String.format(
            Locale.ROOT,
            "step=%s rows=%d bytes=%d files=%d seconds=%.2f",
            report.table(),
            report.rows(),
            report.bytes(),
            report.files(),
            report.seconds()));
  }

  private void line(String text) {
    out.println(
        "%s run=%s %s".formatted(clock.instant().truncatedTo(ChronoUnit.SECONDS), run, text));
  }
}
