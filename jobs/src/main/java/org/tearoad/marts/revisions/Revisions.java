package org.tearoad.marts.revisions;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.stream.Stream;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;

/**
 * What earlier releases told of a figure, and what this one tells: the cells of the revision
 * triangle. See {@code marts/revisions.sql}. A first release has no rows, for nothing was told
 * before it.
 */
public final class Revisions {
  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "revisions",
              "one row per mart, measure, scope, dimension, slice, period_type, period and compared_with; none where no release that stands told the period before",
              Stream.concat(Vintages.FIGURE.stream(), Stream.of("compared_with")).toList(),
              must("mart", TEXT, "Mart that has the figure."),
              must("measure", TEXT, "As in vintages: orders, orders_growth_rate, median_days."),
              must("scope", TEXT, "cross_border, domestic or import."),
              must("dimension", TEXT, "total, flow, marketplace or carrier."),
              must("slice", TEXT, "Value of the dimension."),
              must("period_type", TEXT, "month, quarter or year."),
              must("period", TEXT, "2015-11, 2015-Q4 or 2015."),
              must(
                  "compared_with",
                  TEXT,
                  "first: the first release after the end of the period; after_7_days, after_1_month, after_3_months, after_6_months, after_12_months: the newest one up to so long after the first, once that time is over; previous: the newest one before this."),
              must("earlier_release", TEXT, "Release that is meant, of those that stand."),
              may(
                  "revision_type",
                  TEXT,
                  "content: both releases were made by the same code_version and configuration, so only the input differs; methodology: they were not; null when not comparable."),
              may(
                  "not_comparable_because",
                  TEXT,
                  "not_told_then: the earlier release had no such figure; no_longer_told: this one has none; null when comparable."),
              must(
                  "earlier_age_days",
                  NUMBER,
                  "Days from the end of the period to the as-of day of the earlier release."),
              must("lag_days", NUMBER, "Days from its as-of day to that of this release."),
              may("earlier_value", RATIO, "The figure as the earlier release told it."),
              may("value", RATIO, "The figure of this release."),
              may(
                  "revision",
                  RATIO,
                  "value - earlier_value, in the unit of the measure; null when not comparable."),
              may(
                  "relative_revision",
                  RATIO,
                  "revision over the size of value; null when not comparable or value is 0."),
              must("period_end", DATE, "Last day of the period."),
              must("earlier_as_of_date", DATE, "As-of day of the earlier release."))
          .checked(
              compliance(
                  "what_is_not_comparable_has_a_reason",
                  "(revision is null) = (not_comparable_because is not null)"),
              compliance(
                  "the_earlier_release_is_not_later", "lag_days >= 0 and earlier_age_days >= 0"));

  private Revisions() {}

  public static Step step(MartSettings settings) {
    return Step.sql(
        TABLE,
        "marts/revisions.sql",
        settings.parameters(),
        Vintages.TABLE,
        Vintages.EARLIER,
        Comparisons.TABLE);
  }
}
