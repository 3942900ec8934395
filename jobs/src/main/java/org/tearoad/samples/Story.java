package org.tearoad.samples;

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
  private final DirtRates dirt;
  private final Randomness random;
  private final OrderLog log;
  private final Checkout checkout;
  private boolean joinable;

  Story(Journey journey, OrderLog log, Checkout checkout, DirtRates dirt, Randomness random) {
    this.journey = journey;
    this.order = journey.order();
    this.dirt = dirt;
    this.random = random;
    this.log = log;
    this.checkout = checkout;
  }

  /** A consumer's order: paid before posting or on delivery, unless it is cancelled. */
  void buy(Shipping shipping) {
    long orderedAt = order.orderedAt();
    log.state(OrderStatus.PLACED, orderedAt, orderedAt);
    if (random.chance(CANCELLED_BEFORE_CAPTURE)) {
      if (random.chance(.4)) {
        checkout.hold(orderedAt + random.seconds(10, 600));
      }
      log.state(OrderStatus.CANCELLED, orderedAt + random.seconds(HOUR, 72 * HOUR), orderedAt);
      log.correct();
      return;
    }
    log.confirm(
        orderedAt, random.chance(dirt.equalSeconds()) ? 0 : random.seconds(60, HOUR), orderedAt);
    if (isHomeShop() && random.chance(CASH_ON_DELIVERY)) {
      Parcel parcel = shipping.ship(journey, orderedAt + random.seconds(HOUR, 6 * HOUR), random);
      end(parcel, orderedAt, true);
    } else {
      prepay(shipping, orderedAt);
    }
    log.correct();
  }

  /** Goes with the parcel of an order of the same buyer and seller. */
  void travelTogether(Journey companion) {
    long orderedAt = order.orderedAt();
    log.state(OrderStatus.PLACED, orderedAt, orderedAt);
    log.confirm(orderedAt, random.seconds(5, 300), orderedAt);
    checkout.payAtOnce(orderedAt + random.seconds(10, 300));
    Parcel parcel = companion.parcels().get(0);
    journey.parcels().add(parcel);
    end(parcel, orderedAt, false);
  }

  /** A company's request for quotation, which becomes an order now and then. */
  void inquire(Shipping shipping) {
    long inquiredAt = order.orderedAt();
    log.state(OrderStatus.INQUIRY, inquiredAt, inquiredAt);
    if (!random.chance(CONVERSION)) {
      if (random.chance(INQUIRY_CANCELLED)) {
        log.state(
            OrderStatus.CANCELLED, inquiredAt + random.seconds(5 * DAY, 30 * DAY), inquiredAt);
      }
      return;
    }
    long placedAt = inquiredAt + random.seconds(DAY, 20 * DAY);
    long orderedAt = order.shop().marketplace().equals("etp-gpb") ? placedAt : inquiredAt;
    log.state(OrderStatus.PLACED, placedAt, orderedAt);
    log.confirm(placedAt, random.seconds(HOUR, 48 * HOUR), orderedAt);
    checkout.payAtOnce(placedAt + random.seconds(3 * DAY, 20 * DAY));
    Parcel parcel = shipping.ship(journey, checkout.capturedAt() + DAY, random);
    end(parcel, orderedAt, false);
    log.correct();
  }

  boolean canBeJoined() {
    return joinable;
  }

  private void prepay(Shipping shipping, long orderedAt) {
    checkout.pay(orderedAt + random.seconds(10, 600));
    long capturedAt = checkout.capturedAt();
    if (capturedAt == Journey.NONE) {
      long lastTry = journey.payments().get(journey.payments().size() - 1).at();
      log.state(OrderStatus.CANCELLED, lastTry + random.seconds(HOUR, 24 * HOUR), orderedAt);
    } else if (random.chance(CANCELLED_AFTER_CAPTURE)) {
      long cancelledAt = capturedAt + random.seconds(600, 20 * HOUR);
      log.state(OrderStatus.CANCELLED, cancelledAt, orderedAt);
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
        log.state(paysOnDelivery ? OrderStatus.CANCELLED : OrderStatus.RETURNED, at, orderedAt);
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
        log.complete(parcel.endedAt() + random.seconds(HOUR, 3 * DAY), orderedAt);
        checkout.settleAfterwards();
      }
    }
  }

  /** Chinese platforms are prepaid, also where a Russian sells to Russians. */
  private boolean isHomeShop() {
    String marketplace = order.shop().marketplace();
    return order.shop().isDomestic()
        && !marketplace.equals("tmall")
        && !marketplace.equals("aliexpress");
  }
}
