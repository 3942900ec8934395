package org.tearoad.marts.revisions;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import java.util.Map;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * How far a figure is usually revised after it was told: the revisions of all its periods together.
 * See {@code marts/revision_summary.sql}.
 */
public final class RevisionSummary {
  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "revision_summary",
              "one row per mart, measure, scope, dimension, slice, period_type, compared_with and revision_type",
              List.of(
                  "mart",
                  "measure",
                  "scope",
                  "dimension",
                  "slice",
                  "period_type",
                  "compared_with",
                  "revision_type"),
              must("mart", TEXT, "Mart that has the figure."),
              must("measure", TEXT, "As in vintages: orders, orders_growth_rate, median_days."),
              must("scope", TEXT, "cross_border, domestic or import."),
              must("dimension", TEXT, "total, flow, marketplace or carrier."),
              must("slice", TEXT, "Value of the dimension."),
              must("period_type", TEXT, "month, quarter or year."),
              must("compared_with", TEXT, "As in revisions: first, after_7_days, previous."),
              must("revision_type", TEXT, "content or methodology, as in revisions."),
              must("period_count", COUNT, "Periods that are compared."),
              must(
                  "mean_revision",
                  RATIO,
                  "Mean of revision: a figure that is always raised later is too low at first."),
              must("mean_absolute_revision", RATIO, "Mean of its size, MAR."),
              may(
                  "relative_mean_absolute_revision",
                  RATIO,
                  "Sizes of the revisions over the sizes of the later values, both summed, RMAR; null when these are 0."),
              may(
                  "revision_deviation",
                  RATIO,
                  "Standard deviation of revision; null of a single period."),
              must("smallest_revision", RATIO, "The lowest, with its sign."),
              must("largest_revision", RATIO, "The highest, with its sign."),
              must("up_share", RATIO, "Share of periods that were revised upwards."),
              may(
                  "same_sign_share",
                  RATIO,
                  "Share of periods whose growth had the same sign before; null of what is no growth rate."))
          .checked(
              compliance(
                  "shares_are_shares",
                  "up_share between 0 and 1 and coalesce(same_sign_share between 0 and 1, true)"),
              compliance(
                  "the_mean_is_within_its_limits",
                  "abs(mean_revision) <= mean_absolute_revision * (1 + 1e-9)"));

  private RevisionSummary() {}

  public static Step step() {
    return Step.sql(TABLE, "marts/revision_summary.sql", Map.of(), Revisions.TABLE);
  }
}
