package org.tearoad.commands;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.common.spark.Progress;
import org.tearoad.run.Dictionary;
import org.tearoad.run.RunProgress;

/** On a terminal: shows the steps of a run as they go, each with what it wrote at the end. */
final class StepProgress implements RunProgress {
  private final Progress progress;
  private int step;

  StepProgress(PrintStream out) {
    progress = new Progress(out, Progress.Style.TERMINAL, InstantSource.system());
  }

  /** From now on the tasks of this session count. */
  void follow(SparkSession spark) {
    spark.sparkContext().addSparkListener(progress);
  }

  @Override
  public void starts(String run) {
    // Who looks on knows which run it is; status.json and the manifest name it.
  }

  @Override
  public synchronized void begin(String table) {
    step++;
    progress.begin(step, Dictionary.steps().size(), table);
  }

  @Override
  public void end(StepReport report) {
    progress.end(
        report.table(),
        String.format(
            Locale.ROOT,
            "%,d rows, %,d bytes, %.1f s",
            report.rows(),
            report.bytes(),
            report.seconds()));
  }
}
