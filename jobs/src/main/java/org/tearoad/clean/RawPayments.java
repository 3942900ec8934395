package org.tearoad.clean;

import static org.tearoad.clean.LogColumn.code;
import static org.tearoad.clean.LogColumn.may;
import static org.tearoad.clean.LogColumn.must;

import java.util.List;
import org.tearoad.common.table.Table;

/** One row per state that a payment reached, as a payment provider logs it. */
public final class RawPayments {
  /** In the order of their rank: of two states at the same instant the later in this list holds. */
  public static final List<String> STATUSES =
      List.of("authorized", "declined", "captured", "refunded", "chargeback");

  public static final LogContract CONTRACT =
      new LogContract(
          "payments",
          List.of(
              must("payment_id", LogType.TEXT_AS_IS, "Payment number."),
              must("order_id", LogType.TEXT_AS_IS, "Order that is paid."),
              code("payment_status", "State reached.", STATUSES),
              must("payment_at", LogType.OWN_INSTANT, "When this state was reached (UTC)."),
              code(
                  "payment_method",
                  "How it was paid.",
                  List.of(
                      "card",
                      "e_wallet",
                      "mobile",
                      "bank_transfer",
                      "terminal",
                      "cash_on_delivery",
                      "other")),
              must("payment_provider", LogType.NAME, "Who handled the payment."),
              must(
                  "payment_amount",
                  LogType.AMOUNT,
                  "Amount in payment_currency; of refunds and chargebacks the sum so far."),
              must("payment_currency", LogType.CURRENCY, "Currency of payment_amount, ISO 4217."),
              may("decline_reason", LogType.NAME, "Why it was declined; null when not said."),
              may(
                  "recorded_at",
                  LogType.ANY_INSTANT,
                  "When the provider wrote the row; null when not said.")));

  public static final Table TABLE = CONTRACT.rawTable();

  private RawPayments() {}
}
