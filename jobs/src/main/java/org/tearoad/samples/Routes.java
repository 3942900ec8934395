package org.tearoad.samples;

import static org.tearoad.samples.EventCode.*;

import java.util.List;
import org.tearoad.samples.Leg.Place;

/** The scans of a parcel up to the delivery office, by lane. */
final class Routes {
  private static final List<Leg> INTERNATIONAL =
      List.of(
          leg(EMA, 0, 1, 1, Place.ORIGIN),
          leg(EMB, 8, .92, .9, Place.ORIGIN),
          leg(EXA, 2, .25, .03, Place.ORIGIN),
          leg(EXC, 4, .22, .03, Place.ORIGIN),
          leg(EMC, 10, .98, .97, Place.ORIGIN),
          leg(EMJ, 8, .2, .15, Place.TRANSIT),
          leg(EMK, 5, .18, .12, Place.TRANSIT),
          leg(EMD, 25, .99, .98, Place.GATEWAY),
          leg(EDB, 2, .5, .1, Place.GATEWAY),
          leg(EME, 3, .03, .06, Place.GATEWAY),
          leg(EDC, 6, .48, .1, Place.GATEWAY),
          leg(EMF, 3, .93, .9, Place.GATEWAY),
          leg(EDD, 12, .6, .5, Place.DESTINATION),
          leg(EDE, 4, .5, .4, Place.DESTINATION),
          leg(EMG, 16, .96, .95, Place.DESTINATION));
  private static final List<Leg> DOMESTIC =
      List.of(
          leg(EMA, 0, 1, 1, Place.ORIGIN),
          leg(EDD, 12, .85, .8, Place.ORIGIN),
          leg(EDE, 10, .8, .75, Place.ORIGIN),
          leg(EDD, 35, .85, .8, Place.DESTINATION),
          leg(EDE, 10, .7, .65, Place.DESTINATION),
          leg(EMG, 25, .97, .96, Place.DESTINATION));

  /** The way from the delivery office to the recipient, the attempt or the counter. */
  static final double LAST_WEIGHT = 4;

  private Routes() {}

  static List<Leg> of(Shop shop) {
    return shop.isDomestic() ? DOMESTIC : INTERNATIONAL;
  }

  private static Leg leg(EventCode code, double weight, double chance, double before, Place place) {
    return new Leg(code, weight, chance, before, place);
  }
}
