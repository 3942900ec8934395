package org.tearoad.marts;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.growth.ReportingMonths;

/**
 * How much was ordered, and how that grew against the same months a year before. See {@code
 * marts/volume_growth.sql}.
 */
public final class VolumeGrowth {
  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "volume_growth",
              "one row per period_type, period, channel, trade, dimension, slice and measure",
              List.of("period_type", "period", "channel", "trade", "dimension", "slice", "measure"),
              must("period_type", TEXT, "month, quarter, year or trailing_12_months."),
              must("period", TEXT, "2015-11, 2015-Q4, 2015; of trailing 12 months the last month."),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must(
                  "dimension",
                  TEXT,
                  "total, flow, marketplace, region, federal_district or category."),
              must("slice", TEXT, "Value of the dimension."),
              must(
                  "measure",
                  TEXT,
                  "orders, parcels, gmv_rub, gmv_usd, gmv_cny, or gmv_rub_constant: at the mean rates of the year before."),
              may(
                  "not_comparable_because",
                  TEXT,
                  "period_not_over, not_seen_a_year_ago, gap (a month of either year in which one of its marketplaces has a gap and none reports), no_rate (of money: the converted shares of the two years differ by more than one percentage point; of gmv_rub_constant also a value without a rate) or nothing_a_year_ago; of parcels the second and third also when a source of shipments began later or lacks more than six days of a month of either year; null when comparable."),
              may(
                  "value",
                  MONEY_SUM,
                  "The measure in this period; of gmv_rub_constant null when more than 1 % of the value has no rate of the year before."),
              may(
                  "value_year_ago",
                  MONEY_SUM,
                  "The measure in the same months a year before; null when that was not seen or, of money, has no_rate."),
              may(
                  "like_for_like_value",
                  MONEY_SUM,
                  "value of the marketplaces that report in both years by reporting_months, month by month; null when the period is not over, and of parcels and money that are not comparable for shipments or rates."),
              may(
                  "like_for_like_value_year_ago",
                  MONEY_SUM,
                  "value_year_ago of the same marketplaces."),
              may("growth_rate", RATIO, "value / value_year_ago - 1; null when not comparable."),
              may(
                  "like_for_like_rate",
                  RATIO,
                  "Of the same marketplaces: like_for_like_value / like_for_like_value_year_ago - 1; null unless they are there in each month of the period, of a marketplace itself, so that growth of a few months is never told as that of the year."),
              may(
                  "contribution",
                  RATIO,
                  "Change of the slice over the total of the year before; the slices of a dimension add up to the growth of the total."),
              may(
                  "converted_share",
                  RATIO,
                  "Of money: the share of the orders in GMV that have a rate to the rouble, which value covers, in thousandths: it tells no single order; null for orders, parcels and gmv_rub_constant, and without orders in GMV."),
              may(
                  "converted_share_year_ago",
                  RATIO,
                  "The same of the year before; null as converted_share is."),
              must("is_comparable", FLAG, "not_comparable_because is null."),
              must(
                  "is_provisional",
                  FLAG,
                  "The figure may still change: the period ended less than reporting.provisional-days ago."),
              must("period_start", DATE, "First day of the period."),
              must("period_end", DATE, "Last day of the period."))
          .checked(
              compliance("growth_is_above_minus_one", "growth_rate is null or growth_rate >= -1"),
              compliance(
                  "converted_share_is_a_share",
                  "coalesce(converted_share between 0 and 1, true) and coalesce(converted_share_year_ago between 0 and 1, true)"),
              compliance("incomparable_has_no_growth", "is_comparable or growth_rate is null"),
              compliance(
                  "value_is_not_negative", "coalesce(value >= 0, measure = 'gmv_rub_constant')"));

  private VolumeGrowth() {}

  static Step step(MartSettings settings) {
    return Step.sql(
        TABLE,
        "marts/volume_growth.sql",
        settings.parameters(),
        DailyVolume.TABLE,
        Coverage.TABLE,
        Ledger.FILES,
        ReportingMonths.TABLE,
        MonthlyVolume.TABLE,
        Periods.TABLE,
        Regions.TABLE);
  }
}
