package org.tearoad.samples;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many orders each stream has on each day. The counts follow the model exactly, rounded on
 * their running sum, so that a year's total is off by one at most: growth is planted, not drawn.
 */
final class OrderCounts {
  private final Calendar calendar;
  private final Map<Stream, int[]> counts = new EnumMap<>(Stream.class);

  OrderCounts(Calendar calendar, long orders) {
    this.calendar = calendar;
    Map<Stream, double[]> expected = new EnumMap<>(Stream.class);
    double sum = 0;
    for (Stream stream : Stream.values()) {
      double[] days = expectedDays(stream);
      expected.put(stream, days);
      for (double day : days) {
        sum += day;
      }
    }
    roundRunningSums(expected, orders / sum);
  }

  int of(Stream stream, int day) {
    return counts.get(stream)[day - calendar.from()];
  }

  private double[] expectedDays(Stream stream) {
    double[] days = new double[calendar.to() - calendar.from() + 1];
    int year = Integer.MIN_VALUE;
    double[] shares = {};
    for (int index = 0; index < days.length; index++) {
      int day = calendar.from() + index;
      if (Calendar.year(day) != year) {
        year = Calendar.year(day);
        shares = Seasonality.shares(stream, year);
      }
      days[index] = stream.level(year) * shares[day - Calendar.day(year, 1, 1)];
    }
    return days;
  }

  /**
   * One running sum goes through all streams, so that the total is the number that was asked for.
   */
  private void roundRunningSums(Map<Stream, double[]> expected, double scale) {
    double exact = 0;
    long rounded = 0;
    for (Stream stream : Stream.values()) {
      double[] days = expected.get(stream);
      int[] numbers = new int[days.length];
      for (int index = 0; index < days.length; index++) {
        exact += days[index] * scale;
        long upTo = Math.round(exact);
        numbers[index] = (int) (upTo - rounded);
        rounded = upTo;
      }
      counts.put(stream, numbers);
    }
  }
}
