package org.tearoad.common.statistics;

/** Series of the trend tests; the values come from pyMannKendall (MIT). */
final class Trends {
  static final double[] FALLING = {
    38.0, 37.2, 39.1, 36.8, 35.9, 36.4, 34.0, 34.6, 33.1, 32.2, 33.5, 31.9, 30.4, 31.0, 29.5, 29.9,
    28.1, 28.8, 27.0, 27.6, 26.2, 26.2, 25.1, 25.9
  };
  static final double[] TIED = {5, 5, 6, 7, 7, 7, 8, 9, 9, 12};

  private Trends() {}

  static double[] months(double[] values) {
    double[] months = new double[values.length];
    for (int month = 0; month < months.length; month++) {
      months[month] = month;
    }
    return months;
  }
}
