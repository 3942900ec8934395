package org.tearoad.facts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.MONEY;
import static org.tearoad.common.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.clean.RawPayments;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * One row per payment of an order. A payment's number is its provider's own, so the order is part
 * of the key.
 *
 * <p>Two states are folded: the greatest of all, which tells what became of the payment, and the
 * greatest of those that pay (authorized, declined, captured), which tells what was to be paid and
 * how. Refunds and chargebacks are cumulative amounts, so the largest is the last.
 */
public final class PaymentFacts {
  static final Field MONTH =
      must("order_month", TEXT, "Month folder of the order; waiting when the order is unknown.");

  private static final List<String> PAYING = List.of("authorized", "declined", "captured");

  /** States whose amounts are cumulative, each in its own currency. */
  private static final List<String> GIVEN_BACK = List.of("refunded", "chargeback");

  /** Of the greatest paying state, in the order in which they break ties; the amount comes last. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "payment_method",
          "payment_provider",
          "payment_currency",
          "decline_reason",
          "payment_amount");

  public static final Table TABLE =
      Table.of(
              Layer.FACTS,
              "payment_facts",
              "one row per payment and order",
              List.of("payment_id", "order_id"),
              must("payment_id", TEXT, "Payment number."),
              must("order_id", TEXT, "Order that is paid."),
              must(
                  "payment_status",
                  TEXT,
                  "What became of it: the greatest state by instant, recording, rank."),
              must(
                  "paying_status",
                  TEXT,
                  "The greatest of authorized, declined, captured; of all states when none of these arrived."),
              must("payment_method", TEXT, "How it was paid, in paying_status."),
              must("payment_provider", TEXT, "Who handled the payment, in paying_status."),
              must("payment_currency", TEXT, "Currency of payment_amount, in paying_status."),
              may(
                  "decline_reason",
                  TEXT,
                  "Why it was declined, in paying_status; null when not said."),
              may(
                  "payment_amount",
                  MONEY,
                  "What was to be paid; null when only refunds or chargebacks arrived."),
              may("refunded_amount", MONEY, "Refunded so far; null when nothing was."),
              may("refunded_currency", TEXT, "Currency of refunded_amount; null without one."),
              may("chargeback_amount", MONEY, "Charged back so far; null when nothing was."),
              may("chargeback_currency", TEXT, "Currency of chargeback_amount; null without one."),
              may("payment_amount_rub", MONEY, "payment_amount in roubles; null without a rate."),
              may("payment_amount_usd", MONEY, "payment_amount in dollars; null without a rate."),
              may("payment_amount_cny", MONEY, "payment_amount in yuan; null without a rate."),
              may("refunded_amount_rub", MONEY, "refunded_amount in roubles; null without a rate."),
              may("refunded_amount_usd", MONEY, "refunded_amount in dollars; null without a rate."),
              may("refunded_amount_cny", MONEY, "refunded_amount in yuan; null without a rate."),
              may(
                  "seconds_to_capture",
                  COUNT,
                  "Whole seconds from first authorized to first captured; null when either is unknown."),
              must(
                  "fx_date",
                  DATE,
                  "Day of the exchange rate: of the first capture, else of the first state."),
              may(
                  "rate_date",
                  DATE,
                  "When the rate of payment_currency was published; null without a rate."),
              must("status_at", INSTANT, "Instant of payment_status."),
              may(
                  "status_recorded_at",
                  INSTANT,
                  "When payment_status was recorded; null when not said."),
              must("paying_at", INSTANT, "Instant of paying_status."),
              may(
                  "paying_recorded_at",
                  INSTANT,
                  "When paying_status was recorded; null when not said."),
              may("authorized_at", INSTANT, "First authorized; null when never."),
              may("declined_at", INSTANT, "First declined; null when never."),
              may("captured_at", INSTANT, "First captured; null when never."),
              may("refunded_at", INSTANT, "First refunded; null when never."),
              may("chargeback_at", INSTANT, "First charged back; null when never."),
              FileDays.FIRST,
              FileDays.LAST,
              MONTH)
          .storedBy(MONTH)
          .checked(Conversion.RATES_ARE_RECENT);

  private PaymentFacts() {}

  /**
   * @param stored payments of the touched months, as they are
   * @param lines new accepted lines of the payment logs
   */
  static Dataset<Row> build(
      StoredRows stored,
      Dataset<Row> lines,
      Dataset<Row> orderMonths,
      Dataset<Row> rates,
      FactSettings settings) {
    Dataset<Row> folded = fold(stateOfStored(stored.folded()).unionByName(stateOfLines(lines)));
    return stored.with(finish(OrderMonths.assign(folded, orderMonths), rates, settings), TABLE);
  }

  private static Dataset<Row> stateOfLines(Dataset<Row> lines) {
    Column status = col("payment_status");
    List<Column> columns = new ArrayList<>(List.of(col("payment_id"), col("order_id")));
    columns.add(
        struct(col("payment_at").as("at"), col("recorded_at"), rank(status).as("rank"))
            .as("greatest"));
    columns.add(
        paying(status, col("payment_at"), col("recorded_at"), col("payment_amount")).as("paying"));
    for (String givenBack : GIVEN_BACK) {
      columns.add(
          when(
                  status.equalTo(givenBack),
                  struct(
                      col("payment_amount").as("amount"), col("payment_currency").as("currency")))
              .as(givenBack));
    }
    for (String reached : RawPayments.STATUSES) {
      columns.add(when(status.equalTo(reached), col("payment_at")).as(reached + "_at"));
    }
    columns.addAll(FileDays.ofLine());
    columns.add(lit(null).cast(TEXT).as("stored_month"));
    return lines.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> stateOfStored(Dataset<Row> stored) {
    List<Column> columns = new ArrayList<>(List.of(col("payment_id"), col("order_id")));
    columns.add(
        struct(
                col("status_at").as("at"),
                col("status_recorded_at").as("recorded_at"),
                rank(col("payment_status")).as("rank"))
            .as("greatest"));
    columns.add(
        paying(
                col("paying_status"),
                col("paying_at"),
                col("paying_recorded_at"),
                col("payment_amount"))
            .as("paying"));
    for (String givenBack : GIVEN_BACK) {
      Column amount = col(givenBack + "_amount");
      Column currency = col(givenBack + "_currency");
      columns.add(
          when(amount.isNotNull(), struct(amount.as("amount"), currency.as("currency")))
              .as(givenBack));
    }
    RawPayments.STATUSES.forEach(reached -> columns.add(col(reached + "_at")));
    columns.addAll(FileDays.stored());
    columns.add(MONTH.col().as("stored_month"));
    return stored.select(columns.toArray(Column[]::new));
  }

  /** Paying states are greater than all others; what the others amount to stands elsewhere. */
  private static Column paying(Column status, Column at, Column recordedAt, Column amount) {
    Column isPaying = status.isin(PAYING.toArray());
    return struct(
        isPaying.as("is_paying"),
        at.as("at"),
        recordedAt.as("recorded_at"),
        rank(status).as("rank"),
        col("payment_method"),
        col("payment_provider"),
        col("payment_currency"),
        col("decline_reason"),
        when(isPaying, amount).as("payment_amount"));
  }

  private static Dataset<Row> fold(Dataset<Row> states) {
    List<Column> merged = new ArrayList<>();
    merged.add(max(col("paying")).as("paying"));
    GIVEN_BACK.forEach(givenBack -> merged.add(max(col(givenBack)).as(givenBack)));
    RawPayments.STATUSES.forEach(
        reached -> merged.add(min(col(reached + "_at")).as(reached + "_at")));
    merged.addAll(FileDays.merged());
    merged.add(max(col("stored_month")).as("stored_month"));
    return states
        .repartition(col("order_id"))
        .groupBy(col("payment_id"), col("order_id"))
        .agg(max(col("greatest")).as("greatest"), merged.toArray(Column[]::new));
  }

  private static Dataset<Row> finish(
      Dataset<Row> folded, Dataset<Row> rates, FactSettings settings) {
    List<Column> columns =
        new ArrayList<>(List.of(col("payment_id"), col("order_id"), MONTH.col()));
    columns.add(status(col("greatest.rank")).as("payment_status"));
    columns.add(status(col("paying.rank")).as("paying_status"));
    ATTRIBUTES.forEach(name -> columns.add(col("paying." + name).as(name)));
    for (String givenBack : GIVEN_BACK) {
      columns.add(col(givenBack + ".amount").as(givenBack + "_amount"));
      columns.add(col(givenBack + ".currency").as(givenBack + "_currency"));
    }
    columns.add(
        expr("(unix_micros(captured_at) - unix_micros(authorized_at)) div 1000000")
            .as("seconds_to_capture"));
    columns.add(col("greatest.at").as("status_at"));
    columns.add(col("greatest.recorded_at").as("status_recorded_at"));
    columns.add(col("paying.at").as("paying_at"));
    columns.add(col("paying.recorded_at").as("paying_recorded_at"));
    RawPayments.STATUSES.forEach(reached -> columns.add(col(reached + "_at")));
    columns.addAll(FileDays.stored());
    Column firstState =
        least(RawPayments.STATUSES.stream().map(name -> col(name + "_at")).toArray(Column[]::new));
    columns.add(settings.day(coalesce(col("captured_at"), firstState)).as("fx_date"));

    Dataset<Row> finished = folded.select(columns.toArray(Column[]::new));
    Dataset<Row> refunds =
        Conversion.of("refunded_currency", rates)
            .convert(finished, "refunded_amount")
            .drop(Conversion.RATES);
    return Conversion.of("payment_currency", rates).convert(refunds, "payment_amount");
  }

  private static Column rank(Column status) {
    return Fold.rank(status, RawPayments.STATUSES);
  }

  private static Column status(Column rank) {
    return Fold.ranked(rank, RawPayments.STATUSES);
  }
}
