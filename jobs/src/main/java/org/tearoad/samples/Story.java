package org.tearoad.samples;

import java.util.List;

/** What happens to one order: the states of its log, its payments, its parcels. */
final class Story {
  /** Hands the order to a carrier, who may need two parcels; tells of the first. */
  interface Shipping {
    Parcel ship(Journey journey, long readyAt, Randomness random);
  }

  private static final int HOUR = 3600;
  private static final int DAY = Calendar.SECONDS_A_DAY;
  private static final double CANCELLED_BEFORE_CAPTURE = .045;
  private static final double CANCELLED_AFTER_CAPTURE = .012;
  private static final double CASH_ON_DELIVERY = .65;
  private static final double CONVERSION = .2;
  private static final double INQUIRY_CANCELLED = .3;

  private final Journey journey;
  private final Order order;
  private final Arrival arrival;
  private final DirtRates dirt;
  private final OrderDesk desk;
  private final Randomness random;
  private final Checkout checkout;
  private boolean joinable;

  Story(Journey journey, Arrival arrival, DirtRates dirt, OrderDesk desk, Randomness random) {
    this.journey = journey;
    this.order = journey.order();
    this.arrival = arrival;
    this.dirt = dirt;
    this.desk = desk;
    this.random = random;
    this.checkout = new Checkout(journey, arrival, dirt, random);
  }

  /** A consumer's order: paid before posting or on delivery, unless it is cancelled. */
  void buy(Shipping shipping) {
    long orderedAt = order.orderedAt();
    state(OrderStatus.PLACED, orderedAt, orderedAt);
    if (random.chance(CANCELLED_BEFORE_CAPTURE)) {
      if (random.chance(.4)) {
        checkout.hold(orderedAt + random.seconds(10, 600));
      }
      state(OrderStatus.CANCELLED, orderedAt + random.seconds(HOUR, 72 * HOUR), orderedAt);
      correct();
      return;
    }
    confirm(
        orderedAt, random.chance(dirt.equalSeconds()) ? 0 : random.seconds(60, HOUR), orderedAt);
    if (isHomeShop() && random.chance(CASH_ON_DELIVERY)) {
      Parcel parcel = shipping.ship(journey, orderedAt + random.seconds(HOUR, 6 * HOUR), random);
      end(parcel, orderedAt, true);
    } else {
      prepay(shipping, orderedAt);
    }
    correct();
  }

  /** Goes with the parcel of an order of the same buyer and seller. */
  void travelTogether(Journey companion) {
    long orderedAt = order.orderedAt();
    state(OrderStatus.PLACED, orderedAt, orderedAt);
    confirm(orderedAt, random.seconds(5, 300), orderedAt);
    checkout.payAtOnce(orderedAt + random.seconds(10, 300));
    Parcel parcel = companion.parcels().get(0);
    journey.parcels().add(parcel);
    end(parcel, orderedAt, false);
  }

  /** A company's request for quotation, which becomes an order now and then. */
  void inquire(Shipping shipping) {
    long inquiredAt = order.orderedAt();
    state(OrderStatus.INQUIRY, inquiredAt, inquiredAt);
    if (!random.chance(CONVERSION)) {
      if (random.chance(INQUIRY_CANCELLED)) {
        state(OrderStatus.CANCELLED, inquiredAt + random.seconds(5 * DAY, 30 * DAY), inquiredAt);
      }
      return;
    }
    long placedAt = inquiredAt + random.seconds(DAY, 20 * DAY);
    long orderedAt = order.shop().marketplace().equals("etp-gpb") ? placedAt : inquiredAt;
    state(OrderStatus.PLACED, placedAt, orderedAt);
    confirm(placedAt, random.seconds(HOUR, 48 * HOUR), orderedAt);
    checkout.payAtOnce(placedAt + random.seconds(3 * DAY, 20 * DAY));
    Parcel parcel = shipping.ship(journey, checkout.capturedAt() + DAY, random);
    end(parcel, orderedAt, false);
    correct();
  }

  /** Rows of a silent marketplace, and of orders whose log is lost for good. */
  void loseWhatNeverArrives(Calendar calendar) {
    boolean silent = order.shop().marketplace().equals(PlantedEvents.SILENT_MARKETPLACE);
    PlantedEvents.Span silence = PlantedEvents.SILENCE;
    boolean lost =
        random.chance(dirt.waiting())
            || silent && silence.contains(calendar.dayOf(order.orderedAt()));
    List<OrderState> states =
        journey.states().stream()
            .map(
                state ->
                    lost || silent && silence.contains(calendar.dayOf(state.at()))
                        ? state.deliveredOn(Journey.NEVER)
                        : state)
            .map(
                state ->
                    silent && silence.contains(state.fileDay())
                        ? state.deliveredOn(silence.last() + 1)
                        : state)
            .toList();
    journey.replaceStates(states);
  }

  boolean canBeJoined() {
    return joinable;
  }

  private void prepay(Shipping shipping, long orderedAt) {
    checkout.pay(orderedAt + random.seconds(10, 600));
    long capturedAt = checkout.capturedAt();
    if (capturedAt == Journey.NONE) {
      long lastTry = journey.payments().get(journey.payments().size() - 1).at();
      state(OrderStatus.CANCELLED, lastTry + random.seconds(HOUR, 24 * HOUR), orderedAt);
    } else if (random.chance(CANCELLED_AFTER_CAPTURE)) {
      long cancelledAt = capturedAt + random.seconds(600, 20 * HOUR);
      state(OrderStatus.CANCELLED, cancelledAt, orderedAt);
      checkout.refundAll(cancelledAt + random.seconds(60, 3 * DAY));
    } else {
      Parcel parcel = shipping.ship(journey, capturedAt, random);
      joinable = journey.parcels().size() == 1;
      end(parcel, orderedAt, false);
    }
  }

  private void end(Parcel parcel, long orderedAt, boolean paysOnDelivery) {
    switch (parcel.end()) {
      case RETURNED -> {
        long at = parcel.endedAt() + random.seconds(HOUR, 5 * DAY);
        state(paysOnDelivery ? OrderStatus.CANCELLED : OrderStatus.RETURNED, at, orderedAt);
        if (!paysOnDelivery) {
          checkout.refundAll(at + random.seconds(HOUR, 5 * DAY));
        }
      }
      case LOST -> {
        if (!paysOnDelivery) {
          checkout.refundAll(parcel.availableAt() + random.seconds(60 * DAY, 90 * DAY));
        }
      }
      case DELIVERED, UNTRACKED -> {
        if (paysOnDelivery) {
          checkout.payOnDelivery(parcel.carrier(), parcel.endedAt());
        }
        complete(parcel.endedAt() + random.seconds(HOUR, 3 * DAY), orderedAt);
        checkout.settleAfterwards();
      }
    }
  }

  private void confirm(long placedAt, long after, long orderedAt) {
    if (order.shop().habit() == Shop.Habit.FULL) {
      state(OrderStatus.CONFIRMED, placedAt + after, orderedAt);
    }
  }

  private void complete(long at, long orderedAt) {
    if (order.shop().habit() == Shop.Habit.FULL) {
      state(OrderStatus.COMPLETED, at, orderedAt);
    }
  }

  private void state(OrderStatus status, long at, long orderedAt) {
    long recordedAt =
        random.chance(dirt.missingValues()) ? Journey.NONE : at + random.seconds(0, 30);
    int fileDay = arrival.fileDay(recordedAt == Journey.NONE ? at : recordedAt, random);
    journey
        .states()
        .add(
            new OrderState(
                status, at, recordedAt, orderedAt, order.amount(), order.category(), fileDay));
  }

  /**
   * The shop tells the last state again, with another amount or category. A few do not say when:
   * they lose.
   */
  private void correct() {
    if (!random.chance(dirt.corrections())) {
      return;
    }
    OrderState last = journey.states().get(journey.states().size() - 1);
    long toldAt = last.at() + random.seconds(DAY, 3 * DAY);
    boolean undated = last.recordedAt() != Journey.NONE && random.chance(.1);
    boolean otherAmount = random.chance(.6);
    String category = otherAmount ? last.category() : desk.category(random);
    long amount =
        otherAmount ? Math.max(1, (long) (last.amount() * random.between(.7, 1.2))) : last.amount();
    journey
        .states()
        .add(
            new OrderState(
                last.status(),
                last.at(),
                undated ? Journey.NONE : toldAt,
                last.orderedAt(),
                amount,
                category,
                arrival.fileDay(toldAt, random)));
  }

  /** Chinese platforms are prepaid, also where a Russian sells to Russians. */
  private boolean isHomeShop() {
    String marketplace = order.shop().marketplace();
    return order.shop().isDomestic()
        && !marketplace.equals("tmall")
        && !marketplace.equals("aliexpress");
  }
}
