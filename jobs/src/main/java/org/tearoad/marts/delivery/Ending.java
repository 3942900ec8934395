package org.tearoad.marts.delivery;

/** How a parcel's clock ended; the order of the causes is that of the life tables. */
enum Ending {
  DELIVERED,
  RETURNED,
  /** No scan for so long that nothing is expected any more. */
  LOST,
  /** Still open when it was last followed. */
  OPEN
}
