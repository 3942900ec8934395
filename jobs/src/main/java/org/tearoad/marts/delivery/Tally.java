package org.tearoad.marts.delivery;

/** What is counted of the parcels of a slice beside their ages. */
final class Tally {
  long notTracked;
  long noStart;
  long negative;
  long paidOnDelivery;
  long tooRecent;

  /** Of the parcels that are counted. */
  long promised;

  long kept;

  /** Promised, and neither kept nor broken yet. */
  long undecided;

  long attempted;
  long firstAttempt;
  long complete;

  void exclude(String because, long parcels) {
    switch (because) {
      case "not_tracked_to_delivery" -> notTracked += parcels;
      case "no_start" -> noStart += parcels;
      case "negative" -> negative += parcels;
      case "paid_on_delivery" -> paidOnDelivery += parcels;
      default ->
          throw new IllegalArgumentException(
              "Cannot count excluded parcels: unknown reason, got " + because);
    }
  }
}
