package org.tearoad.samples;

/** The payments of one order. */
final class Checkout {
  /**
   * How an order is paid: method, provider, and whether authorization and capture are two steps.
   */
  record Way(String method, String provider, boolean twoSteps) {}

  private static final double DECLINED = .06;
  private static final int ATTEMPTS = 3;
  private static final double CHARGEBACK = .001;
  private static final String[] REASONS = {
    "insufficient_funds", "do_not_honour", "limit_exceeded", "expired_card", "3ds_failed"
  };
  private static final Way[] PREPAID = {
    new Way("card", "alipay", false),
    new Way("card", "sberbank", true),
    new Way("e_wallet", "qiwi", false),
    new Way("e_wallet", "yandex-money", false),
    new Way("e_wallet", "webmoney", false),
    new Way("mobile", "mts", false),
    new Way("terminal", "qiwi", false),
    new Way("bank_transfer", "sberbank", false),
    new Way("e_wallet", "paypal", true),
    new Way("other", "rbk-money", false),
    new Way("card", "yandex-kassa", false)
  };
  private static final double[] CHINESE_SHOPS = {50, 10, 12, 8, 7, 8, 3, 0, 0, 2, 0};
  private static final double[] EBAY = {0, 15, 5, 0, 0, 0, 0, 0, 80, 0, 0};
  private static final double[] RUSSIAN_SHOPS = {0, 8, 5, 13, 6, 4, 12, 22, 1, 3, 26};
  private static final Way COMPANY = new Way("bank_transfer", "gazprombank", false);

  private final Journey journey;
  private final Arrival arrival;
  private final DirtRates dirt;
  private final Randomness random;
  private Way way;
  private String paymentId = "";
  private int attempt;
  private long capturedAt = Journey.NONE;

  Checkout(Journey journey, Arrival arrival, DirtRates dirt, Randomness random) {
    this.journey = journey;
    this.arrival = arrival;
    this.dirt = dirt;
    this.random = random;
    this.way = draw(journey.order().shop());
  }

  long capturedAt() {
    return capturedAt;
  }

  /** Tries until the money is there; gives up after three declines. */
  void pay(long startAt) {
    long now = startAt;
    while (attempt < ATTEMPTS) {
      begin();
      if (!random.chance(DECLINED)) {
        capture(now);
        return;
      }
      row(PaymentStatus.DECLINED, now, 0, REASONS[random.below(REASONS.length)]);
      now += random.seconds(60, 3600);
      way = draw(journey.order().shop());
    }
  }

  /** The money is there at once: no decline, no waiting. */
  void payAtOnce(long at) {
    begin();
    collect(at);
  }

  /** The money is held, and never taken. */
  void hold(long at) {
    begin();
    row(PaymentStatus.AUTHORIZED, at, journey.order().amount(), "");
  }

  void payOnDelivery(String carrier, long at) {
    way = new Way("cash_on_delivery", carrier, false);
    begin();
    collect(at);
  }

  void refundAll(long at) {
    row(PaymentStatus.REFUNDED, at, journey.order().amount(), "");
  }

  /**
   * What now and then happens to money that was taken: a part goes back in one or two steps, or all
   * of it by the bank.
   */
  void settleAfterwards() {
    long amount = journey.order().amount();
    if (random.chance(dirt.partialRefunds())) {
      long first = Math.max(1, (long) (amount * random.between(.1, .5)));
      long at = capturedAt + random.seconds(5, 60) * Calendar.SECONDS_A_DAY;
      row(PaymentStatus.REFUNDED, at, first, "");
      if (random.chance(.4)) {
        long second = Math.max(1, (long) (amount * random.between(.05, .3)));
        row(
            PaymentStatus.REFUNDED,
            at + random.seconds(1, 10) * Calendar.SECONDS_A_DAY,
            first + second,
            "");
      }
    } else if (random.chance(CHARGEBACK)) {
      row(
          PaymentStatus.CHARGEBACK,
          capturedAt + random.seconds(10, 90) * Calendar.SECONDS_A_DAY,
          amount,
          "");
    }
  }

  private void capture(long at) {
    if (way.twoSteps()) {
      row(PaymentStatus.AUTHORIZED, at, journey.order().amount(), "");
      collect(at + (random.chance(.3) ? 0 : random.seconds(600, 48 * 3600)));
    } else {
      collect(at);
    }
  }

  private void collect(long at) {
    capturedAt = at;
    row(PaymentStatus.CAPTURED, at, journey.order().amount(), "");
  }

  private void begin() {
    paymentId = "P" + Digits.padded(journey.number(), 9) + attempt;
    attempt++;
  }

  private void row(PaymentStatus status, long at, long amount, String reason) {
    long recordedAt = random.chance(.5) ? at + random.seconds(0, 5) : Journey.NONE;
    long owed = status == PaymentStatus.DECLINED ? journey.order().amount() : amount;
    boolean unexplained = random.chance(dirt.missingValues());
    journey
        .payments()
        .add(
            new PaymentState(
                paymentId,
                status,
                at,
                way.method(),
                way.provider(),
                owed,
                unexplained ? "" : reason,
                recordedAt,
                arrival.fileDay(at, random)));
  }

  private Way draw(Shop shop) {
    if (shop.stream() == Stream.INQUIRIES) {
      return COMPANY;
    }
    double[] shares = shop.marketplace().equals("ebay") ? EBAY : CHINESE_SHOPS;
    return PREPAID[random.pick(shop.isDomestic() ? RUSSIAN_SHOPS : shares)];
  }
}
