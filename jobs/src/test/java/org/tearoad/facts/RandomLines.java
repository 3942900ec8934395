package org.tearoad.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines of few orders with few values, so that ties, repeats and late news are common. */
final class RandomLines {
  private static final String[] INSTANTS = {
    "2015-10-31T20:59:59.999999Z",
    "2015-10-31T21:00:00Z",
    "2015-11-14T10:00:00Z",
    "2015-11-16T08:00:00Z",
    "2015-11-16T08:00:00.000001Z",
    "2015-12-01T00:00:00Z",
    "2016-01-10T12:00:00Z"
  };
  private static final String[] RECORDED = {
    "-", "-", "2015-11-16T09:00:00Z", "2015-11-17T09:00:00Z"
  };
  private static final String[] AMOUNTS = {"0.00", "10.05", "99.99", "100.00"};
  private static final String[] CURRENCIES = {"RUB", "USD", "CNY", "KZT"};
  private static final String[] COUNTRIES = {"CN", "RU", "KZ"};
  private static final String ORDER_COLUMNS =
      "order_id | order_status | status_at | recorded_at | ordered_at | marketplace | channel"
          + " | seller_id | seller_country | buyer_key | origin_country | destination_country"
          + " | destination_region | category | item_quantity | order_amount | order_currency"
          + " | promised_days";
  private static final String PAYMENT_COLUMNS =
      "payment_id | order_id | payment_status | payment_at | payment_method | payment_provider"
          + " | payment_amount | payment_currency | decline_reason | recorded_at";
  private static final String SCAN_COLUMNS =
      "tracking_number | order_id | carrier | service | event_code | event_at | event_country";

  private final Random random;

  RandomLines(long seed) {
    random = new Random(seed);
  }

  List<String> orders(int count) {
    return lines(
        count,
        () ->
            cells(
                order(),
                of("inquiry", "placed", "confirmed", "cancelled", "completed", "returned"),
                of(INSTANTS),
                of(RECORDED),
                of(INSTANTS),
                of("aliexpress", "jd"),
                of("b2c", "b2b"),
                of("s1", "s2"),
                of(COUNTRIES),
                of("b1", "b2"),
                of(COUNTRIES),
                of(COUNTRIES),
                of("RU-MOW", "-"),
                of("tea", "-"),
                of("1", "2"),
                of(AMOUNTS),
                of(CURRENCIES),
                of("30", "-")));
  }

  List<String> payments(int count) {
    return lines(
        count,
        () ->
            cells(
                of("p1", "p2"),
                order(),
                of("authorized", "declined", "captured", "refunded", "chargeback"),
                of(INSTANTS),
                of("card", "e_wallet"),
                of("alipay", "qiwi"),
                of(AMOUNTS),
                of(CURRENCIES),
                of("no_funds", "-"),
                of(RECORDED)));
  }

  List<String> scans(int count) {
    return lines(
        count,
        () ->
            cells(
                of("T1", "T2"),
                order(),
                of("china post", "russian post"),
                of("ems", "-"),
                of("EMA", "EMC", "EMD", "EMH", "EMH", "EMH", "EMI", "EDX", "OTH"),
                "2015-11-%02dT%02d:00:00Z".formatted(14 + random.nextInt(3), random.nextInt(8)),
                of(COUNTRIES)));
  }

  static String orderTable(List<String> lines) {
    return ORDER_COLUMNS + "\n" + String.join("\n", lines);
  }

  static String paymentTable(List<String> lines) {
    return PAYMENT_COLUMNS + "\n" + String.join("\n", lines);
  }

  static String scanTable(List<String> lines) {
    return SCAN_COLUMNS + "\n" + String.join("\n", lines);
  }

  private List<String> lines(int count, java.util.function.Supplier<String> line) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line.get());
    }
    return lines;
  }

  private String order() {
    return "o" + random.nextInt(6);
  }

  private static String cells(String... cells) {
    return String.join(" | ", cells);
  }

  private String of(String... values) {
    return values[random.nextInt(values.length)];
  }
}
