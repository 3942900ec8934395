package org.tearoad.commands;

import java.io.PrintStream;
import java.util.Locale;
import org.tearoad.common.pipeline.Runner;
import org.tearoad.common.pipeline.StepReport;

/** One plain line a step. */
final class StepLines implements Runner.Progress {
  private final PrintStream out;

  StepLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(String table) {}

  @Override
  public void end(StepReport report) {
    out.printf(
        Locale.ROOT,
        "%-20s %,12d rows %,14d bytes %6.1f s%n",
        report.table(),
        report.rows(),
        report.bytes(),
        report.seconds());
  }
}
