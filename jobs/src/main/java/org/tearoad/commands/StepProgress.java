package org.tearoad.commands;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.pipeline.Runner;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.common.spark.Progress;
import org.tearoad.run.Dictionary;

/** Shows the steps of a run as they go, each with what it wrote at the end. */
final class StepProgress implements Runner.Progress {
  private final Progress progress;
  private int step;

  StepProgress(PrintStream out) {
    progress = new Progress(out, Progress.Style.ofThisProcess(), InstantSource.system());
  }

  /** From now on the tasks of this session count. */
  void follow(SparkSession spark) {
    spark.sparkContext().addSparkListener(progress);
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
