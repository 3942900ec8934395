package org.tearoad.samples;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Folds the accepted rows once more, slowly and plainly, to compare with truth/*.csv. */
final class Recount {
  private static final List<String> RANKS =
      List.of("inquiry", "placed", "confirmed", "completed", "cancelled", "returned");
  private static final Comparator<RawRow> GREATNESS =
      Comparator.comparing((RawRow row) -> row.instant("status_at"))
          .thenComparing(
              row -> row.instant("recorded_at"), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(row -> RANKS.indexOf(row.value("order_status")));

  private final Map<String, List<RawRow>> orders = new TreeMap<>();
  private final Map<String, Instant> captured = new HashMap<>();
  private final Map<String, Set<String>> numbers = new HashMap<>();
  private final Map<String, Instant> scans = new HashMap<>();

  Recount(Map<Log, List<RawRow>> rows) {
    for (RawRow row : rows.get(Log.ORDERS)) {
      orders.computeIfAbsent(row.value("order_id"), absent -> new ArrayList<>()).add(row);
    }
    for (RawRow row : rows.get(Log.PAYMENTS)) {
      if (row.value("payment_status").equals("captured")) {
        captured.merge(row.value("order_id"), row.instant("payment_at"), Recount::earlier);
      }
    }
    for (RawRow row : rows.get(Log.SHIPMENTS)) {
      String number = number(row);
      numbers.computeIfAbsent(row.value("order_id"), absent -> new HashSet<>()).add(number);
      scans.merge(
          row.value("order_id") + " " + number + " " + code(row),
          row.instant("event_at"),
          Recount::earlier);
    }
  }

  /**
   * order_id, ordered_at, order_date, region and category and amount and status as last told,
   * placed, GMV, captured, parcels.
   */
  List<String> orders() {
    return orders.values().stream().map(this::order).toList();
  }

  /** Earliest instant by "order number code". */
  Map<String, Instant> scans() {
    return scans;
  }

  static String number(RawRow row) {
    return row.value("tracking_number").replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
  }

  static String code(RawRow row) {
    return switch (row.value("event_code")) {
      case "1/1" -> "EMA";
      case "8/3" -> "EDD";
      case "8/4" -> "EDE";
      case "8/2" -> "EMG";
      case "12/1" -> "EMH";
      case "2/1" -> "EMI";
      case "3/1" -> "EDX";
      default -> row.value("event_code");
    };
  }

  private String order(List<RawRow> rows) {
    RawRow greatest = rows.stream().max(GREATNESS).orElseThrow();
    Instant orderedAt =
        rows.stream()
            .map(row -> row.instant("ordered_at"))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    Set<String> statuses = new HashSet<>();
    rows.forEach(row -> statuses.add(row.value("order_status")));
    boolean placed =
        statuses.stream().anyMatch(Set.of("placed", "confirmed", "completed", "returned")::contains)
            || (statuses.contains("cancelled") && !statuses.contains("inquiry"));
    String id = greatest.value("order_id");
    Instant paid = captured.get(id);
    boolean stopped =
        rows.stream()
            .filter(row -> row.value("order_status").equals("cancelled"))
            .anyMatch(row -> paid == null || row.instant("status_at").isBefore(paid));
    return String.join(
        ",",
        id,
        orderedAt.toString(),
        LocalDate.ofInstant(orderedAt, ZoneId.of("Europe/Moscow")).toString(),
        greatest.value("category"),
        new BigDecimal(greatest.value("order_amount")).toString(),
        greatest.value("order_currency"),
        greatest.value("order_status"),
        String.valueOf(placed),
        String.valueOf(placed && !stopped),
        paid == null ? "" : paid.toString(),
        String.valueOf(numbers.getOrDefault(id, Set.of()).size()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
