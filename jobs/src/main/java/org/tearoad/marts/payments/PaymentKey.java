package org.tearoad.marts.payments;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;
import java.util.List;
import org.tearoad.marts.Period;

/**
 * Which payments: begun when, of which orders, paid how. What a slice adds up over is null.
 *
 * @param dimension total, currency, method or method_provider
 */
record PaymentKey(
    Period period,
    String channel,
    String trade,
    String dimension,
    String method,
    String provider,
    String currency)
    implements Comparable<PaymentKey> {
  private static final Comparator<String> TEXT = nullsFirst(naturalOrder());

  private static final Comparator<PaymentKey> ORDER =
      comparing(PaymentKey::period)
          .thenComparing(PaymentKey::channel)
          .thenComparing(PaymentKey::trade)
          .thenComparing(PaymentKey::dimension)
          .thenComparing(PaymentKey::method, TEXT)
          .thenComparing(PaymentKey::provider, TEXT)
          .thenComparing(PaymentKey::currency, TEXT);

  /** All slices that a payment belongs to in a period. */
  static List<PaymentKey> of(
      Period period,
      String channel,
      String trade,
      String method,
      String provider,
      String currency) {
    return List.of(
        new PaymentKey(period, channel, trade, "total", null, null, null),
        new PaymentKey(period, channel, trade, "currency", null, null, currency),
        new PaymentKey(period, channel, trade, "method", method, null, null),
        new PaymentKey(period, channel, trade, "method_provider", method, provider, null));
  }

  @Override
  public int compareTo(PaymentKey other) {
    return ORDER.compare(this, other);
  }
}
