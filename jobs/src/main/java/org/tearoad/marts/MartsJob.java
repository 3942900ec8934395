package org.tearoad.marts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tearoad.common.pipeline.Step;
import org.tearoad.marts.delivery.DeliveryHistogram;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.marts.delivery.DeliverySliceHistogram;
import org.tearoad.marts.delivery.DeliveryTrend;
import org.tearoad.marts.delivery.LegHistogram;
import org.tearoad.marts.delivery.ParcelsAsOf;
import org.tearoad.marts.delivery.ScanDelay;
import org.tearoad.marts.delivery.SlicedMarts;
import org.tearoad.marts.disclosure.LargestContributors;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.marts.growth.ParticipantHashes;
import org.tearoad.marts.growth.Participants;
import org.tearoad.marts.growth.ReportingMonths;
import org.tearoad.marts.interruptions.RegionDays;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.payments.DailyPayments;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.marts.revisions.MadeBy;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.marts.revisions.Vintages;
import org.tearoad.marts.sellers.B2bFlows;
import org.tearoad.marts.sellers.B2bMonths;
import org.tearoad.marts.sellers.Exporters;
import org.tearoad.marts.sellers.SellerMonths;
import org.tearoad.marts.watch.Alerts;
import org.tearoad.marts.watch.Freshness;

/** Facts to numbers: base marts of the touched months, then everything that follows from them. */
public final class MartsJob {
  private MartsJob() {}

  /**
   * Orders and parcels as of the day, from which the base marts of the touched months are counted.
   */
  public static List<Step> asOfSteps(MartSettings settings) {
    return List.of(OrdersAsOf.step(settings), ParcelsAsOf.step(settings));
  }

  /** Additive, stored by order month; a run writes the touched months alone. */
  public static List<Step> baseSteps(MartSettings settings) {
    return List.of(
        DailyVolume.step(settings),
        MonthlyVolume.step(settings),
        ParticipantHashes.step(settings),
        ScanDelay.step(settings),
        DeliveryHistogram.step(settings),
        DeliverySliceHistogram.step(settings),
        LegHistogram.step(settings),
        DailyPayments.step(settings),
        SellerMonths.step(settings),
        B2bMonths.step(settings),
        RegionDays.step(settings),
        OrderDevelopment.step(settings),
        LargestContributors.step(settings));
  }

  /** Made anew by every run from the base marts of all months. */
  public static List<Step> derivedSteps(MartSettings settings) {
    return Stream.of(
            List.of(
                Freshness.step(settings),
                Coverage.step(settings),
                ReportingMonths.step(),
                VolumeGrowth.step(settings),
                MarketplaceRanking.step(),
                GrowthEffects.step(settings),
                Participants.step(settings),
                MarketComparison.step(settings),
                DataQuality.step(settings)),
            SlicedMarts.steps(settings),
            List.of(DeliveryLegs.step(), DeliveryTrend.step(), RegionInterruptions.step(settings)),
            PaymentHealth.steps(settings),
            Exporters.steps(settings),
            List.of(
                B2bFlows.step(settings), Nowcast.step(settings), DeliveryOutlook.step(settings)),
            List.of(Alerts.step(settings)))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * What the release tells, which is kept beside the releases, and how it revises what was told
   * before: the vintages first.
   */
  public static List<Step> revisionSteps(MartSettings settings, MadeBy madeBy) {
    return List.of(
        Vintages.step(settings, madeBy), Revisions.step(settings), RevisionSummary.step());
  }

  /**
   * What the reports leave out of the release, which follows from what those before left out, too.
   *
   * @param reportedUpTo the latest day that an earlier release was published for
   */
  public static List<Step> disclosureSteps(
      MartSettings settings, Optional<LocalDate> reportedUpTo) {
    return List.of(Suppressions.step(settings, reportedUpTo));
  }

  /** All steps of a first release, each after those that it needs. */
  public static List<Step> steps(MartSettings settings, MadeBy madeBy) {
    return Stream.of(
            asOfSteps(settings),
            baseSteps(settings),
            derivedSteps(settings),
            revisionSteps(settings, madeBy),
            disclosureSteps(settings, Optional.empty()))
        .flatMap(List::stream)
        .toList();
  }
}
