package org.tearoad.samples;

/**
 * How often each kind of dirt is planted, as shares in 0..1.
 *
 * @param duplicates of all rows: repeated byte for byte, in the same or a later file
 * @param late of all rows: delivered 1 to 10 days after their day
 * @param corrections of orders: the last state is told again later, with another amount or category
 * @param equalSeconds of orders with several states: placed and confirmed in the same second
 * @param partialRefunds of captured payments: refunded in part, in one or two steps
 * @param untidyNumbers of scans: the tracking number in lower case or with spaces
 * @param foreignNumbers of parcels: a number of 13 characters that is no S10 number
 * @param reusedNumbers of parcels: a number that another order had more than 12 months before
 * @param sharedParcels of orders: travels in the parcel of another order
 * @param missingFirstScans of parcels: the first scan never arrives
 * @param missingLastScans of parcels: the last scan never arrives
 * @param missingValues of rows or orders, for each optional value: left empty
 * @param unreadable of all rows: an additional damaged copy that has to be rejected
 * @param defects of all rows: an additional copy with a fault in an optional value, which has to be
 *     accepted without it
 * @param waiting of orders: payments and scans arrive, the order never does
 */
public record DirtRates(
    double duplicates,
    double late,
    double corrections,
    double equalSeconds,
    double partialRefunds,
    double untidyNumbers,
    double foreignNumbers,
    double reusedNumbers,
    double sharedParcels,
    double missingFirstScans,
    double missingLastScans,
    double missingValues,
    double unreadable,
    double defects,
    double waiting) {

  public DirtRates {
    double[] rates = {
      duplicates,
      late,
      corrections,
      equalSeconds,
      partialRefunds,
      untidyNumbers,
      foreignNumbers,
      reusedNumbers,
      sharedParcels,
      missingFirstScans,
      missingLastScans,
      missingValues,
      unreadable,
      defects,
      waiting
    };
    for (double rate : rates) {
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "Cannot plant dirt: a rate is a share in 0..1, got " + rate);
      }
    }
  }

  /** What real postal exports and shop logs show. */
  public static DirtRates usual() {
    return new DirtRates(
        .03, .05, .01, .03, .03, .01, .003, .001, .002, .03, .02, .027, .001, .0002, .0003);
  }

  /** Spotless logs: each row once, on its day, complete. */
  public static DirtRates none() {
    return new DirtRates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
