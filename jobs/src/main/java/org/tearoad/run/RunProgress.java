package org.tearoad.run;

import org.tearoad.common.pipeline.Runner;

/** Told of a run as it goes. What it is told must not fail the run. */
public interface RunProgress extends Runner.Progress {
  /** The run has the lock, and a name. */
  void starts(String run);
}
