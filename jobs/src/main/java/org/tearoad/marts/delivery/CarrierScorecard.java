package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.Quantile;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;

/** What each carrier's service does for the parcels posted in a month or quarter. */
public final class CarrierScorecard {
  static final String DIMENSION = "carrier_service";

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "carrier_scorecard",
              "one row per period_type, period, scope, carrier and service, of b2c",
              List.of("period_type", "period", "scope", "carrier", "service"),
              must("period_type", TEXT, "month or quarter of posting."),
              must("period", TEXT, "2015-11 or 2015-Q4."),
              must("scope", TEXT, "import, export or domestic."),
              must("carrier", TEXT, "Carrier."),
              must("service", TEXT, "Service; may be unknown."),
              must("parcel_count", COUNT, "Parcels on the operator's clock."),
              may(
                  "median_days",
                  NUMBER,
                  "Days from posting by which half has been delivered or offered; null when not reached or of fewer than 10 parcels."),
              may("p90_days", NUMBER, "The same of nine tenths."),
              may(
                  "on_time_share",
                  RATIO,
                  "Share of the promised ones delivered or offered not later than promised; null without promises, while parcels are neither kept nor late, or below 10."),
              may(
                  "on_time_low",
                  RATIO,
                  "Lower limit, 95 %, Wilson's with the design effect; null when unknown."),
              may("on_time_high", RATIO, "Upper limit, 95 %."),
              may(
                  "lost_share",
                  RATIO,
                  "Share without a scan for delivery.lost-after-days; null until the whole period has been followed that long."),
              may("returned_share", RATIO, "Share returned before delivery; null without parcels."),
              may(
                  "first_attempt_share",
                  RATIO,
                  "Share of the parcels brought to the door that were handed over at the first attempt; null when none was."),
              may(
                  "complete_share",
                  RATIO,
                  "Share of the delivered parcels with all scans: posting, delivery and, across the border, departure and arrival; null when none was delivered."),
              must("is_provisional", FLAG, "The figure may still change, as in delivery_time."),
              must("reliable_up_to", DATE, "The day up to which the carrier's scans are followed."))
          .checked(
              compliance(
                  "shares_are_shares",
                  "coalesce(lost_share, 0) + coalesce(returned_share, 0) between 0 and 1.000001"
                      + " and coalesce(first_attempt_share between 0 and 1, true)"
                      + " and coalesce(complete_share between 0 and 1, true)"),
              compliance(
                  "limits_hold_the_share",
                  "coalesce(on_time_share between on_time_low - 1e-9 and on_time_high + 1e-9, true)"));

  private CarrierScorecard() {}

  static Row row(SliceKey key, Slice slice, Estimate estimate, MartSettings settings) {
    long parcels = estimate.table().size();
    Tally tally = slice.tally();
    boolean isDue = tally.undecided == 0 && tally.promised >= Estimate.FEWEST;
    Interval onTime =
        isDue
            ? WilsonInterval.of(
                tally.kept, tally.promised, estimate.curve().designEffect(), Estimate.LEVEL)
            : Interval.UNKNOWN;
    String[] names = key.slice().split("\t", -1);
    return RowFactory.create(
        key.cohort().type(),
        key.cohort().name(),
        key.scope(),
        names[0],
        names[1],
        parcels,
        days(estimate, 0.5),
        days(estimate, 0.9),
        isDue ? share(tally.kept, tally.promised) : null,
        Estimate.number(onTime.low()),
        Estimate.number(onTime.high()),
        isOldEnough(key.cohort(), slice, settings)
            ? share(estimate.ended(Ending.LOST), parcels)
            : null,
        share(estimate.ended(Ending.RETURNED), parcels),
        share(tally.firstAttempt, tally.attempted),
        share(tally.complete, estimate.ended(Ending.DELIVERED)),
        slice.isProvisional(key.cohort(), estimate.ended(Ending.OPEN), parcels, settings),
        LocalDate.ofEpochDay(slice.reliableUpTo()));
  }

  /** A parcel can be lost only so many days after its last scan: none of a younger period is. */
  private static boolean isOldEnough(Cohort cohort, Slice slice, MartSettings settings) {
    return cohort.last().toEpochDay() + settings.delivery().lostAfterDays() <= slice.reliableUpTo();
  }

  private static Integer days(Estimate estimate, double share) {
    Quantile quantile = estimate.curve().quantile(share);
    boolean isKnown =
        quantile.age().isPresent()
            && estimate.table().followed(quantile.age().getAsInt()) >= Estimate.FEWEST;
    return isKnown ? quantile.age().getAsInt() : null;
  }

  private static Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
