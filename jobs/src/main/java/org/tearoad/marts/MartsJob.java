package org.tearoad.marts;

import java.util.List;
import org.tearoad.common.pipeline.Step;

/** Facts to numbers: base marts of the touched months, then everything that follows from them. */
public final class MartsJob {
  private MartsJob() {}

  /** Additive, stored by order month; a run writes the touched months alone. */
  public static List<Step> baseSteps(MartSettings settings) {
    return List.of(
        OrdersAsOf.step(settings), DailyVolume.step(settings), MonthlyVolume.step(settings));
  }

  /** Made anew by every run from the base marts of all months. */
  public static List<Step> derivedSteps(MartSettings settings) {
    return List.of(
        VolumeGrowth.step(settings),
        MarketplaceRanking.step(settings),
        Coverage.step(settings),
        DataQuality.step(settings));
  }
}
