package org.tearoad.samples;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks for odd rows in raw logs, knowing nothing of how they came about. */
final class Oddities {
  private static final int EXAMPLES = 3;

  private final List<RawRow> orders;
  private final List<RawRow> payments;
  private final List<RawRow> shipments;
  private final Map<String, List<RawRow>> byOrder;
  private final Map<String, List<RawRow>> byPayment;
  private final Map<String, List<RawRow>> byNumber;
  private final Map<String, List<String>> found = new LinkedHashMap<>();

  Oddities(Map<Log, List<RawRow>> rows) {
    orders = rows.get(Log.ORDERS);
    payments = rows.get(Log.PAYMENTS);
    shipments = rows.get(Log.SHIPMENTS);
    byOrder = group(orders, row -> row.value("order_id"));
    byPayment = group(payments, row -> row.value("payment_id"));
    byNumber = group(shipments, Recount::number);
  }

  /** Up to three positions a kind. */
  Map<String, List<String>> find() {
    repeats();
    states();
    money();
    numbers();
    gaps();
    values();
    waiting();
    events();
    return found;
  }

  private void repeats() {
    pairs(
        "The same row twice in one file",
        group(orders, Oddities::text).values(),
        (one, other) -> one.file().equals(other.file()));
    pairs(
        "The same row again in a later file",
        group(shipments, Oddities::text).values(),
        (one, other) -> !one.file().equals(other.file()));
    rows(
        "A row that arrives a week or more after its day",
        payments,
        row ->
            day(row.instant("payment_at")).isBefore(LocalDate.parse(row.fileDay()).minusDays(12)));
  }

  private void states() {
    pairs(
        "Placed and confirmed in the same second",
        byOrder.values(),
        (one, other) ->
            one.value("order_status").equals("placed")
                && other.value("order_status").equals("confirmed")
                && sameInstant(one, other));
    pairs(
        "A correction: the same state told again later, with another amount or category",
        byOrder.values(),
        (one, other) ->
            isRetold(one, other)
                && !one.value("recorded_at").isEmpty()
                && !other.value("recorded_at").isEmpty());
    pairs(
        "A correction that does not say when it was recorded, so it loses",
        byOrder.values(),
        (one, other) ->
            isRetold(one, other)
                && other.value("recorded_at").isEmpty()
                && !one.value("recorded_at").isEmpty());
    pairs(
        "A request for quotation that became an order",
        byOrder.values(),
        (one, other) ->
            one.value("order_status").equals("inquiry")
                && other.value("order_status").equals("placed"));
    pairs(
        "Cancelled without ever being paid",
        byOrder.values(),
        (one, other) ->
            one.value("order_status").equals("placed")
                && other.value("order_status").equals("cancelled"));
  }

  private void money() {
    pairs(
        "A refund in two steps: the second amount includes the first",
        byPayment.values(),
        (one, other) ->
            one.value("payment_status").equals("refunded")
                && other.value("payment_status").equals("refunded")
                && one.instant("payment_at").isBefore(other.instant("payment_at")));
    rows("A chargeback", payments, row -> row.value("payment_status").equals("chargeback"));
    rows("A declined payment", payments, row -> row.value("payment_status").equals("declined"));
    rows(
        "Cash on delivery",
        payments,
        row -> row.value("payment_method").equals("cash_on_delivery"));
    pairs(
        "Authorized and captured in the same second",
        byPayment.values(),
        (one, other) ->
            one.value("payment_status").equals("authorized")
                && other.value("payment_status").equals("captured")
                && one.instant("payment_at").equals(other.instant("payment_at")));
  }

  private void numbers() {
    rows(
        "A tracking number in lower case",
        shipments,
        row ->
            !row.value("tracking_number")
                .equals(row.value("tracking_number").toUpperCase(java.util.Locale.ROOT)));
    rows(
        "A tracking number with spaces",
        shipments,
        row -> row.value("tracking_number").contains(" "));
    rows(
        "13 characters that are no S10 number",
        shipments,
        row -> Recount.number(row).matches("\\dC\\d{9}[A-Z]{2}"));
    pairs(
        "Two orders in one parcel",
        byNumber.values(),
        (one, other) ->
            !sameOrder(one, other)
                && one.instant("event_at").equals(other.instant("event_at"))
                && one.value("event_code").equals(other.value("event_code")));
    pairs(
        "A number used again by another order, more than 12 months later",
        byNumber.values(),
        (one, other) ->
            !sameOrder(one, other)
                && Duration.between(one.instant("event_at"), other.instant("event_at")).toDays()
                    > 365);
    rows(
        "A Russian Post operation in place of an EMSEVT code",
        shipments,
        row -> row.value("event_code").contains("/"));
    rows("Stopped at export (EXX)", shipments, row -> row.value("event_code").equals("EXX"));
    rows("Returned (EDX)", shipments, row -> row.value("event_code").equals("EDX"));
  }

  private void gaps() {
    Map<String, List<RawRow>> parcels =
        group(shipments, row -> row.value("order_id") + " " + Recount.number(row));
    rows(
        "The first scan of the parcel is missing",
        shipments,
        row ->
            Recount.code(row).equals("EMB")
                && !codes(parcels.get(row.value("order_id") + " " + Recount.number(row)))
                    .contains("EMA"));
    rows(
        "The order is completed, but the last scan of its parcel is missing",
        shipments,
        row ->
            Recount.code(row).equals("EDH")
                && row.fileDay().compareTo("2015-06") < 0
                && byOrder.containsKey(row.value("order_id"))
                && byOrder.get(row.value("order_id")).stream()
                    .anyMatch(order -> order.value("order_status").equals("completed"))
                && !codes(parcels.get(row.value("order_id") + " " + Recount.number(row)))
                    .contains("EMI"));
  }

  private static Set<String> codes(List<RawRow> scans) {
    return scans.stream().map(Recount::code).collect(Collectors.toSet());
  }

  private void values() {
    rows(
        "Only a postcode tells the region",
        orders,
        row ->
            row.value("destination_region").isEmpty()
                && !row.value("destination_postcode").isEmpty()
                && row.value("destination_country").equals("RU"));
    rows(
        "Neither region nor postcode",
        orders,
        row ->
            row.value("destination_region").isEmpty()
                && row.value("destination_postcode").isEmpty()
                && row.value("destination_country").equals("RU"));
    rows(
        "A Chinese postcode, which is no Russian region",
        orders,
        row ->
            row.value("destination_country").equals("CN")
                && !row.value("destination_postcode").isEmpty());
    rows("No recorded_at", orders, row -> row.value("recorded_at").isEmpty());
    rows("No category", orders, row -> row.value("category").isEmpty());
    rows("No service", shipments, row -> row.value("service").isEmpty());
    rows("No office", shipments, row -> row.value("event_office").isEmpty());
    rows(
        "An office with a comma, quoted",
        shipments,
        row -> row.value("event_office").contains(", "));
    rows(
        "A Russian seller exports to China",
        orders,
        row ->
            row.value("seller_country").equals("RU")
                && row.value("destination_country").equals("CN")
                && row.value("channel").equals("b2c"));
    rows(
        "A Russian seller on a Chinese platform at home",
        orders,
        row ->
            row.value("marketplace").equals("aliexpress")
                && row.value("origin_country").equals("RU")
                && row.value("destination_country").equals("RU"));
  }

  private void waiting() {
    Map<String, String> firstFiles = new HashMap<>();
    orders.forEach(
        row ->
            firstFiles.merge(
                row.value("order_id"), row.fileDay(), (a, b) -> a.compareTo(b) < 0 ? a : b));
    rows(
        "A payment that arrives before its order",
        payments,
        row -> row.fileDay().compareTo(firstFiles.getOrDefault(row.value("order_id"), "")) < 0);
    rows(
        "A scan that arrives before its order",
        shipments,
        row -> row.fileDay().compareTo(firstFiles.getOrDefault(row.value("order_id"), "")) < 0);
    rows(
        "A payment whose order never arrives",
        payments,
        row -> !firstFiles.containsKey(row.value("order_id")));
    rows(
        "A scan whose order never arrives",
        shipments,
        row -> !firstFiles.containsKey(row.value("order_id")));
  }

  private void events() {
    first(
        "The first order from UA-43 after the interruption",
        orders.stream()
            .filter(row -> row.value("destination_region").equals("UA-43"))
            .filter(row -> day(row.instant("ordered_at")).isAfter(LocalDate.of(2015, 12, 1)))
            .toList());
    first(
        "The first row of the marketplace that begins late",
        orders.stream().filter(row -> row.value("marketplace").equals("gearbest")).toList());
    first(
        "The first row of jd after its feed gap",
        orders.stream()
            .filter(row -> row.value("marketplace").equals("jd"))
            .filter(row -> day(row.instant("status_at")).isAfter(LocalDate.of(2015, 3, 4)))
            .toList());
  }

  private void rows(String kind, List<RawRow> rows, Predicate<RawRow> isOdd) {
    found.put(kind, rows.stream().filter(isOdd).limit(EXAMPLES).map(Oddities::position).toList());
  }

  private void first(String kind, List<RawRow> rows) {
    found.put(kind, rows.stream().limit(1).map(Oddities::position).toList());
  }

  private void pairs(
      String kind, Collection<List<RawRow>> groups, BiPredicate<RawRow, RawRow> isOdd) {
    List<String> positions = new ArrayList<>();
    for (List<RawRow> group : groups) {
      String pair = positions.size() < EXAMPLES ? pair(group, isOdd) : null;
      if (pair != null) {
        positions.add(pair);
      }
    }
    found.put(kind, positions);
  }

  private static String pair(List<RawRow> group, BiPredicate<RawRow, RawRow> isOdd) {
    for (RawRow one : group) {
      for (RawRow other : group) {
        if (one != other && isOdd.test(one, other)) {
          return position(one) + " and " + other.position();
        }
      }
    }
    return null;
  }

  private static String position(RawRow row) {
    return row.value("order_id") + ": " + row.position();
  }

  private static String text(RawRow row) {
    return String.join(",", row.fields());
  }

  private static boolean isRetold(RawRow one, RawRow other) {
    return one.value("order_status").equals(other.value("order_status"))
        && sameInstant(one, other)
        && (!one.value("order_amount").equals(other.value("order_amount"))
            || !one.value("category").equals(other.value("category")));
  }

  private static boolean sameInstant(RawRow one, RawRow other) {
    return one.value("status_at").equals(other.value("status_at"));
  }

  private static boolean sameOrder(RawRow one, RawRow other) {
    return one.value("order_id").equals(other.value("order_id"));
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneId.of("Europe/Moscow"));
  }

  private static Map<String, List<RawRow>> group(List<RawRow> rows, Function<RawRow, String> key) {
    Map<String, List<RawRow>> groups = new LinkedHashMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(key.apply(row), absent -> new ArrayList<>(2)).add(row));
    return groups;
  }
}
