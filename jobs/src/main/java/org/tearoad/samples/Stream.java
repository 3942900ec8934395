package org.tearoad.samples;

/** A stream of trade that grows by its own rule. */
enum Stream {
  CROSS_BORDER("b2c"),
  DOMESTIC("b2c"),
  OTHER("b2c"),
  INQUIRIES("b2b");

  /**
   * Half as many again, and a little for the rows that the feed gap and the end of the logs
   * swallow.
   */
  private static final double GROWN_IN_2015 = 1.502;

  private final String channel;

  Stream(String channel) {
    this.channel = channel;
  }

  String channel() {
    return channel;
  }

  /** Orders in this year against all cross-border orders of 2014. */
  double level(int year) {
    return switch (this) {
      case CROSS_BORDER -> growing(year, 1 / 1.4, 1.0, GROWN_IN_2015);
      case DOMESTIC -> .8 * growing(year, .85, 1.0, 1.0);
      case OTHER -> .06 * growing(year, 1.0, 1.0, .8);
      case INQUIRIES -> .1 * growing(year, .7, 1.0, 1.6);
    };
  }

  /** Within a year the last day stands this much above the first, in logarithm. */
  double slope(int year) {
    return switch (this) {
      case CROSS_BORDER -> .37;
      case DOMESTIC -> year == 2013 ? .16 : 0;
      case OTHER -> 0;
      case INQUIRIES -> .4;
    };
  }

  private static double growing(int year, double in2013, double in2014, double in2015) {
    if (year < 2013) {
      return in2013 * StrictMath.pow(.7, 2013 - year);
    }
    return switch (year) {
      case 2013 -> in2013;
      case 2014 -> in2014;
      default -> in2015 * StrictMath.pow(1.2, year - 2015);
    };
  }
}
