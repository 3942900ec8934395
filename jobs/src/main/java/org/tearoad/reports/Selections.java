package org.tearoad.reports;

import java.util.List;
import java.util.stream.Stream;
import org.tearoad.marts.Coverage;
import org.tearoad.marts.DataQuality;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.Nowcast;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.delivery.DeliveryTrend;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.payments.PaymentDeclines;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.marts.sellers.B2bFlows;
import org.tearoad.marts.sellers.ExporterCohorts;
import org.tearoad.marts.sellers.Exporters;

/** All that the bulletin speaks of: one reading a mart, some thousands of rows together. */
final class Selections {
  private static final List<Selection> VOLUME =
      List.of(
          Selection.of(
              VolumeGrowth.TABLE,
              """
              channel = 'b2c' and (
                  dimension = 'total' and trade in ('cross_border', 'domestic')
                      and (period_type = 'year' or period_type = 'month' and measure = 'orders')
                  or dimension = 'region' and trade = 'cross_border'
                      and period_type = 'year' and measure = 'orders')
              """,
              """
              value value_year_ago growth_rate like_for_like_rate not_comparable_because
              converted_share is_provisional period_end
              """),
          Selection.of(
              MarketplaceRanking.TABLE,
              """
              channel = 'b2c' and trade = 'cross_border' and period_type = 'year'
                  and measure = 'orders'
              """,
              """
              value marketplace_rank gap_month_count marketplace_count share lead_share effective_number
              is_provisional
              """),
          Selection.of(
              GrowthEffects.TABLE,
              """
              channel = 'b2c' and trade = 'cross_border' and period_type in ('year', 'quarter')
              """,
              """
              not_comparable_because seasonal_adjustment working_days working_days_year_ago gmv_rub
              gmv_rub_year_ago change_rub orders_effect_rub structure_effect_rub ticket_effect_rub
              currency_effect_rub is_provisional
              """),
          Selection.of(
              MarketComparison.TABLE,
              "true",
              """
              source not_comparable_because no_index_because value_rub growth_rate
              like_for_like_rate index index_year is_provisional
              """));

  private static final List<Selection> DELIVERY =
      List.of(
          Selection.of(
              DeliveryTime.TABLE,
              """
              cohort_type = 'month' and scope = 'import' and day_type = 'calendar'
                  and (clock = 'operator' and dimension in ('total', 'carrier', 'region')
                      or clock = 'buyer' and dimension = 'total')
              """,
              """
              parcel_count open_share median_days median_low median_high p80_days p90_days p90_low
              p90_high p95_days delivered_only_median_days share_days share_weeks share_months
              promised_count on_time_share on_time_low on_time_high is_provisional
              """),
          Selection.of(
              DeliveryTrend.TABLE,
              "scope = 'import' and clock = 'operator' and dimension = 'total'",
              "trend cohort_count slope_days_per_month slope_low slope_high"),
          Selection.of(
              DeliveryLegs.TABLE,
              "scope = 'import' and dimension = 'total'",
              """
              measured_count coverage mean_days median_days p90_days inconsistent_share
              is_provisional
              """),
          Selection.of(
              CarrierScorecard.TABLE,
              "scope = 'import' and period_type = 'quarter'",
              """
              parcel_count median_days p90_days on_time_share on_time_low on_time_high lost_share
              returned_share first_attempt_share complete_share is_provisional
              """),
          Selection.of(
              RegionInterruptions.TABLE,
              "true",
              """
              is_open start_latest end_earliest end_latest silent_days
              expected_missed expected_missed_low expected_missed_high expected_per_day
              overlapping_feed_gaps
              """),
          Selection.of(
              Nowcast.TABLE,
              """
              channel = 'b2c' and cohort_type = 'month' and scope in ('cross_border', 'import')
              """,
              """
              within_days seen_count completeness estimate estimate_low estimate_high method
              unknown_because cohort_end
              """),
          Selection.of(
              DeliveryOutlook.TABLE,
              "dimension = 'total' and scope in ('import', 'export')",
              """
              on_their_way_count expected_count expected_low expected_high unknown_because from_date
              """));

  private static final List<Selection> DEALINGS =
      List.of(
          Selection.of(
              PaymentHealth.TABLE,
              """
              period_type = 'year' and channel = 'b2c' and trade = 'cross_border'
                  and dimension in ('total', 'method')
              """,
              """
              attempt_count captured_count open_count capture_share capture_share_low
              capture_share_high decline_share decline_share_low decline_share_high
              median_capture_hours refund_share chargeback_share is_provisional
              """),
          Selection.of(
              PaymentDeclines.TABLE,
              """
              period_type = 'year' and channel = 'b2c' and trade = 'cross_border'
                  and dimension = 'total'
              """,
              """
              declined_count attempt_count share_of_declines share_of_attempts
              share_of_attempts_low share_of_attempts_high is_provisional
              """),
          Selection.of(
              Exporters.TABLE,
              "marketplace is null and channel = 'b2c' and period_type in ('month', 'year')",
              """
              active_count new_count unknown_age_count active_before_count retained_count
              retained_share retained_low retained_high is_provisional
              """),
          Selection.of(
              ExporterCohorts.TABLE,
              "scope = 'export' and channel = 'b2c'",
              """
              activity_month seller_count active_count retention_share retention_low
              retention_high is_provisional
              """),
          Selection.of(
              B2bFlows.TABLE,
              """
              marketplace is null and scope = 'cross_border' and period_type in ('month', 'year')
              """,
              """
              inquiry_count won_count conversion_share conversion_low conversion_high
              conversion_within_90 conversion_within_90_low conversion_within_90_high is_mature
              order_count is_provisional
              """));

  private static final String SHOWN_REVISIONS =
      """
      period_type = 'month' and dimension = 'total'
          and (mart = 'volume_growth' and measure = 'orders' and scope = 'cross_border'
              or mart = 'delivery_time' and measure = 'median_days' and scope = 'import')
      """;

  private static final List<Selection> QUALITY =
      List.of(
          Selection.of(Coverage.TABLE, "is_gap", "row_count is_gap"),
          Selection.of(
              DataQuality.TABLE,
              "kind in ('accepted', 'rejected', 'reject')",
              "row_count read_count share"),
          Selection.of(
              Revisions.TABLE,
              SHOWN_REVISIONS + " and compared_with <> 'previous'",
              """
              earlier_release revision_type not_comparable_because earlier_value value revision
              relative_revision
              """),
          Selection.of(
              RevisionSummary.TABLE,
              SHOWN_REVISIONS + " and compared_with = 'first' and revision_type = 'content'",
              """
              period_count mean_revision mean_p_value mean_absolute_revision
              relative_mean_absolute_revision
              """));

  static final List<Selection> ALL =
      Stream.of(VOLUME, DELIVERY, DEALINGS, QUALITY).flatMap(List::stream).toList();

  private Selections() {}
}
