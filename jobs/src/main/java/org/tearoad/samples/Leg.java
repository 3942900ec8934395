package org.tearoad.samples;

/**
 * The way to one scan.
 *
 * @param weight its part of the whole time, relative to the other legs
 * @param chance of being scanned since 2015, and before, when networks sent fewer events
 */
record Leg(EventCode code, double weight, double chance, double chanceBefore2015, Place place) {

  /** Where the scan is made. */
  enum Place {
    ORIGIN,
    TRANSIT,
    GATEWAY,
    DESTINATION
  }
}
