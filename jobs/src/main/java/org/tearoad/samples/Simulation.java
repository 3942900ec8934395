package org.tearoad.samples;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes the journeys of all orders, day by day. Running it twice gives the same journeys: all
 * chance comes from the seed and the order's number, and pools, bags and numbers fill in the same
 * order.
 */
final class Simulation {
  /** Takes the journeys in order of their order's day. */
  interface Listener {
    void accept(Journey journey);

    /** No row of a later journey is delivered on or before this day. */
    void dayIsOver(int day);
  }

  private static final double SECOND_PARCEL = .03;

  private final GeneratorSettings settings;
  private final Calendar calendar;
  private final OrderCounts counts;
  private final Arrival arrival;
  private final OrderDesk desk;
  private final Carriage carriage;
  private final Map<String, Journey> companions = new HashMap<>();
  private long number;

  Simulation(GeneratorSettings settings, Calendar calendar) {
    this.settings = settings;
    this.calendar = calendar;
    this.counts = new OrderCounts(calendar, settings.orders());
    this.arrival = new Arrival(calendar, settings.dirt().late());
    this.desk = new OrderDesk(calendar, settings.dirt());
    this.carriage = new Carriage(calendar, arrival, settings.dirt(), settings.seed());
  }

  void run(Listener listener) {
    for (int day = calendar.from(); day <= calendar.to(); day++) {
      companions.clear();
      carriage.forgetBefore(day);
      for (Stream stream : Stream.values()) {
        for (int count = counts.of(stream, day); count > 0; count--) {
          listener.accept(next(stream, day));
        }
      }
      listener.dayIsOver(day);
    }
  }

  private Journey next(Stream stream, int day) {
    number++;
    Randomness random = Randomness.of(settings.seed(), number);
    Shop shop = Shops.draw(stream, day, random);
    Journey companion =
        random.chance(2 * settings.dirt().sharedParcels()) ? companions.get(shop.prefix()) : null;
    Journey journey =
        companion == null
            ? new Journey(desk.take(shop, day, number, random), number)
            : new Journey(desk.takeAnother(companion.order(), number, random), number);
    OrderLog log = new OrderLog(journey, arrival, settings.dirt(), desk, random);
    Checkout checkout = new Checkout(journey, arrival, settings.dirt(), random);
    Story story = new Story(journey, log, checkout, settings.dirt(), random);
    if (companion != null) {
      story.travelTogether(companion);
    } else if (stream == Stream.INQUIRIES) {
      story.inquire(this::ship);
    } else {
      story.buy(this::ship);
    }
    log.loseWhatNeverArrives(calendar);
    if (story.canBeJoined()) {
      companions.put(shop.prefix(), journey);
    }
    return journey;
  }

  private Parcel ship(Journey journey, long readyAt, Randomness random) {
    Parcel parcel = carriage.carry(journey.order(), readyAt, random);
    journey.parcels().add(parcel);
    if (random.chance(SECOND_PARCEL)) {
      journey.parcels().add(carriage.carry(journey.order(), readyAt, random));
    }
    return parcel;
  }
}
