package org.tearoad.reports.tables;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tearoad.marts.Coverage;
import org.tearoad.marts.DataQuality;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.Nowcast;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.marts.delivery.DeliveryCurve;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.delivery.DeliveryTrend;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.marts.growth.Participants;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.payments.PaymentDeclines;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.marts.sellers.B2bFlows;
import org.tearoad.marts.sellers.ExporterCohorts;
import org.tearoad.marts.sellers.Exporters;

/**
 * What is published of each mart, as far as its figures are not suppressed. Money is published for
 * totals alone, and slices by counts: sums of money are not judged by slice.
 */
public final class Publications {
  private static final String EVERYTHING = "true";
  private static final String ALL_ROWS = "All rows.";

  /** Marts that are no tables of a report, and why. */
  public static final Map<String, String> ELSEWHERE =
      Map.of(
          "suppressions", "what reports leave out: conf_status in each table says it",
          "reporting_months", "when marketplaces report: coverage has their gaps",
          "vintages", "what earlier releases told: revisions compares it",
          "alerts", "for those who operate the pipeline: watch.json beside the reports",
          "freshness", "for those who operate the pipeline: watch.json beside the reports");

  private static final List<Publication> VOLUME =
      List.of(
          Publication.of(
              VolumeGrowth.TABLE,
              """
              channel = 'b2c' and trade in ('cross_border', 'domestic')
                  and (dimension = 'total'
                      or measure = 'orders' and period_type in ('month', 'quarter', 'year')
                          and dimension in ('flow', 'marketplace', 'federal_district', 'category')
                      or measure = 'orders' and period_type in ('quarter', 'year')
                          and dimension = 'region')
              """,
              "B2C, across the border and at home. Totals: every period and measure. Flows, marketplaces, federal districts and categories: orders by month, quarter and year; regions: orders by quarter and year. Slices of periods that are not over, and their like for like, are left out.",
              "value",
              "growth_rate"),
          Publication.of(
              GrowthEffects.TABLE,
              "channel = 'b2c' and trade in ('cross_border', 'domestic')",
              "B2C, across the border and at home.",
              "gmv_rub",
              "change_rub"),
          Publication.of(
              Participants.TABLE,
              "channel = 'b2c' and trade in ('cross_border', 'domestic')",
              "B2C, across the border and at home.",
              "value",
              "growth_rate"),
          Publication.of(MarketComparison.TABLE, EVERYTHING, ALL_ROWS, "value_rub", "growth_rate"),
          Publication.of(
              MarketplaceRanking.TABLE,
              """
              channel = 'b2c' and trade in ('cross_border', 'domestic') and measure = 'orders'
                  and period_type in ('month', 'quarter', 'year')
              """,
              "B2C, across the border and at home, by orders; by month, quarter and year.",
              "share"));

  private static final List<Publication> DELIVERY =
      List.of(
          Publication.of(
              DeliveryTime.TABLE,
              """
              cohort_type = 'month' and scope = 'import' and day_type = 'calendar'
                  and (clock = 'operator' and dimension <> 'category'
                      or clock = 'buyer' and dimension = 'total')
              """,
              "Imports by month of posting, in calendar days: the operator's clock for the total, carriers, services, marketplaces, federal districts and regions, and the buyer's clock for the total.",
              "median_days",
              "on_time_share"),
          Publication.of(
              DeliveryCurve.TABLE,
              """
              cohort_type = 'month' and scope = 'import' and clock = 'operator'
                  and dimension = 'total'
              """,
              "The total of imports by month of posting, on the operator's clock.",
              "share"),
          Publication.of(DeliveryTrend.TABLE, EVERYTHING, ALL_ROWS, "slope_days_per_month"),
          Publication.of(
              DeliveryLegs.TABLE,
              "scope in ('import', 'export') and dimension = 'total' or scope = 'import'",
              "Imports by carrier, and the totals of imports and exports.",
              "median_days"),
          Publication.of(
              CarrierScorecard.TABLE, EVERYTHING, ALL_ROWS, "median_days", "on_time_share"),
          Publication.of(RegionInterruptions.TABLE, EVERYTHING, ALL_ROWS, "expected_missed")
              .without("shortest_visible_days")
              .being(Nature.ESTIMATE),
          Publication.of(Nowcast.TABLE, "channel = 'b2c'", "B2C.", "estimate")
              .being(Nature.ESTIMATE),
          Publication.of(DeliveryOutlook.TABLE, EVERYTHING, ALL_ROWS, "expected_count")
              .being(Nature.FORECAST));

  private static final List<Publication> DEALINGS =
      List.of(
          Publication.of(
                  PaymentHealth.TABLE,
                  """
                  channel = 'b2c' and trade = 'cross_border'
                      and dimension in ('total', 'currency', 'method')
                  """,
                  "B2C across the border: the total, currencies and methods.",
                  "capture_share")
              .without("captured_rub", "refunded_rub"),
          Publication.of(
              PaymentDeclines.TABLE,
              "channel = 'b2c' and trade = 'cross_border' and dimension = 'total'",
              "B2C across the border, reasons in total.",
              "share_of_declines"),
          Publication.of(
                  Exporters.TABLE, "channel = 'b2c'", "B2C.", "active_count", "retained_share")
              .without(
                  "gmv_rub",
                  "herfindahl_index",
                  "effective_number",
                  "largest_share",
                  "concentration_unknown_because"),
          Publication.of(ExporterCohorts.TABLE, "channel = 'b2c'", "B2C.", "retention_share"),
          Publication.of(
                  B2bFlows.TABLE,
                  "scope = 'cross_border'",
                  "Across the border: all platforms together, and each.",
                  "conversion_share")
              .without("gmv_order_count", "converted_order_count", "gmv_rub"));

  private static final List<Publication> QUALITY =
      List.of(
          Publication.of(DataQuality.TABLE, EVERYTHING, ALL_ROWS),
          Publication.of(
              Coverage.TABLE,
              "kind = 'source' or is_gap",
              "Sources, and the gaps of marketplaces."),
          Publication.of(Revisions.TABLE, "dimension = 'total'", "Totals.", "revision"),
          Publication.of(
              RevisionSummary.TABLE,
              "dimension = 'total' or mart = 'delivery_time'",
              "Totals, and delivery times of carriers.",
              "mean_revision"));

  public static final List<Publication> ALL =
      Stream.of(VOLUME, DELIVERY, DEALINGS, QUALITY).flatMap(List::stream).toList();

  private Publications() {}
}
