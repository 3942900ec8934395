package org.tearoad.marts;

import java.util.List;
import java.util.stream.Stream;
import org.tearoad.common.pipeline.Step;

/** Facts to numbers: base marts of the touched months, then everything that follows from them. */
public final class MartsJob {
  private MartsJob() {}

  /** The orders as of the day, from which the base marts of the touched months are counted. */
  public static Step ordersAsOf(MartSettings settings) {
    return OrdersAsOf.step(settings);
  }

  /** Additive, stored by order month; a run writes the touched months alone. */
  public static List<Step> baseSteps(MartSettings settings) {
    return List.of(DailyVolume.step(settings), MonthlyVolume.step(settings));
  }

  /** Made anew by every run from the base marts of all months. */
  public static List<Step> derivedSteps(MartSettings settings) {
    return List.of(
        VolumeGrowth.step(settings),
        MarketplaceRanking.step(settings),
        Coverage.step(settings),
        DataQuality.step(settings));
  }

  /** All steps, each after those that it needs. */
  public static List<Step> steps(MartSettings settings) {
    return Stream.of(List.of(ordersAsOf(settings)), baseSteps(settings), derivedSteps(settings))
        .flatMap(List::stream)
        .toList();
  }
}
