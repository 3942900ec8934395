package org.tearoad.samples;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the delivered rows of one order say, by the rules of the contract: attributes of the
 * greatest row, earliest ordered_at, ever placed, cancelled before capture.
 */
record OrderTruth(
    long orderedAt,
    OrderState greatest,
    boolean everPlaced,
    boolean inGmv,
    long capturedAt,
    int parcels) {

  /** By instant, then by when it was told (unknown lowest), then by rank of the state. */
  private static final Comparator<OrderState> GREATNESS =
      Comparator.comparingLong(OrderState::at)
          .thenComparingLong(OrderState::recordedAt)
          .thenComparing(OrderState::status);

  /** Null when no row of the order is delivered. */
  static OrderTruth of(Journey journey) {
    List<OrderState> delivered =
        journey.states().stream().filter(state -> state.fileDay() != Journey.NEVER).toList();
    if (delivered.isEmpty()) {
      return null;
    }
    Set<OrderStatus> reached = EnumSet.noneOf(OrderStatus.class);
    delivered.forEach(state -> reached.add(state.status()));
    long capturedAt = capturedAt(journey);
    boolean placed = wasPlaced(reached);
    return new OrderTruth(
        delivered.stream().mapToLong(OrderState::orderedAt).min().orElseThrow(),
        delivered.stream().max(GREATNESS).orElseThrow(),
        placed,
        placed && !cancelledBefore(delivered, capturedAt),
        capturedAt,
        (int)
            journey.parcels().stream()
                .filter(OrderTruth::isSeen)
                .map(Parcel::trackingNumber)
                .distinct()
                .count());
  }

  static boolean isSeen(Parcel parcel) {
    return parcel.scans().stream().anyMatch(scan -> scan.fileDay() != Journey.NEVER);
  }

  private static long capturedAt(Journey journey) {
    return journey.payments().stream()
        .filter(
            payment ->
                payment.status() == PaymentStatus.CAPTURED && payment.fileDay() != Journey.NEVER)
        .mapToLong(PaymentState::at)
        .min()
        .orElse(Journey.NONE);
  }

  private static boolean wasPlaced(Set<OrderStatus> reached) {
    return reached.contains(OrderStatus.PLACED)
        || reached.contains(OrderStatus.CONFIRMED)
        || reached.contains(OrderStatus.COMPLETED)
        || reached.contains(OrderStatus.RETURNED)
        || (reached.contains(OrderStatus.CANCELLED) && !reached.contains(OrderStatus.INQUIRY));
  }

  private static boolean cancelledBefore(List<OrderState> delivered, long capturedAt) {
    return delivered.stream()
        .filter(state -> state.status() == OrderStatus.CANCELLED)
        .mapToLong(OrderState::at)
        .anyMatch(cancelledAt -> capturedAt == Journey.NONE || cancelledAt < capturedAt);
  }
}
