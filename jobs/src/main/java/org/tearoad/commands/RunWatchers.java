package org.tearoad.commands;

import java.util.List;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.run.RunProgress;

/**
 * All that is told of a run. From its start on its id is the system property {@value #PROPERTY},
 * which conf/log4j2.properties puts into each line, whatever thread of Spark it comes from: some
 * still write when the run has failed.
 */
record RunWatchers(List<RunProgress> watchers) implements RunProgress {
  static final String PROPERTY = "tearoad.run";

  @Override
  public void starts(String run) {
    System.setProperty(PROPERTY, run);
    watchers.forEach(watcher -> watcher.starts(run));
  }

  @Override
  public void begin(String table) {
    watchers.forEach(watcher -> watcher.begin(table));
  }

  @Override
  public void end(StepReport report) {
    watchers.forEach(watcher -> watcher.end(report));
  }
}
