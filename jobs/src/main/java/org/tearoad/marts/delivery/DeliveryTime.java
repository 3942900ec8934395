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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tearoad.common.table.Check;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * How long delivery takes, and how sure that is: quantiles and shares of the cumulative incidence
 * of delivery (Aalen-Johansen), which counts the parcels that are still on their way.
 *
 * <p>Slices by total, carrier and service have intervals over groups that travel together (start
 * day, flow and carrier; of services also service). The others have those of independent parcels,
 * widened by the design effect of the total of their cohort, scope and clock, and are followed to
 * the day of the newest file, the open parcels of a silent carrier to its last scan; {@code
 * interval_method} says which.
 */
public final class DeliveryTime {
  /** The days of the shares that are printed. */
  static final List<Integer> WITHIN = List.of(7, 14, 21, 30, 45, 60);

  static final List<Named> QUANTILES =
      List.of(
          new Named("median", 0.5),
          new Named("p80", 0.8),
          new Named("p90", 0.9),
          new Named("p95", 0.95));

  record Named(String name, double share) {}

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "delivery_time",
              "one row per cohort_type, cohort, scope, clock, day_type, dimension and slice, of b2c",
              List.of("cohort_type", "cohort", "scope", "clock", "day_type", "dimension", "slice"),
              fields())
          .checked(checks());

  private DeliveryTime() {}

  private static Field[] fields() {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                must("cohort_type", TEXT, "month, or week of the last 13 (ISO, from Monday)."),
                must(
                    "cohort", TEXT, "Month or week in which the clock started: 2015-11, 2015-W46."),
                must(
                    "scope",
                    TEXT,
                    "import, export, domestic, and cross_border for both ways together."),
                must(
                    "clock",
                    TEXT,
                    "operator: posting to first attempt or availability; buyer: payment to delivery."),
                must(
                    "day_type",
                    TEXT,
                    "calendar; working_destination and working_origin for the operator's clock where a calendar covers the days."),
                must(
                    "dimension",
                    TEXT,
                    "total, carrier, service, marketplace, region, federal_district or category."),
                must("slice", TEXT, "Value of the dimension."),
                must("parcel_count", COUNT, "Parcels counted: the four outcomes together."),
                must("delivered_count", COUNT, "Of these, delivered."),
                must("returned_count", COUNT, "Returned before delivery."),
                must(
                    "lost_count",
                    COUNT,
                    "Without a scan for delivery.lost-after-days and not ended."),
                must("open_count", COUNT, "On their way when last followed."),
                must("excluded_not_tracked", COUNT, "Not counted: not tracked to delivery."),
                must(
                    "excluded_no_start",
                    COUNT,
                    "Not counted: without a start; in the month of their order, in no week."),
                must("excluded_negative", COUNT, "Not counted: end before start."),
                must(
                    "excluded_paid_on_delivery",
                    COUNT,
                    "Not counted: cash on delivery, which does not start the buyer's clock; in the month of their order, in no week."),
                must(
                    "excluded_too_recent",
                    COUNT,
                    "Not counted: started after the carrier's reliable_up_to."),
                may("open_share", RATIO, "open_count / parcel_count; null without parcels.")));
    for (Named quantile : QUANTILES) {
      fields.add(
          may(
              quantile.name() + "_days",
              NUMBER,
              "Days by which a share of %s has been delivered; null when that is not reached or of fewer than 10 parcels."
                  .formatted(quantile.share())));
      fields.add(may(quantile.name() + "_low", NUMBER, "Lower limit, 95 %; null when unknown."));
      fields.add(
          may(
              quantile.name() + "_high",
              NUMBER,
              "Upper limit, 95 %; null when unknown or not reached."));
    }
    fields.add(
        may(
            "unknown_because",
            TEXT,
            "too_few_parcels or not_reached, for the first of the quantiles that is null; null when all are known."));
    fields.add(
        may(
            "delivered_only_median_days",
            NUMBER,
            "Median of the delivered parcels alone: too early while many are open; null below 10."));
    for (int days : WITHIN) {
      fields.add(
          may(
              "share_within_" + days,
              RATIO,
              "Share delivered within %d days; null where the curve ends before with parcels still open, or below 10 parcels."
                  .formatted(days)));
      fields.add(
          may(
              "share_within_" + days + "_low",
              RATIO,
              "Lower limit, 95 %; Wilson's where the share is 0 or 1; null when unknown."));
      fields.add(may("share_within_" + days + "_high", RATIO, "Upper limit, 95 %."));
    }
    fields.addAll(
        List.of(
            may("share_days", RATIO, "Delivered within 7 days: days."),
            may("share_weeks", RATIO, "Delivered within 8 to 28 days: weeks."),
            may("share_months", RATIO, "Later than 28 days or never: months."),
            must("promised_count", COUNT, "Parcels counted with a promise."),
            may(
                "on_time_share",
                RATIO,
                "Of these, delivered not later than promised; null without promises, or while parcels are neither kept nor late."),
            may("on_time_low", RATIO, "Lower limit, 95 %, Wilson's with the design effect."),
            may("on_time_high", RATIO, "Upper limit, 95 %."),
            may(
                "on_time_unknown_because",
                TEXT,
                "no_promise, not_due or too_few_parcels; null when known."),
            must("interval_method", TEXT, "grouped, design_effect or none."),
            may(
                "design_effect",
                RATIO,
                "How many times larger the variance is as parcels travel together; null when unknown."),
            must(
                "is_provisional",
                FLAG,
                "The figure may still change: the last day of the cohort is less than delivery.mature-after-days before the as-of day, or more than 5 % of the parcels are open and reliable_up_to is less than half of these days after it."),
            must(
                "reliable_up_to",
                DATE,
                "The day up to which all carriers of the slice are followed."),
            must("cohort_start", DATE, "First day of the cohort."),
            must("cohort_end", DATE, "Last day of the cohort.")));
    return fields.toArray(Field[]::new);
  }

  private static Check[] checks() {
    return Stream.of(
            compliance(
                "outcomes_add_up",
                "parcel_count = delivered_count + returned_count + lost_count + open_count"),
            compliance(
                "limits_hold_the_median",
                "(median_low is null or median_low <= median_days) and (median_high is null or median_high >= median_days)"),
            compliance(
                "shares_rise_within_limits",
                "coalesce(share_within_7 between 0 and 1, true) and coalesce(share_within_7 <= share_within_60 + 1e-9, true)"
                    + " and coalesce(share_within_30 between share_within_30_low - 1e-9 and share_within_30_high + 1e-9, true)"),
            compliance(
                "on_time_is_a_share",
                "coalesce(on_time_share between on_time_low - 1e-9 and on_time_high + 1e-9, true) and coalesce(on_time_share between 0 and 1, true)"))
        .toArray(Check[]::new);
  }
}
