package org.tearoad.marts;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.CountEstimate;
import org.tearoad.common.statistics.DevelopmentNowcast;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.delivery.DeliveryHistogram;
import org.tearoad.marts.delivery.ReportingDelay;
import org.tearoad.marts.delivery.ScanDelay;
import org.tearoad.marts.watch.Freshness;

/**
 * How complete the counts of recent days and months are, and what they will be. Orders, payments
 * and postings by {@link DevelopmentNowcast}, deliveries by the hazards of {@link
 * NowcastOfDeliveries}.
 */
public final class Nowcast {
  public static final double LEVEL = 0.9;

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "nowcast",
              "one row per measure, channel, scope, cohort_type and cohort",
              List.of("measure", "channel", "scope", "cohort_type", "cohort"),
              must(
                  "measure",
                  TEXT,
                  "orders: ever placed; orders_paid: of these, with a capture; parcels_posted: of the orders; parcels_delivered: of the parcels posted, delivered or offered by the operator's clock."),
              must("channel", TEXT, "b2c or b2b; parcels_delivered of b2c alone."),
              must(
                  "scope",
                  TEXT,
                  "cross_border or domestic; of parcels_delivered import, export or domestic."),
              must("cohort_type", TEXT, "day: the last 28; month: the last 4."),
              must(
                  "cohort",
                  TEXT,
                  "Day, or the days up to today of a month: of the orders, of parcels_delivered of the posting."),
              may(
                  "within_days",
                  NUMBER,
                  "Days after the order or posting that the estimate looks to; 0 for orders, which only wait for their report; null when unknown."),
              must("seen_count", COUNT, "Counted so far, within these days."),
              may(
                  "completeness",
                  RATIO,
                  "Share of the final count that is expected to have been seen by now; of parcels_delivered seen_count / estimate; null when unknown."),
              may("estimate", RATIO, "The final count to be expected; null when unknown."),
              may(
                  "estimate_low",
                  COUNT,
                  "Lower limit, 90 %, from the errors of the same estimates on past days; null when unknown."),
              may("estimate_high", COUNT, "Upper limit, 90 %."),
              may("method", TEXT, "reporting_delay, chain_ladder or hazards; null when unknown."),
              may(
                  "unknown_because",
                  TEXT,
                  "history_too_short, too_few_events, reporting_delay_unknown or log_is_late (all of its sources); null when known."),
              must("cohort_start", DATE, "First day of the cohort."),
              must(
                  "cohort_end",
                  DATE,
                  "Its last day up to which all sources that are not late have files."))
          .checked(
              compliance(
                  "limits_hold_the_estimate",
                  "coalesce(estimate between estimate_low - 1e-6 and estimate_high + 1e-6, true)"
                      + " and coalesce(estimate_low >= seen_count, true)"),
              compliance(
                  "completeness_is_a_share", "coalesce(completeness between 0 and 1.000001, true)"),
              compliance(
                  "unknown_has_a_reason", "(estimate is null) = (unknown_because is not null)"));

  private Nowcast() {}

  static Step step(MartSettings settings) {
    return Step.computed(
        TABLE,
        in -> rows(in, settings),
        OrderDevelopment.TABLE,
        DeliveryHistogram.TABLE,
        ScanDelay.TABLE,
        Ledger.FILES,
        Freshness.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, MartSettings settings) {
    Map<String, ReportingDelay> delays =
        ReportingDelay.byLog(in.get(2), in.get(3), in.get(4), settings);
    List<Row> rows = new ArrayList<>();
    NowcastOfOrders.read(in.get(0), delays).forEach(slice -> slice.addRows(rows));
    NowcastOfDeliveries.addRows(in.get(1), delays.get(ReportingDelay.SHIPMENTS), settings, rows);
    return rows;
  }

  /** Whose figures they are. */
  record Name(String measure, String channel, String scope) {}

  static Row known(
      Name name, NowcastCohort cohort, int withinDays, CountEstimate estimate, String method) {
    return RowFactory.create(
        name.measure(),
        name.channel(),
        name.scope(),
        cohort.type(),
        cohort.name(),
        withinDays,
        estimate.seen(),
        estimate.completeness(),
        estimate.expected(),
        (long) estimate.interval().low(),
        (long) estimate.interval().high(),
        method,
        null,
        LocalDate.ofEpochDay(cohort.first()),
        LocalDate.ofEpochDay(cohort.last()));
  }

  static Row unknown(Name name, NowcastCohort cohort, long seen, String because) {
    return RowFactory.create(
        name.measure(),
        name.channel(),
        name.scope(),
        cohort.type(),
        cohort.name(),
        null,
        seen,
        null,
        null,
        null,
        null,
        null,
        because,
        LocalDate.ofEpochDay(cohort.first()),
        LocalDate.ofEpochDay(cohort.last()));
  }
}
