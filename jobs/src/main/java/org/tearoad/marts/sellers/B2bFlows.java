package org.tearoad.marts.sellers;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;

/**
 * What flows through the B2B platforms. Conversion is of cohorts: the inquiries of a period, and
 * what became of them, whenever that was.
 */
public final class B2bFlows {
  /** Of a mature cohort every inquiry had so many days to become an order. */
  private static final int MATURE_DAYS = 90;

  private static final String NO_INQUIRY = "; null without inquiries.";
  private static final String NOT_MATURE = "; null until mature, or without inquiries.";

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "b2b_flows",
              "one row per period_type, period, scope and marketplace of the channel b2b",
              List.of("period_type", "period", "scope", "marketplace"),
              must("period_type", TEXT, "month, quarter or year."),
              must(
                  "period",
                  TEXT,
                  "2015-11, 2015-Q4 or 2015, of the inquiry, or of the order that had none."),
              must("scope", TEXT, "all, cross_border, import, export, domestic or other."),
              may("marketplace", TEXT, "B2B platform; null for all together."),
              must("inquiry_count", COUNT, "Inquiries: requests for quotation."),
              must("won_count", COUNT, "Of these, placed as an order by the as-of day."),
              may("conversion_share", RATIO, "won_count / inquiry_count, so far" + NO_INQUIRY),
              may("conversion_low", RATIO, "Lower limit, 95 %, Wilson's" + NO_INQUIRY),
              may("conversion_high", RATIO, "Upper limit, 95 %" + NO_INQUIRY),
              may("conversion_within_30", RATIO, "Share placed within 30 days" + NOT_MATURE),
              may("conversion_within_60", RATIO, "Share placed within 60 days" + NOT_MATURE),
              may("conversion_within_90", RATIO, "Share placed within 90 days" + NOT_MATURE),
              may("conversion_within_90_low", RATIO, "Lower limit, 95 %, Wilson's" + NOT_MATURE),
              may("conversion_within_90_high", RATIO, "Upper limit, 95 %" + NOT_MATURE),
              must(
                  "is_mature",
                  FLAG,
                  "The period ended at least 90 days ago: conversion is comparable with other mature periods."),
              may(
                  "conversion_unknown_because",
                  TEXT,
                  "no_inquiries, or not_mature, which leaves conversion_share; null when all are said."),
              must("order_count", COUNT, "Orders ever placed, with or without an inquiry."),
              must("gmv_order_count", COUNT, "Of these, in GMV."),
              must("converted_order_count", COUNT, "Of these, with an exchange rate."),
              must("gmv_rub", MONEY_SUM, "GMV in roubles, of orders with an exchange rate."),
              must(
                  "buyer_count",
                  COUNT,
                  "Buyers who inquired or ordered; on two marketplaces they are two."),
              must(
                  "buyer_count_error",
                  RATIO,
                  "Relative standard error of buyer_count: 0 is exact, below 4,096."),
              must(
                  "seller_count",
                  COUNT,
                  "Sellers who were asked or sold; on two marketplaces they are two."),
              must("seller_count_error", RATIO, "The same of seller_count."),
              must(
                  "is_provisional",
                  FLAG,
                  "The period ended less than reporting.provisional-days ago, or has not ended."),
              must("period_start", DATE, "First day of the period."),
              must("period_end", DATE, "Last day of the period."))
          .checked(
              compliance(
                  "counts_are_parts",
                  "won_count <= inquiry_count and won_count <= order_count and gmv_order_count <= order_count"),
              compliance(
                  "limits_hold_the_shares",
                  "coalesce(conversion_share between conversion_low and conversion_high, true)"
                      + " and coalesce(conversion_within_90 between conversion_within_90_low"
                      + " and conversion_within_90_high, true)"),
              compliance(
                  "shares_rise",
                  "coalesce(conversion_within_30 <= conversion_within_60, true)"
                      + " and coalesce(conversion_within_60 <= conversion_within_90, true)"
                      + " and coalesce(conversion_within_90 <= conversion_share, true)"));

  private B2bFlows() {}

  public static Step step(MartSettings settings) {
    return Step.computed(TABLE, in -> rows(in.get(0), settings), B2bMonths.TABLE);
  }

  private static List<Row> rows(Dataset<Row> months, MartSettings settings) {
    List<Row> rows = new ArrayList<>();
    B2bTally.read(months).forEach((key, tally) -> rows.add(row(key, tally, settings)));
    return rows;
  }

  private static Row row(B2bTally.Key key, B2bTally tally, MartSettings settings) {
    boolean isMature = !key.period().last().plusDays(MATURE_DAYS).isAfter(settings.asOf());
    long asked = isMature ? tally.inquiries : 0;
    Interval soFar = WilsonInterval.of(tally.won, tally.inquiries, Exporters.LEVEL);
    Interval mature = WilsonInterval.of(isMature ? tally.wonWithin90 : 0, asked, Exporters.LEVEL);
    return RowFactory.create(
        key.period().type(),
        key.period().name(),
        key.scope(),
        key.marketplace(),
        tally.inquiries,
        tally.won,
        share(tally.won, tally.inquiries),
        soFar.isKnown() ? soFar.low() : null,
        soFar.isKnown() ? soFar.high() : null,
        share(tally.wonWithin30, asked),
        share(tally.wonWithin60, asked),
        share(tally.wonWithin90, asked),
        mature.isKnown() ? mature.low() : null,
        mature.isKnown() ? mature.high() : null,
        isMature,
        unknownBecause(tally, isMature),
        tally.orders,
        tally.gmvOrders,
        tally.convertedOrders,
        tally.gmvRub,
        Math.round(tally.buyers.estimate()),
        tally.buyers.relativeError(),
        Math.round(tally.sellers.estimate()),
        tally.sellers.relativeError(),
        settings.isProvisional(key.period().last()),
        key.period().first(),
        key.period().last());
  }

  private static String unknownBecause(B2bTally tally, boolean isMature) {
    if (tally.inquiries == 0) {
      return "no_inquiries";
    }
    return isMature ? null : "not_mature";
  }

  private static Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
