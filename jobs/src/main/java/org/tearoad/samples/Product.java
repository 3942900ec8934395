package org.tearoad.samples;

/**
 * A carrier's service.
 *
 * @param letter first letter of its S10 numbers
 * @param pace time against the usual, 1 for registered small packets
 * @param pickUp share that waits at the post office for its recipient
 */
record Product(
    String carrier, String service, char letter, Format format, double pace, double pickUp) {

  /** The shapes of tracking numbers. */
  enum Format {
    S10,
    DOMESTIC_14,
    SF_EXPRESS,
    TEN_DIGITS,
    DPD
  }

  /** Untracked letter-post: nobody scans it after the import office. */
  boolean isTracked() {
    return !service.equals("economy");
  }

  /** Russian Post inside Russia, whose log writes its own operation codes. */
  boolean writesOperations() {
    return format == Format.DOMESTIC_14;
  }
}
