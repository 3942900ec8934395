package org.tearoad.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * All ways in which a row of each log can be bad, and all faults of optional values that it can
 * survive.
 */
final class Damages {
  private static final String LONG_AGO = "1999-12-31T23:59:59Z";

  private static final String LONG_TEXT = "x".repeat(70);

  private Damages() {}

  /** Each of these copies has to be rejected, for the reason given. */
  static List<Damage> rejects(Log log) {
    List<Damage> damages = new ArrayList<>();
    damages.add(Damage.tooFewFields());
    damages.add(Damage.tooManyFields());
    switch (log) {
      case ORDERS -> addOrders(damages);
      case PAYMENTS -> addPayments(damages);
      case SHIPMENTS -> addShipments(damages);
    }
    return List.copyOf(damages);
  }

  /**
   * Each of these copies has to be accepted without the faulty value; they never win a tie against
   * their good row.
   */
  static List<Damage> defects(Log log) {
    return switch (log) {
      case ORDERS ->
          List.of(
              Damage.put(log, "recorded_at", "unreadable", "yesterday"),
              Damage.noOffset(log, "recorded_at"),
              Damage.put(log, "recorded_at", "out_of_range", LONG_AGO),
              Damage.losing(log, "destination_region", "unreadable", region -> "Moscow"),
              Damage.losing(log, "destination_postcode", "out_of_range", code -> LONG_TEXT),
              Damage.losing(log, "category", "out_of_range", category -> LONG_TEXT),
              Damage.losing(log, "promised_days", "unreadable", days -> "soon"),
              Damage.losing(log, "promised_days", "out_of_range", days -> "-3"),
              Damage.losing(log, "order_amount", "rounded", amount -> amount + "4"));
      case PAYMENTS ->
          List.of(
              Damage.put(log, "recorded_at", "unreadable", "24.12.2014 10:00"),
              Damage.noOffset(log, "recorded_at"),
              Damage.losing(log, "decline_reason", "out_of_range", reason -> LONG_TEXT),
              Damage.losing(log, "payment_amount", "rounded", amount -> amount + "4"));
      case SHIPMENTS -> List.of(Damage.tooLong(log, "event_office"));
    };
  }

  private static void addOrders(List<Damage> damages) {
    Log log = Log.ORDERS;
    addText(damages, log, "order_id");
    addCode(damages, log, "order_status", "shipped");
    addInstant(damages, log, "status_at");
    damages.add(Damage.afterFileDay(log, "status_at"));
    addInstant(damages, log, "ordered_at");
    addText(damages, log, "marketplace");
    damages.add(Damage.notUtf8(log, "marketplace"));
    addCode(damages, log, "channel", "c2c");
    addText(damages, log, "seller_id");
    addCountry(damages, log, "seller_country");
    addText(damages, log, "buyer_id");
    addCountry(damages, log, "origin_country");
    addCountry(damages, log, "destination_country");
    damages.add(Damage.missing(log, "item_quantity"));
    damages.add(Damage.put(log, "item_quantity", "unreadable", "two"));
    damages.add(Damage.put(log, "item_quantity", "out_of_range", "0"));
    addAmount(damages, log, "order_amount");
    addCurrency(damages, log, "order_currency");
  }

  private static void addPayments(List<Damage> damages) {
    Log log = Log.PAYMENTS;
    addText(damages, log, "payment_id");
    addText(damages, log, "order_id");
    addCode(damages, log, "payment_status", "pending");
    addInstant(damages, log, "payment_at");
    damages.add(Damage.afterFileDay(log, "payment_at"));
    addCode(damages, log, "payment_method", "barter");
    addText(damages, log, "payment_provider");
    damages.add(Damage.notUtf8(log, "payment_provider"));
    addAmount(damages, log, "payment_amount");
    addCurrency(damages, log, "payment_currency");
  }

  private static void addShipments(List<Damage> damages) {
    Log log = Log.SHIPMENTS;
    addText(damages, log, "tracking_number");
    damages.add(Damage.badCheckDigit());
    addText(damages, log, "order_id");
    addText(damages, log, "carrier");
    damages.add(Damage.notUtf8(log, "carrier"));
    addCode(damages, log, "event_code", "EMQ");
    addInstant(damages, log, "event_at");
    damages.add(Damage.afterFileDay(log, "event_at"));
    addCountry(damages, log, "event_country");
  }

  private static void addText(List<Damage> damages, Log log, String column) {
    damages.add(Damage.missing(log, column));
    damages.add(Damage.tooLong(log, column));
  }

  private static void addCode(List<Damage> damages, Log log, String column, String unknown) {
    damages.add(Damage.missing(log, column));
    damages.add(Damage.put(log, column, "unknown_code", unknown));
  }

  private static void addInstant(List<Damage> damages, Log log, String column) {
    damages.add(Damage.missing(log, column));
    damages.add(Damage.put(log, column, "unreadable", "31.02.2014 99:99"));
    damages.add(Damage.noOffset(log, column));
    damages.add(Damage.put(log, column, "out_of_range", LONG_AGO));
  }

  private static void addCountry(List<Damage> damages, Log log, String column) {
    damages.add(Damage.missing(log, column));
    damages.add(Damage.put(log, column, "unreadable", "China"));
    damages.add(Damage.put(log, column, "unknown_code", "QQ"));
  }

  private static void addAmount(List<Damage> damages, Log log, String column) {
    damages.add(Damage.missing(log, column));
    damages.add(Damage.put(log, column, "unreadable", "\"12,50\""));
    damages.add(Damage.put(log, column, "out_of_range", "-5.00"));
  }

  private static void addCurrency(List<Damage> damages, Log log, String column) {
    damages.add(Damage.missing(log, column));
    damages.add(Damage.put(log, column, "unreadable", "roubles"));
    damages.add(Damage.put(log, column, "unknown_code", "QQQ"));
  }
}
