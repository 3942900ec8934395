package org.tearoad.samples;

/** Carries parcels: from the seller's readiness to the last scan. */
final class Carriage {
  /** Standard deviation of the logarithm between parcels of one bag. */
  static final double WITHIN_BAG = .4;

  private static final double DAY = Calendar.SECONDS_A_DAY;

  private final Calendar calendar;
  private final Arrival arrival;
  private final DirtRates dirt;
  private final Bags bags;
  private final TrackingNumbers numbers;

  Carriage(Calendar calendar, Arrival arrival, DirtRates dirt, long seed) {
    this.calendar = calendar;
    this.arrival = arrival;
    this.dirt = dirt;
    this.bags = new Bags(seed);
    this.numbers = new TrackingNumbers(dirt);
  }

  void forgetBefore(int day) {
    bags.forgetBefore(day);
  }

  Parcel carry(Order order, long readyAt, Randomness random) {
    Product product = Products.draw(order.shop(), random);
    long postedAt = postingInstant(order.shop(), readyAt, random);
    int postingDay = calendar.dayOf(postedAt);
    Bags.Bag bag = bags.next(postingDay, product, order.shop().origin());
    Trip trip = new Trip(order, product, postedAt, arrival, dirt, random);
    trip.travel(TransitTime.medianDays(order.shop(), product, postingDay) * bag.pace());
    String number = numbers.issue(product, order.shop().origin(), postedAt, random);
    String service = random.chance(dirt.missingValues()) ? "" : product.service();
    return new Parcel(
        number,
        product.carrier(),
        service,
        bag.name(),
        trip.end(),
        trip.availableAt(),
        trip.endedAt(),
        trip.arrivedScans());
  }

  private long postingInstant(Shop shop, long readyAt, Randomness random) {
    double days = Math.max(.1, random.logNormal(shop.isDomestic() ? 1.2 : 3, .5));
    long postedAt = readyAt + (long) (days * DAY);
    boolean rests = shop.origin().equals("CN") && random.chance(.9);
    int day = calendar.dayOf(postedAt);
    int later = rests ? Seasonality.endOfRest(day) - day : 0;
    return (postedAt + (long) ((later == 0 ? 0 : later + random.uniform() * 3) * DAY)) / 60 * 60;
  }
}
