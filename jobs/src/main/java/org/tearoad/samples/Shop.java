package org.tearoad.samples;

/**
 * One lane of a marketplace: who sells from where to where, for how much, and how its log is kept.
 *
 * @param shares of its stream in the middle of 2013, 2014 and 2015, relative to the other shops
 * @param since first day with orders
 * @param rampDays days from then until its share is reached
 * @param medianPrice in whole units of its currency
 */
record Shop(
    String marketplace,
    String prefix,
    Stream stream,
    String sellerCountry,
    String origin,
    String destination,
    String currency,
    double medianPrice,
    Shares shares,
    int since,
    int rampDays,
    Habit habit,
    InstantStyle style) {

  /** A brief log tells of what changes money only: placed, cancelled, returned. */
  enum Habit {
    BRIEF,
    FULL
  }

  /** Shares in the middle of three years; straight lines between them. */
  record Shares(double in2013, double in2014, double in2015) {
    double after(double years) {
      return years < 1
          ? in2013 + (in2014 - in2013) * years
          : in2014 + (in2015 - in2014) * (years - 1);
    }
  }

  private static final int MIDDLE_2013 = Calendar.day(2013, 7, 1);
  private static final double YEAR = 365;

  double weight(int day) {
    if (day < since) {
      return 0;
    }
    double years = Math.max(0, Math.min(2, (day - MIDDLE_2013) / YEAR));
    return shares.after(years) * Math.min(1, (day - since + 1.0) / rampDays);
  }

  boolean isDomestic() {
    return origin.equals(destination);
  }

  String flow() {
    String lane = origin + destination;
    return switch (lane) {
      case "CNRU" -> "import";
      case "RUCN" -> "export";
      case "RURU" -> "domestic";
      default -> "other";
    };
  }

  String trade() {
    return switch (flow()) {
      case "import", "export" -> "cross_border";
      default -> flow();
    };
  }
}
