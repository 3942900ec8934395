package org.tearoad.clean;

import static org.tearoad.common.pipeline.Step.step;

import java.util.List;
import org.tearoad.common.pipeline.Step;

/** Raw logs to lines that are trusted or rejected with a reason. */
public final class CleanJob {
  private CleanJob() {}

  /** The logs in the order in which they are read. */
  public static final List<LogContract> LOGS =
      List.of(RawOrders.CONTRACT, RawPayments.CONTRACT, RawShipments.CONTRACT);

  public static List<Step> steps(CleanSettings settings) {
    return List.of(
        step(Orders.TABLE, RawOrders.TABLE, lines -> Orders.build(lines, settings)),
        step(Payments.TABLE, RawPayments.TABLE, lines -> Payments.build(lines, settings)),
        step(Scans.TABLE, RawShipments.TABLE, lines -> Scans.build(lines, settings)));
  }

  /** What was not trusted, with the reason and the place. */
  public static Step rejects() {
    return step(Rejects.TABLE, Orders.TABLE, Payments.TABLE, Scans.TABLE, Rejects::build);
  }
}
