package org.tearoad.marts.revisions;

import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.delivery.DeliveryTime;

/**
 * The headline figures that a release told, kept beside the releases for ever. See {@code
 * marts/vintages.sql}; which figures, and why these, is in DECISIONS ("Which figures have
 * vintages").
 */
public final class Vintages {
  /** What tells a figure and its period apart from others. */
  static final List<String> FIGURE =
      List.of("mart", "measure", "scope", "dimension", "slice", "period_type", "period");

  private static final int MONTHS = 24;

  public static final Table TABLE =
      Table.of(
          Layer.MARTS,
          "vintages",
          "one row per mart, measure, scope, dimension, slice, period_type and period, of b2c; a file a release",
          FIGURE,
          must("mart", TEXT, "Mart that has the figure."),
          must(
              "measure",
              TEXT,
              "Of volume_growth its measure, or that and _growth_rate; of marketplace_ranking its measure and _share; of delivery_time median_days."),
          must(
              "scope",
              TEXT,
              "cross_border or domestic, the trade of volumes; of delivery times import, on the operator's clock in calendar days."),
          must("dimension", TEXT, "total, flow, marketplace or carrier."),
          must("slice", TEXT, "Value of the dimension."),
          must("period_type", TEXT, "month, quarter or year; of delivery times the posting month."),
          must("period", TEXT, "2015-11, 2015-Q4 or 2015; it was over on the as-of day."),
          must("release", TEXT, "Release that told the figure."),
          must("code_version", TEXT, "Version of the program that made the release."),
          must(
              "configuration",
              TEXT,
              "Hash of the settings, sources and code tables that shape figures."),
          must("value", RATIO, "The figure as it was told; money in the currency of the measure."),
          must("period_end", DATE, "Last day of the period."),
          must("as_of_date", DATE, "The last day that counts in the release."));

  /** The same of releases that were published before. */
  public static final Table EARLIER =
      new Table(
          Layer.REFERENCE,
          "earlier_vintages",
          "one row per release, mart, measure, scope, dimension, slice, period_type and period",
          Stream.concat(Stream.of("release"), FIGURE.stream()).toList(),
          TABLE.fields(),
          Optional.empty(),
          List.of());

  private Vintages() {}

  public static Step step(MartSettings settings, MadeBy madeBy) {
    return Step.sql(
        TABLE,
        "marts/vintages.sql",
        madeBy.parameters(settings),
        VolumeGrowth.TABLE,
        MarketplaceRanking.TABLE,
        DeliveryTime.TABLE);
  }

  /** Figures of periods that ended on this day or before are not told any more. */
  static LocalDate toldAfter(LocalDate asOf) {
    return asOf.minusMonths(MONTHS);
  }
}
