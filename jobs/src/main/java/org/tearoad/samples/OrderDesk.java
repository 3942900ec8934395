package org.tearoad.samples;

/** Who orders what, where, for how much. */
final class OrderDesk {
  private static final String[] CATEGORIES = {
    "electronics",
    "clothing",
    "shoes",
    "phone accessories",
    "home",
    "toys",
    "beauty",
    "auto parts",
    "jewellery"
  };
  private static final double[] CATEGORY_SHARES = {14, 26, 9, 16, 12, 7, 7, 5, 4};
  private static final double[] PRICE_FACTORS = {2.6, 1, 1.4, .4, .9, .7, .6, 1.5, .5};
  private static final double PRICE_SIGMA = .8;
  private static final double POSTCODE_ONLY = .3;
  private static final double PROMISE_KEPT_BACK = .3;

  private final Calendar calendar;
  private final DirtRates dirt;
  private final Regions regions = Regions.load();
  private final Parties buyers = new Parties("B", .22, 1.4);
  private final Parties sellers = new Parties("S", .012, 2.2);

  OrderDesk(Calendar calendar, DirtRates dirt) {
    this.calendar = calendar;
    this.dirt = dirt;
  }

  Order take(Shop shop, int day, long number, Randomness random) {
    String buyer = buyers.draw(buyerPool(shop), random);
    Region region = shop.destination().equals("RU") ? home(buyer, day, random) : null;
    String seller = sellers.draw(shop.prefix(), random);
    return describe(shop, number, seller, buyer, region, timeOfDay(day, random), random);
  }

  /** Another order of the same buyer from the same seller, soon after and on the same day. */
  Order takeAnother(Order first, long number, Randomness random) {
    long endOfDay = calendar.startOf(calendar.dayOf(first.orderedAt()) + 1) - 1;
    long orderedAt = Math.min(endOfDay, first.orderedAt() + random.seconds(30, 300));
    return describe(
        first.shop(), number, first.sellerId(), first.buyerId(), first.region(), orderedAt, random);
  }

  String category(Randomness random) {
    return CATEGORIES[random.pick(CATEGORY_SHARES)];
  }

  private Order describe(
      Shop shop,
      long number,
      String seller,
      String buyer,
      Region region,
      long orderedAt,
      Randomness random) {
    int category = random.pick(CATEGORY_SHARES);
    int quantity =
        random.chance(.8) ? 1 : 1 + random.below(shop.stream() == Stream.INQUIRIES ? 500 : 4);
    boolean wordless = random.chance(dirt.missingValues());
    boolean placeless = random.chance(dirt.missingValues());
    boolean postcodeOnly = random.chance(POSTCODE_ONLY);
    String postcode = postcode(shop, region, random);
    return new Order(
        shop.prefix() + Digits.padded(number, 9),
        shop,
        seller,
        buyer,
        region,
        region == null || placeless || postcodeOnly ? "" : region.code(),
        placeless || !(postcodeOnly || random.chance(.15)) ? "" : postcode,
        wordless ? "" : CATEGORIES[category],
        quantity,
        price(shop, category, orderedAt, random),
        promise(shop, random),
        orderedAt);
  }

  /** A buyer lives somewhere; while his region is cut off somebody else orders in his place. */
  private Region home(String buyer, int day, Randomness random) {
    Region region = regions.draw(Randomness.of(buyer.hashCode()));
    while (region.code().equals(PlantedEvents.CUT_OFF_REGION)
        && PlantedEvents.CUT_OFF.contains(day)) {
      region = regions.draw(random);
    }
    return region;
  }

  private long timeOfDay(int day, Randomness random) {
    double part =
        random.chance(.12)
            ? random.uniform()
            : (8 + 8 * (random.uniform() + random.uniform())) / 24;
    return calendar.startOf(day) + (long) (part * (Calendar.SECONDS_A_DAY - 1));
  }

  private long price(Shop shop, int category, long orderedAt, Randomness random) {
    boolean dearYear = orderedAt / Calendar.SECONDS_A_DAY >= Calendar.day(2015, 1, 1);
    double rouble = !dearYear ? 1 : shop.currency().equals("RUB") ? 1.08 : .8;
    double median = shop.medianPrice() * PRICE_FACTORS[category] * rouble;
    return Math.max(50, Math.round(100 * random.logNormal(median, PRICE_SIGMA)));
  }

  private static String postcode(Shop shop, Region region, Randomness random) {
    if (region != null) {
      return region.postcode(random);
    }
    return shop.destination().equals("CN") ? "5" + Digits.padded(random.below(40) * 500L, 5) : "";
  }

  private static int promise(Shop shop, Randomness random) {
    if (random.chance(PROMISE_KEPT_BACK)) {
      return -1;
    }
    return switch (shop.flow()) {
      case "domestic" -> 7 + 7 * random.below(2);
      case "import" -> 45 + 15 * random.below(2);
      default -> 30;
    };
  }

  private static String buyerPool(Shop shop) {
    return shop.stream() == Stream.INQUIRIES ? "F" + shop.destination() : shop.destination();
  }
}
