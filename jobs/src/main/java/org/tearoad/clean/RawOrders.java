package org.tearoad.clean;

import static org.tearoad.clean.LogColumn.code;
import static org.tearoad.clean.LogColumn.may;
import static org.tearoad.clean.LogColumn.must;

import java.util.List;
import org.tearoad.common.table.Table;

/** One row per state that an order reached, as a shop logs it. */
public final class RawOrders {
  /** In the order of their rank: of two states at the same instant the later in this list holds. */
  public static final List<String> STATUSES =
      List.of("inquiry", "placed", "confirmed", "completed", "cancelled", "returned");

  public static final LogContract CONTRACT =
      new LogContract(
          "orders",
          List.of(
              must("order_id", LogType.TEXT_AS_IS, "Order number."),
              code(
                  "order_status",
                  "State reached; inquiry is a B2B request for quotation.",
                  STATUSES),
              must("status_at", LogType.OWN_INSTANT, "When this state was reached (UTC)."),
              may(
                  "recorded_at",
                  LogType.ANY_INSTANT,
                  "When the shop wrote the row; null when not said."),
              must("ordered_at", LogType.ANY_INSTANT, "When the buyer ordered (UTC)."),
              must("marketplace", LogType.NAME, "Marketplace or B2B platform."),
              code("channel", "b2c or b2b.", List.of("b2c", "b2b")),
              must("seller_id", LogType.TEXT_AS_IS, "Seller's number at the marketplace."),
              must("seller_country", LogType.COUNTRY, "Country of the seller, ISO 3166-1 alpha-2."),
              must("buyer_id", LogType.PERSON, "Keyed hash of the buyer's number.")
                  .becoming("buyer_key"),
              must("origin_country", LogType.COUNTRY, "Country that the goods leave from."),
              must("destination_country", LogType.COUNTRY, "Country that the goods go to."),
              may(
                  "destination_region",
                  LogType.REGION,
                  "Region that the goods go to, ISO 3166-2, from the postcode when not said; null when unknown."),
              may(
                  "destination_postcode",
                  LogType.TEXT_AS_IS,
                  "Postcode of the destination; null when not said."),
              may("category", LogType.NAME, "Category of the goods; null when not said."),
              must("item_quantity", LogType.QUANTITY, "Pieces ordered."),
              must("order_amount", LogType.AMOUNT, "What the buyer owes, in order_currency."),
              must("order_currency", LogType.CURRENCY, "Currency of order_amount, ISO 4217."),
              may(
                  "promised_days",
                  LogType.DAYS,
                  "Delivery promise in calendar days from the order; null when none.")));

  public static final Table TABLE = CONTRACT.rawTable();

  private RawOrders() {}
}
