package org.tearoad.run;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.tearoad.common.pipeline.Flow;

/**
 * Ends a flow when Spark stops under it, as it does after an error in its scheduler: a job that is
 * handed to a stopped scheduler would be waited for without end.
 */
final class EndOfSpark extends SparkListener {
  private final Flow flow;

  EndOfSpark(Flow flow) {
    this.flow = flow;
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd end) {
    flow.abort(new IllegalStateException("Cannot go on: Spark has stopped; its log says why"));
  }
}
