package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.LifeTable;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * The share delivered by age, with what it is made of, in calendar days. Between two rows the curve
 * is flat; it ends where fewer than 10 parcels are at risk.
 */
public final class DeliveryCurve {
  private static final Set<String> DIMENSIONS =
      Set.of(SliceKey.TOTAL, "carrier", "service", "marketplace");

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "delivery_curve",
              "one row per cohort_type, cohort, scope, clock, dimension, slice and age at which parcels ended, of b2c",
              List.of("cohort_type", "cohort", "scope", "clock", "dimension", "slice", "age_days"),
              must("cohort_type", TEXT, "month, or week of the last 13 (ISO, from Monday)."),
              must("cohort", TEXT, "Month or week in which the clock started: 2015-11, 2015-W46."),
              must(
                  "scope",
                  TEXT,
                  "import, export, domestic, and cross_border for both ways together."),
              must(
                  "clock",
                  TEXT,
                  "operator: posting to first attempt or availability; buyer: payment to delivery."),
              must("dimension", TEXT, "total, carrier, service or marketplace."),
              must("slice", TEXT, "Value of the dimension."),
              must(
                  "age_days",
                  NUMBER,
                  "Calendar days since the start; the last one of a curve may have no end."),
              must("at_risk_count", COUNT, "Parcels followed and open until this age."),
              must("delivered_count", COUNT, "Delivered at this age."),
              must("returned_count", COUNT, "Returned at this age."),
              must("lost_count", COUNT, "Lost at this age."),
              must("share", RATIO, "Share delivered by this age (Aalen-Johansen)."),
              may(
                  "share_low",
                  RATIO,
                  "Lower limit, 95 %, by the method of delivery_time; null where the share is 0 or 1, or with one group."),
              may("share_high", RATIO, "Upper limit, 95 %."))
          .checked(
              compliance("shares_are_shares", "share >= 0 and share <= 1"),
              compliance(
                  "limits_hold_the_share",
                  "coalesce(share between share_low - 1e-9 and share_high + 1e-9, true)"),
              compliance(
                  "who_ends_was_at_risk",
                  "delivered_count + returned_count + lost_count <= at_risk_count"));

  private DeliveryCurve() {}

  /** Whether slices of the dimension have curves. */
  static boolean shows(String dimension) {
    return DIMENSIONS.contains(dimension);
  }

  /** Adds the rows of a slice. */
  static void add(List<Row> rows, SliceKey key, Estimate estimate) {
    LifeTable table = estimate.table();
    for (int age = 0; age <= table.lastAge() && table.atRisk(age) >= Estimate.FEWEST; age++) {
      boolean isLast = table.atRisk(age + 1) < Estimate.FEWEST;
      if (table.ended(age) > 0 || isLast) {
        Interval interval = estimate.curve().interval(age);
        rows.add(
            RowFactory.create(
                key.cohort().type(),
                key.cohort().name(),
                key.scope(),
                key.clock(),
                key.dimension(),
                key.slice(),
                age,
                table.atRisk(age),
                table.ended(Ending.DELIVERED.ordinal(), age),
                table.ended(Ending.RETURNED.ordinal(), age),
                table.ended(Ending.LOST.ordinal(), age),
                Estimate.share(estimate.curve().share(age)),
                Estimate.number(interval.low()),
                Estimate.number(interval.high())));
      }
    }
  }
}
