package org.tearoad.samples;

import java.util.ArrayList;
import java.util.List;
import org.tearoad.samples.Leg.Place;
import org.tearoad.samples.Parcel.End;

/** One parcel on its way: its scans and its end. */
final class Trip {
  private static final double DAY = Calendar.SECONDS_A_DAY;
  private static final int DAYS_AT_THE_COUNTER = 30;
  private static final double LOST = .012;
  private static final double RETURNED = .02;
  private static final double STOPPED_AT_EXPORT = .002;
  private static final double WRITES_OPERATIONS = .5;
  private static final int YEAR_OF_MORE_SCANS = Calendar.day(2015, 1, 1);

  private final Order order;
  private final Product product;
  private final Arrival arrival;
  private final DirtRates dirt;
  private final Randomness random;
  private final boolean operations;
  private final List<Scan> scans = new ArrayList<>(14);
  private long now;
  private long availableAt;
  private long endedAt = Long.MAX_VALUE;
  private End end = End.DELIVERED;

  Trip(
      Order order,
      Product product,
      long postedAt,
      Arrival arrival,
      DirtRates dirt,
      Randomness random) {
    this.order = order;
    this.product = product;
    this.now = postedAt;
    this.arrival = arrival;
    this.dirt = dirt;
    this.random = random;
    this.operations = product.writesOperations() && random.chance(WRITES_OPERATIONS);
  }

  /** Makes all scans, given the median days until such a parcel can be had. */
  void travel(double median) {
    double far =
        order.region() == null
            ? 0
            : order.region().extraDays() * (order.shop().isDomestic() ? .5 : 1);
    double seconds = (random.logNormal(median, Carriage.WITHIN_BAG) + far) * DAY;
    List<Leg> route = Routes.of(order.shop());
    double[] parts = shake(route);
    boolean stopped = !order.shop().isDomestic() && random.chance(STOPPED_AT_EXPORT);
    for (int index = 0; index < route.size(); index++) {
      Leg leg = route.get(index);
      now += (long) (parts[index] * seconds);
      if (stopped && leg.code() == EventCode.EXA) {
        finish(EventCode.EXX, End.RETURNED, Place.ORIGIN);
        return;
      }
      boolean seen = product.isTracked() || leg.code().compareTo(EventCode.EMF) < 0;
      if (random.chance(now / DAY < YEAR_OF_MORE_SCANS ? leg.chanceBefore2015() : leg.chance())
          && seen) {
        scan(leg.code(), leg.place());
      }
    }
    now += (long) (parts[route.size()] * seconds);
    arrive();
    lose();
  }

  private double[] shake(List<Leg> route) {
    double[] parts = new double[route.size() + 1];
    double sum = 0;
    for (int index = 0; index < parts.length; index++) {
      double weight = index < route.size() ? route.get(index).weight() : Routes.LAST_WEIGHT;
      parts[index] = weight * random.between(.4, 1.6);
      sum += parts[index];
    }
    for (int index = 0; index < parts.length; index++) {
      parts[index] /= sum;
    }
    return parts;
  }

  private void arrive() {
    availableAt = now;
    if (!product.isTracked()) {
      end = End.UNTRACKED;
      endedAt = now + random.seconds(1, 10) * Calendar.SECONDS_A_DAY;
      return;
    }
    boolean counter = random.chance(product.pickUp());
    if (counter && random.chance(.85)) {
      scan(EventCode.EDH, Place.DESTINATION);
    } else if (random.chance(.2)) {
      attempt();
    }
    if (random.chance(RETURNED)) {
      now += (long) (DAYS_AT_THE_COUNTER * DAY);
      finish(EventCode.EDX, End.RETURNED, Place.DESTINATION);
      return;
    }
    now += counter ? (long) (random.logNormal(5, .4) * DAY) : random.seconds(60, 8 * 3600);
    finish(EventCode.EMI, End.DELIVERED, Place.DESTINATION);
  }

  private void attempt() {
    scan(EventCode.EMH, Place.DESTINATION);
    if (random.chance(.25)) {
      now += (long) (random.between(1, 3) * DAY);
      scan(EventCode.EMH, Place.DESTINATION);
    }
    now += (long) (random.between(.8, 3) * DAY);
  }

  private void finish(EventCode code, End outcome, Place place) {
    now += 60;
    scan(code, place);
    end = outcome;
    endedAt = scans.get(scans.size() - 1).at();
  }

  private void lose() {
    if (random.chance(LOST) && scans.size() > 1) {
      int kept = 1 + random.below(scans.size() - 1);
      scans.subList(kept, scans.size()).clear();
      end = End.LOST;
      endedAt = Long.MAX_VALUE;
    }
  }

  private void scan(EventCode code, Place place) {
    String country = Offices.country(place, order.shop());
    boolean nameless = random.chance(dirt.missingValues());
    String office = nameless ? "" : Offices.name(country, place, order.region(), random);
    now = scans.isEmpty() ? now : Math.max(now, scans.get(scans.size() - 1).at() + 60);
    long at = now / 60 * 60;
    int offset = Offices.offsetHours(country, place, order.region());
    String written = operations ? code.operation() : code.name();
    scans.add(new Scan(code, written, at, offset, country, office, arrival.fileDay(at, random)));
  }

  List<Scan> arrivedScans() {
    boolean first = random.chance(dirt.missingFirstScans());
    boolean last = random.chance(dirt.missingLastScans());
    List<Scan> arrived = new ArrayList<>(scans);
    if (first && arrived.size() > 2) {
      arrived.remove(0);
    }
    if (last && arrived.size() > 2) {
      arrived.remove(arrived.size() - 1);
    }
    return arrived;
  }

  End end() {
    return end;
  }

  long availableAt() {
    return availableAt;
  }

  long endedAt() {
    return endedAt;
  }
}
