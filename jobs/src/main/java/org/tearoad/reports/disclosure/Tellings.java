package org.tearoad.reports.disclosure;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.disclosure.Cell;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.marts.growth.Participants;
import org.tearoad.marts.payments.PaymentDeclines;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.marts.sellers.B2bFlows;

/**
 * Which figures of orders and payments tell which cells. A growth rate tells the year before as
 * soon as one knows this year, so it tells both; so does a share, part and whole.
 */
final class Tellings {
  private static final String TOTAL = "total";
  private static final String SELLERS = "sellers";
  private static final String BUYERS = "buyers";

  static final Map<Table, List<Telling>> OF =
      Map.of(
          VolumeGrowth.TABLE,
          List.of(
              Telling.of(row -> List.of(slice(row)), "value", "converted_share"),
              Telling.of(
                  row -> List.of(slice(row).aYearAgo()),
                  "value_year_ago",
                  "converted_share_year_ago"),
              Telling.of(row -> List.of(slice(row), slice(row).aYearAgo()), "growth_rate"),
              Telling.of(
                  row -> List.of(slice(row), slice(row).aYearAgo(), total(row).aYearAgo()),
                  "contribution"),
              Telling.of(
                  Tellings::likeForLike,
                  "like_for_like_value",
                  "like_for_like_value_year_ago",
                  "like_for_like_rate")),
          MarketplaceRanking.TABLE,
          List.of(
              Telling.of(row -> List.of(marketplace(row)), "value"),
              Telling.of(row -> List.of(marketplace(row), total(row)), "share"),
              Telling.of(
                  row ->
                      List.of(
                          marketplace(row),
                          total(row),
                          marketplace(row).beside("concentration", TOTAL)),
                  "marketplace_rank",
                  "lead_share",
                  "herfindahl_index",
                  "effective_number")),
          Participants.TABLE,
          List.of(
              Telling.of(row -> List.of(slice(row)), "value"),
              Telling.of(row -> List.of(slice(row).aYearAgo()), "value_year_ago"),
              Telling.of(row -> List.of(slice(row), slice(row).aYearAgo()), "growth_rate")),
          GrowthEffects.TABLE,
          List.of(
              Telling.of(row -> List.of(total(row)), "gmv_rub"),
              Telling.of(row -> List.of(total(row).aYearAgo()), "gmv_rub_year_ago"),
              Telling.of(
                  row -> List.of(total(row), total(row).aYearAgo()),
                  "change_rub",
                  "orders_effect_rub",
                  "structure_effect_rub",
                  "ticket_effect_rub",
                  "currency_effect_rub")),
          MarketComparison.TABLE,
          List.of(
              Telling.of(row -> compared(row, List::of), "value_rub"),
              Telling.of(
                  row -> compared(row, total -> List.of(total, total.aYearAgo())), "growth_rate"),
              Telling.of(row -> compared(row, Tellings::likeForLike), "like_for_like_rate"),
              Telling.of(
                  row -> compared(row, total -> List.of(total, ofIndexYear(row, total))), "index")),
          Revisions.TABLE,
          List.of(
              Telling.of(
                  Tellings::revised, "earlier_value", "value", "revision", "relative_revision")),
          RevisionSummary.TABLE,
          List.of(
              Telling.of(
                  Tellings::summedUp,
                  "mean_revision",
                  "mean_standard_error",
                  "mean_p_value",
                  "mean_absolute_revision",
                  "relative_mean_absolute_revision",
                  "revision_deviation",
                  "smallest_revision",
                  "largest_revision",
                  "up_share",
                  "same_sign_share")),
          PaymentHealth.TABLE,
          List.of(
              Telling.of(
                  row -> List.of(payments(row)),
                  "attempt_count",
                  "refund_only_count",
                  "timed_count",
                  "median_capture_hours",
                  "p90_capture_hours",
                  "mean_capture_hours",
                  "converted_count",
                  "refunded_count",
                  "refund_share",
                  "chargeback_count",
                  "chargeback_share",
                  "chargeback_share_low",
                  "chargeback_share_high"),
              Telling.of(
                  row -> List.of(payments(row), payments(row).beside("outcome", "declined")),
                  "captured_count",
                  "declined_count",
                  "open_count",
                  "capture_share",
                  "capture_share_low",
                  "capture_share_high",
                  "decline_share",
                  "decline_share_low",
                  "decline_share_high")),
          PaymentDeclines.TABLE,
          List.of(
              Telling.of(Tellings::declined, "declined_count", "share_of_declines"),
              Telling.of(
                  row -> Stream.concat(declined(row).stream(), Stream.of(attempts(row))).toList(),
                  "share_of_attempts",
                  "share_of_attempts_low",
                  "share_of_attempts_high"),
              Telling.of(row -> List.of(attempts(row)), "attempt_count")),
          B2bFlows.TABLE,
          List.of(
              Telling.of(
                  row -> List.of(onPlatform(row)),
                  "inquiry_count",
                  "won_count",
                  "conversion_share",
                  "conversion_low",
                  "conversion_high",
                  "conversion_within_30",
                  "conversion_within_60",
                  "conversion_within_90",
                  "conversion_within_90_low",
                  "conversion_within_90_high",
                  "order_count",
                  "buyer_count",
                  "seller_count")));

  private Tellings() {}

  private static Cell cell(Row row, String contributors, String dimension, String slice) {
    return new Cell(
        contributors,
        row.getAs("period_type"),
        row.getAs("period"),
        row.getAs("channel"),
        row.getAs("trade"),
        dimension,
        slice);
  }

  private static Cell slice(Row row) {
    return cell(row, SELLERS, row.getAs("dimension"), row.getAs("slice"));
  }

  /** Of a slice it would tell what it has of the marketplaces that are new. */
  private static List<Cell> likeForLike(Row row) {
    Cell cell = slice(row);
    return cell.dimension().equals(TOTAL) ? likeForLike(cell) : List.of(DisclosureControl.UNJUDGED);
  }

  private static List<Cell> likeForLike(Cell total) {
    return List.of(total, total.aYearAgo(), total.beside("like_for_like", TOTAL));
  }

  private static Cell marketplace(Row row) {
    return cell(row, SELLERS, "marketplace", row.getAs("marketplace"));
  }

  private static Cell onPlatform(Row row) {
    String platform = row.getAs("marketplace");
    return new Cell(
        SELLERS,
        row.getAs("period_type"),
        row.getAs("period"),
        "b2b",
        row.getAs("scope"),
        platform == null ? TOTAL : "marketplace",
        platform == null ? TOTAL : platform);
  }

  private static Cell total(Row row) {
    return cell(row, SELLERS, TOTAL, TOTAL);
  }

  /**
   * Figures that others publish tell nothing of the logs.
   *
   * @param cells that a figure of the logs tells, by the total of its year
   */
  private static List<Cell> compared(Row row, Function<Cell, List<Cell>> cells) {
    String trade =
        switch (row.<String>getAs("segment")) {
          case "cross_border" -> "cross_border";
          case "platform_domestic" -> "domestic";
          default -> null;
        };
    String year = row.getAs("year").toString();
    return trade == null
        ? List.of()
        : cells.apply(new Cell(SELLERS, "year", year, "b2c", trade, TOTAL, TOTAL));
  }

  /** The year that is 100; that of a row without an index is its own. */
  private static Cell ofIndexYear(Row row, Cell total) {
    Integer year = row.getAs("index_year");
    return year == null ? total : total.in("year", year.toString());
  }

  /** Some figures are growth rates, which tell the year before. */
  static List<Cell> revised(Row row) {
    return told(row, row.getAs("period")).stream()
        .flatMap(cell -> Stream.of(cell, cell.aYearAgo()))
        .toList();
  }

  /** All periods together of which revisions are known: mean and relative mean tell their sum. */
  static List<Cell> summedUp(Row row) {
    return told(row, "revised");
  }

  /** Days of delivery tell no cell. */
  private static List<Cell> told(Row row, String period) {
    return row.getAs("mart").equals(VolumeGrowth.TABLE.name())
        ? List.of(
            new Cell(
                SELLERS,
                row.getAs("period_type"),
                period,
                "b2c",
                row.getAs("scope"),
                row.getAs("dimension"),
                row.getAs("slice")))
        : List.of();
  }

  private static Cell payments(Row row) {
    String dimension = row.getAs("dimension");
    return switch (dimension) {
      case "method" -> cell(row, BUYERS, dimension, row.getAs("payment_method"));
      case "currency" -> cell(row, BUYERS, dimension, row.getAs("payment_currency"));
      default -> cell(row, BUYERS, dimension, TOTAL);
    };
  }

  private static Cell attempts(Row row) {
    return cell(row, BUYERS, TOTAL, TOTAL);
  }

  private static List<Cell> declined(Row row) {
    return List.of(
        cell(row, BUYERS, "decline_reason", row.getAs("decline_reason")),
        cell(row, BUYERS, "outcome", "declined"));
  }
}
