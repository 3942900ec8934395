package org.tearoad.samples;

import java.util.List;

/**
 * A parcel and its scans in order of time.
 *
 * @param service empty where the carrier does not write it
 * @param bag the bag it travels in: parcels of a bag share their luck
 * @param end what became of it, known or not
 * @param endedAt the instant of that, Long.MAX_VALUE when it never ends
 */
record Parcel(
    String trackingNumber,
    String carrier,
    String service,
    String bag,
    End end,
    long availableAt,
    long endedAt,
    List<Scan> scans) {

  /** What became of a parcel. Untracked ones are delivered, but nobody sees it. */
  enum End {
    DELIVERED,
    RETURNED,
    LOST,
    UNTRACKED
  }

  Parcel {
    scans = List.copyOf(scans);
  }
}
