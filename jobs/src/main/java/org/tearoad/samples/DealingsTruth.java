package org.tearoad.samples;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds up, by month, what was planted of payments, of sellers who export or sell at home on a
 * Chinese marketplace, and of inquiries: as far as it is delivered, and the order is too.
 */
final class DealingsTruth {
  private static final Set<String> CHINESE = Set.of("aliexpress", "tmall");
  private static final Set<PaymentStatus> TRIED =
      EnumSet.of(PaymentStatus.AUTHORIZED, PaymentStatus.DECLINED, PaymentStatus.CAPTURED);
  private static final Set<OrderStatus> PLACED =
      EnumSet.of(
          OrderStatus.PLACED, OrderStatus.CONFIRMED, OrderStatus.COMPLETED, OrderStatus.RETURNED);
  private static final int LONG = 30;

  private final Calendar calendar;
  private final Map<String, Long> payments = new TreeMap<>();
  private final Map<String, Long> sellers = new TreeMap<>();
  private final Map<String, long[]> inquiries = new TreeMap<>();

  DealingsTruth(Calendar calendar) {
    this.calendar = calendar;
  }

  void add(Journey journey, OrderTruth truth) {
    addPayments(journey);
    String month = month(truth.orderedAt());
    Shop shop = journey.order().shop();
    if (truth.everPlaced() && isAsked(shop)) {
      sellers.merge(
          String.join(
              ",",
              month,
              shop.flow(),
              shop.stream().channel(),
              shop.marketplace(),
              shop.sellerCountry(),
              journey.order().sellerId()),
          1L,
          Long::sum);
    }
    if (shop.stream() == Stream.INQUIRIES) {
      addInquiry(journey, String.join(",", month, shop.flow(), shop.marketplace()));
    }
  }

  private static boolean isAsked(Shop shop) {
    return shop.flow().equals("export")
        || (shop.isDomestic() && CHINESE.contains(shop.marketplace()));
  }

  private void addPayments(Journey journey) {
    Map<String, List<PaymentState>> byNumber = new LinkedHashMap<>();
    journey.payments().stream()
        .filter(state -> state.fileDay() != Journey.NEVER && TRIED.contains(state.status()))
        .forEach(
            state ->
                byNumber
                    .computeIfAbsent(state.paymentId(), absent -> new ArrayList<>())
                    .add(state));
    byNumber
        .values()
        .forEach(states -> payments.merge(payment(journey.order().shop(), states), 1L, Long::sum));
  }

  /** States of one payment are told in the order of their ranks, so the last is the outcome. */
  private String payment(Shop shop, List<PaymentState> states) {
    PaymentState first = states.get(0);
    PaymentState last = states.get(states.size() - 1);
    return String.join(
        ",",
        month(first.at()),
        shop.stream().channel(),
        shop.trade(),
        last.method(),
        last.provider(),
        last.status().code(),
        last.status() == PaymentStatus.DECLINED && last.declineReason().isEmpty()
            ? "unknown"
            : last.declineReason());
  }

  private void addInquiry(Journey journey, String key) {
    long inquiredAt = first(journey, EnumSet.of(OrderStatus.INQUIRY));
    long placedAt = first(journey, PLACED);
    long[] counts = inquiries.computeIfAbsent(key, absent -> new long[4]);
    boolean isWon = inquiredAt != Journey.NONE && placedAt != Journey.NONE;
    counts[0] += inquiredAt == Journey.NONE ? 0 : 1;
    counts[1] += isWon ? 1 : 0;
    counts[2] += isWon && calendar.dayOf(placedAt) - calendar.dayOf(inquiredAt) <= LONG ? 1 : 0;
    counts[3] += placedAt == Journey.NONE ? 0 : 1;
  }

  private static long first(Journey journey, Set<OrderStatus> states) {
    return journey.states().stream()
        .filter(state -> state.fileDay() != Journey.NEVER && states.contains(state.status()))
        .mapToLong(OrderState::at)
        .min()
        .orElse(Journey.NONE);
  }

  private String month(long second) {
    return Calendar.date(calendar.dayOf(second)).substring(0, 7);
  }

  String payments() {
    return table("month,channel,trade,method,provider,outcome,decline_reason,payments\n", payments);
  }

  String sellers() {
    return table("month,flow,channel,marketplace,seller_country,seller_id,orders\n", sellers);
  }

  String inquiries() {
    StringBuilder text =
        new StringBuilder("month,flow,marketplace,inquiries,won,won_within_30_days,orders\n");
    inquiries.forEach(
        (key, counts) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%d,%d\n",
                    key,
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3])));
    return text.toString();
  }

  private static String table(String header, Map<String, Long> counts) {
    StringBuilder text = new StringBuilder(header);
    counts.forEach((key, count) -> text.append(key).append(',').append(count).append('\n'));
    return text.toString();
  }
}
