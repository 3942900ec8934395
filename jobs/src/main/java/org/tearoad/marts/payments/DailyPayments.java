package org.tearoad.marts.payments;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.facts.PaymentFacts;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.OrdersAsOf;

/** Payments of each day and what became of them. See {@code marts/daily_payments.sql}. */
public final class DailyPayments {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "daily_payments",
              "one row per order_month, payment_date, flow, channel, payment_method, payment_provider,"
                  + " payment_currency, outcome, decline_reason and capture_hours",
              List.of(
                  "order_month",
                  "payment_date",
                  "flow",
                  "channel",
                  "payment_method",
                  "payment_provider",
                  "payment_currency",
                  "outcome",
                  "decline_reason",
                  "capture_hours"),
              must(
                  "payment_date",
                  DATE,
                  "Day of the first authorization, decline or capture; of the refund when none of these arrived."),
              must("flow", TEXT, "Of the order: import, export, domestic or other."),
              must("trade", TEXT, "Of the order: cross_border, domestic or other."),
              must("channel", TEXT, "Of the order: b2c or b2b."),
              must("payment_method", TEXT, "How it was paid."),
              must("payment_provider", TEXT, "Who handled the payment."),
              must("payment_currency", TEXT, "Currency of payment_amount."),
              must(
                  "outcome",
                  TEXT,
                  "captured: the money was taken; declined; authorized: neither so far; refund_only: a refund or chargeback of which no payment arrived, which is no attempt."),
              may(
                  "decline_reason",
                  TEXT,
                  "Why it was declined, unknown when not said; null unless declined."),
              may(
                  "capture_hours",
                  NUMBER,
                  "Hours from first authorization to first capture, rounded up: to whole hours up to 12, to 6 hours up to 72, to days up to 720; 744 is more. Null unless both are known in this order."),
              must("payment_count", COUNT, "Payments: attempts, unless refund_only."),
              must("converted_count", COUNT, "Payments with an exchange rate."),
              must("refunded_count", COUNT, "Payments of which something was refunded."),
              must("chargeback_count", COUNT, "Payments that were charged back."),
              must(
                  "capture_seconds",
                  COUNT,
                  "Sum of the seconds from authorization to capture, of payments with capture_hours."),
              must("payment_amount", MONEY_SUM, "What was to be paid, in payment_currency."),
              must("payment_rub", MONEY_SUM, "The same in roubles, of converted payments."),
              must(
                  "refunded_rub",
                  MONEY_SUM,
                  "Refunded so far, in roubles at the rate of the payment."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance(
                  "counts_are_parts",
                  "converted_count <= payment_count and refunded_count <= payment_count"
                      + " and chargeback_count <= payment_count"),
              compliance("hours_are_not_negative", "coalesce(capture_hours >= 0, true)"));

  private DailyPayments() {}

  public static Step step(MartSettings settings) {
    return Step.sql(
        TABLE,
        "marts/daily_payments.sql",
        settings.parameters(),
        PaymentFacts.TABLE,
        OrdersAsOf.TABLE);
  }
}
