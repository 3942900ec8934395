package org.tearoad.samples;

/**
 * Median days from posting until a parcel can be had. For China to Russia they follow the
 * calibration of the buyer's clock (medians of 55, 42 and 33 days in 2013, 2014 and 2015), less
 * what sellers need before and recipients after.
 */
final class TransitTime {
  private static final int[] MIDDLES = {
    Calendar.day(2013, 1, 1),
    Calendar.day(2013, 7, 1),
    Calendar.day(2014, 7, 1),
    Calendar.day(2015, 7, 1),
    Calendar.day(2015, 12, 31),
    Calendar.day(2018, 7, 1)
  };

  /**
   * Of registered small packets; what goes by courier pulls the median of all down to the published
   * figures.
   */
  private static final double[] BUYER_DAYS = {66, 62.5, 47, 35.8, 32, 29.5};

  private static final double BEFORE_AND_AFTER = 8.5;

  private TransitTime() {}

  static double medianDays(Shop shop, Product product, int postingDay) {
    return switch (shop.flow()) {
      case "import" -> (buyerDays(postingDay) - BEFORE_AND_AFTER) * product.pace();
      case "domestic" -> 9 * product.pace();
      case "export" -> 26 * product.pace();
      default -> 22 * product.pace();
    };
  }

  private static double buyerDays(int day) {
    if (day <= MIDDLES[0]) {
      return BUYER_DAYS[0];
    }
    for (int index = 1; index < MIDDLES.length; index++) {
      if (day <= MIDDLES[index]) {
        double part = (double) (day - MIDDLES[index - 1]) / (MIDDLES[index] - MIDDLES[index - 1]);
        return BUYER_DAYS[index - 1] + part * (BUYER_DAYS[index] - BUYER_DAYS[index - 1]);
      }
    }
    return BUYER_DAYS[BUYER_DAYS.length - 1];
  }
}
