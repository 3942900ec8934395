package org.tearoad.facts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.MONEY;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATE;
import static org.tearoad.common.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.clean.RawOrders;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * One row per order: its greatest state with its attributes, the first instant of each state, and
 * what follows for money and day.
 */
public final class OrderFacts {
  static final Field MONTH =
      must("order_month", TEXT, "Month folder: of the earliest ordered_at in the reporting zone.");

  /** Attributes of the greatest state, in the order in which they break ties. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "marketplace",
          "channel",
          "seller_id",
          "seller_country",
          "buyer_key",
          "origin_country",
          "destination_country",
          "destination_region",
          "category",
          "item_quantity",
          "order_amount",
          "order_currency",
          "promised_days");

  /** First instant of each state, by state. */
  private static final Map<String, String> REACHED =
      new TreeMap<>(
          Map.of(
              "inquiry", "inquired_at",
              "placed", "placed_at",
              "confirmed", "confirmed_at",
              "completed", "completed_at",
              "cancelled", "cancelled_at",
              "returned", "returned_at"));

  public static final Table TABLE =
      Table.of(
              Layer.FACTS,
              "order_facts",
              "one row per order",
              List.of("order_id"),
              must("order_id", TEXT, "Order number."),
              must("order_status", TEXT, "Greatest state: by instant, recording instant, rank."),
              must("marketplace", TEXT, "Marketplace or B2B platform."),
              must("channel", TEXT, "b2c or b2b."),
              must("flow", TEXT, "import, export, domestic or other, seen from the home country."),
              must("trade", TEXT, "cross_border (import and export), domestic or other."),
              must("seller_id", TEXT, "Seller's number at the marketplace."),
              must("seller_country", TEXT, "Country of the seller, ISO 3166-1 alpha-2."),
              must("buyer_key", TEXT, "Keyed hash of the buyer's number."),
              must("origin_country", TEXT, "Country that the goods leave from."),
              must("destination_country", TEXT, "Country that the goods go to."),
              may(
                  "destination_region",
                  TEXT,
                  "Region that the goods go to, ISO 3166-2; null when unknown."),
              may("category", TEXT, "Category of the goods; null when not said."),
              must("item_quantity", NUMBER, "Pieces ordered."),
              must("order_amount", MONEY, "What the buyer owes, in order_currency."),
              must("order_currency", TEXT, "Currency of order_amount, ISO 4217."),
              may("promised_days", NUMBER, "Delivery promise in calendar days; null when none."),
              may(
                  "order_amount_rub",
                  MONEY,
                  "order_amount in roubles at rub_rate; null without a rate."),
              may(
                  "order_amount_usd",
                  MONEY,
                  "order_amount in dollars at usd_rate; null without a rate."),
              may(
                  "order_amount_cny",
                  MONEY,
                  "order_amount in yuan at cny_rate; null without a rate."),
              may(
                  "refunded_amount_rub",
                  MONEY,
                  "Refunded so far over all payments of the order, in roubles; null when nothing was."),
              may("refunded_amount_usd", MONEY, "The same in dollars."),
              may("refunded_amount_cny", MONEY, "The same in yuan."),
              may(
                  "rub_rate",
                  RATE,
                  "Roubles for one unit of order_currency on fx_date; null when unknown."),
              may(
                  "usd_rate",
                  RATE,
                  "Dollars for one unit of order_currency on fx_date; null when unknown."),
              may(
                  "cny_rate",
                  RATE,
                  "Yuan for one unit of order_currency on fx_date; null when unknown."),
              must("order_date", DATE, "Day of the earliest ordered_at in the reporting zone."),
              must(
                  "fx_date",
                  DATE,
                  "Day of the exchange rate: of the first capture, else order_date."),
              may("rate_date", DATE, "When that rate was published; null without a rate."),
              must("status_at", INSTANT, "Instant of the greatest state."),
              may("recorded_at", INSTANT, "When that state was recorded; null when not said."),
              must("ordered_at", INSTANT, "Earliest ordered_at of all lines."),
              may("inquired_at", INSTANT, "First inquiry; null when never."),
              may("placed_at", INSTANT, "First placed; null when never."),
              may("confirmed_at", INSTANT, "First confirmed; null when never."),
              may("completed_at", INSTANT, "First completed; null when never."),
              may("cancelled_at", INSTANT, "First cancelled; null when never."),
              may("returned_at", INSTANT, "First returned; null when never."),
              may(
                  "captured_at",
                  INSTANT,
                  "First capture of any payment of the order; null when never."),
              may("capture_method", TEXT, "How that capture was paid; null when never."),
              may("refunded_at", INSTANT, "First refund of any of them; null when never."),
              FileDays.FIRST,
              FileDays.LAST,
              MONTH)
          .storedBy(MONTH)
          .checked(Conversion.RATES_ARE_RECENT);

  private OrderFacts() {}

  /**
   * @param stored orders of the touched months, as they are
   * @param lines new accepted lines of the order logs
   * @param payments payments of the touched months, finished
   */
  static Dataset<Row> build(
      StoredRows stored,
      Dataset<Row> lines,
      Dataset<Row> payments,
      Dataset<Row> rates,
      FactSettings settings) {
    Dataset<Row> folded = fold(stateOfStored(stored.folded()).unionByName(stateOfLines(lines)));
    return stored.with(
        finish(folded.join(paid(payments), new String[] {"order_id"}, "left"), rates, settings),
        TABLE);
  }

  private static Dataset<Row> stateOfLines(Dataset<Row> lines) {
    List<Column> columns = new ArrayList<>(List.of(col("order_id"), col("ordered_at")));
    columns.add(greatest());
    REACHED.forEach(
        (status, at) ->
            columns.add(when(col("order_status").equalTo(status), col("status_at")).as(at)));
    columns.addAll(FileDays.ofLine());
    return lines.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> stateOfStored(Dataset<Row> stored) {
    List<Column> columns = new ArrayList<>(List.of(col("order_id"), col("ordered_at")));
    columns.add(greatest());
    REACHED.values().forEach(at -> columns.add(col(at)));
    columns.addAll(FileDays.stored());
    return stored.select(columns.toArray(Column[]::new));
  }

  /** Compared by instant, recording instant (not said is lowest), rank, then the attributes. */
  private static Column greatest() {
    List<Column> parts =
        new ArrayList<>(
            List.of(
                col("status_at").as("at"),
                col("recorded_at"),
                Fold.rank(col("order_status"), RawOrders.STATUSES).as("rank")));
    ATTRIBUTES.forEach(name -> parts.add(col(name)));
    return struct(parts.toArray(Column[]::new)).as("greatest");
  }

  private static Dataset<Row> fold(Dataset<Row> states) {
    List<Column> merged = new ArrayList<>();
    merged.add(min(col("ordered_at")).as("ordered_at"));
    REACHED.values().forEach(at -> merged.add(min(col(at)).as(at)));
    merged.addAll(FileDays.merged());
    return states
        .repartition(col("order_id"))
        .groupBy(col("order_id"))
        .agg(max(col("greatest")).as("greatest"), merged.toArray(Column[]::new));
  }

  private static Dataset<Row> paid(Dataset<Row> payments) {
    return payments
        .where(col("captured_at").isNotNull().or(col("refunded_amount").isNotNull()))
        .groupBy(col("order_id"))
        .agg(
            min(when(
                    col("captured_at").isNotNull(),
                    struct(col("captured_at"), col("payment_method"))))
                .as("capture"),
            min(col("refunded_at")).as("refunded_at"),
            sum(col("refunded_amount_rub")).as("refunded_amount_rub"),
            sum(col("refunded_amount_usd")).as("refunded_amount_usd"),
            sum(col("refunded_amount_cny")).as("refunded_amount_cny"));
  }

  private static Dataset<Row> finish(
      Dataset<Row> folded, Dataset<Row> rates, FactSettings settings) {
    List<Column> columns = new ArrayList<>(List.of(col("order_id"), col("ordered_at")));
    columns.add(Fold.ranked(col("greatest.rank"), RawOrders.STATUSES).as("order_status"));
    columns.add(col("greatest.at").as("status_at"));
    columns.add(col("greatest.recorded_at").as("recorded_at"));
    ATTRIBUTES.forEach(name -> columns.add(col("greatest." + name).as(name)));
    REACHED.values().forEach(at -> columns.add(col(at)));
    columns.addAll(FileDays.stored());
    columns.add(col("capture.captured_at"));
    columns.add(col("capture.payment_method").as("capture_method"));
    for (String name :
        List.of(
            "refunded_at", "refunded_amount_rub", "refunded_amount_usd", "refunded_amount_cny")) {
      columns.add(col(name));
    }
    Column flow =
        settings.flow(col("greatest.origin_country"), col("greatest.destination_country"));
    columns.add(flow.as("flow"));
    columns.add(FactSettings.trade(flow).as("trade"));
    columns.add(settings.day(col("ordered_at")).as("order_date"));
    columns.add(
        settings.day(coalesce(col("capture.captured_at"), col("ordered_at"))).as("fx_date"));
    columns.add(settings.month(col("ordered_at")).as(MONTH.name()));

    return Conversion.of("order_currency", rates)
        .convert(folded.select(columns.toArray(Column[]::new)), "order_amount");
  }
}
