package org.tearoad.reports.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Nowcast;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.marts.delivery.DeliveryCurve;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.disclosure.Cell;
import org.tearoad.marts.interruptions.RegionInterruptions;

/**
 * Which figures of parcels tell which cells. Parcels are about as many as their orders, so they are
 * judged by the orders of their period; those of carriers and days add up to their flow.
 */
final class ParcelTellings {
  private static final String REGION = "region";
  private static final String TOTAL = "total";

  /** A share is a fraction of whole parcels, and tells how many by its digits; days do not. */
  private static final List<String> SHARES =
      DeliveryTime.TABLE.fields().stream()
          .map(Field::name)
          .filter(name -> name.startsWith("share_"))
          .toList();

  static final Map<Table, List<Telling>> OF =
      Map.of(
          DeliveryTime.TABLE,
          List.of(
              Telling.of(
                  row -> List.of(slice(row)),
                  "parcel_count",
                  "delivered_count",
                  "returned_count",
                  "lost_count",
                  "open_count",
                  "open_share",
                  "excluded_not_tracked",
                  "excluded_no_start",
                  "excluded_negative",
                  "excluded_paid_on_delivery",
                  "excluded_too_recent",
                  "promised_count",
                  "on_time_share",
                  "on_time_low",
                  "on_time_high",
                  "design_effect"),
              new Telling(SHARES, row -> List.of(slice(row)))),
          DeliveryCurve.TABLE,
          List.of(
              Telling.of(
                  row -> List.of(slice(row)),
                  "at_risk_count",
                  "delivered_count",
                  "returned_count",
                  "lost_count",
                  "share",
                  "share_low",
                  "share_high")),
          CarrierScorecard.TABLE,
          List.of(
              Telling.of(
                  row -> List.of(flow(row, row.getAs("period_type"), row.getAs("period"))),
                  "parcel_count",
                  "median_days",
                  "p90_days",
                  "on_time_share",
                  "on_time_low",
                  "on_time_high",
                  "lost_share",
                  "returned_share",
                  "first_attempt_share",
                  "complete_share")),
          DeliveryLegs.TABLE,
          List.of(
              Telling.of(
                  row -> List.of(flow(row, "month", row.getAs("cohort"))),
                  "parcel_count",
                  "measured_count",
                  "coverage",
                  "mean_days",
                  "median_days",
                  "p90_days",
                  "inconsistent_share")),
          Nowcast.TABLE,
          List.of(
              Telling.of(
                  ParcelTellings::developing,
                  "seen_count",
                  "estimate",
                  "estimate_low",
                  "estimate_high")),
          DeliveryOutlook.TABLE,
          List.of(
              Telling.of(
                  ParcelTellings::onTheirWay,
                  "on_their_way_count",
                  "expected_count",
                  "expected_low",
                  "expected_high")),
          RegionInterruptions.TABLE,
          List.of(
              Telling.of(
                  ParcelTellings::expected,
                  "expected_missed",
                  "expected_missed_low",
                  "expected_missed_high",
                  "expected_per_day",
                  "dispersion",
                  "evidence",
                  "chance_at_most")));

  private ParcelTellings() {}

  /**
   * A region's orders are published by quarter, so its parcels of a month are judged by that; those
   * of carriers and services add up to all.
   */
  private static Cell slice(Row row) {
    String month = row.getAs("cohort");
    String dimension = row.getAs("dimension");
    return switch (dimension) {
      case REGION ->
          cell(row, "quarter", quarter(YearMonth.parse(month)), REGION, row.getAs("slice"));
      case "carrier", "service" -> cell(row, "month", month, TOTAL, TOTAL);
      default -> cell(row, "month", month, dimension, row.getAs("slice"));
    };
  }

  /**
   * All parcels of a flow. Those of imports tell nobody's but where all orders across the border
   * are left out: they are nearly all of these; and as the month of posting is not that of the
   * order, their difference to all orders is not exports.
   */
  private static Cell flow(Row row, String periodType, String period) {
    return row.getAs("scope").equals("export")
        ? cell(row, periodType, period, "flow", "export")
        : cell(row, periodType, period, TOTAL, TOTAL);
  }

  /** What is seen of a month that is old enough is all of it; payments are judged by buyers too. */
  private static List<Cell> developing(Row row) {
    Cell orders = flow(row, "month", row.<String>getAs("cohort").substring(0, 7));
    return row.getAs("measure").equals("orders_paid")
        ? List.of(orders, orders.of("buyers"))
        : List.of(orders);
  }

  /** By the newest month, of regions the newest quarter, that is over: no other is judged. */
  private static List<Cell> onTheirWay(Row row) {
    YearMonth next = YearMonth.from(row.<LocalDate>getAs("from_date").plusDays(1));
    return List.of(
        row.getAs("dimension").equals(REGION)
            ? cell(row, "quarter", quarter(next.minusMonths(3)), REGION, row.getAs("slice"))
            : flow(row, "month", next.minusMonths(1).toString()));
  }

  /**
   * What is to be expected tells the events of the year before the silence. Where a stop cannot be
   * seen that year moves on with each release, so two releases would tell the events of one day.
   */
  private static List<Cell> expected(Row row) {
    if (row.getAs("kind").equals("cannot_be_seen")) {
      return List.of(DisclosureControl.UNJUDGED);
    }
    String marketplace = row.getAs("marketplace");
    if (marketplace != null) {
      return yearBefore(row, "marketplace", marketplace);
    }
    String region = row.getAs("region");
    return region.equals("all")
        ? yearBefore(row, "flow", row.getAs("flow"))
        : yearBefore(row, REGION, region);
  }

  /** The quarter in which a silence began, and the four before. */
  private static List<Cell> yearBefore(Row silence, String dimension, String slice) {
    YearMonth start = YearMonth.from(silence.<LocalDate>getAs("start_earliest"));
    return IntStream.rangeClosed(0, 4)
        .mapToObj(quarters -> quarter(start.minusMonths(3L * quarters)))
        .map(
            quarter ->
                new Cell("sellers", "quarter", quarter, "b2c", "cross_border", dimension, slice))
        .toList();
  }

  private static String quarter(YearMonth month) {
    return month.getYear() + "-Q" + (month.getMonthValue() + 2) / 3;
  }

  private static Cell cell(
      Row row, String periodType, String period, String dimension, String slice) {
    String trade = row.getAs("scope").equals("domestic") ? "domestic" : "cross_border";
    return new Cell("sellers", periodType, period, "b2c", trade, dimension, slice);
  }
}
