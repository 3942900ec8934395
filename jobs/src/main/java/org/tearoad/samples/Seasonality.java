package org.tearoad.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/** How orders spread over the days of a year, and when Chinese sellers rest. */
final class Seasonality {
  private static final int[] CHINESE_NEW_YEARS =
      java.util.stream.Stream.of(
              "2010-02-14",
              "2011-02-03",
              "2012-01-23",
              "2013-02-10",
              "2014-01-31",
              "2015-02-19",
              "2016-02-08",
              "2017-01-28",
              "2018-02-16",
              "2019-02-05",
              "2020-01-25",
              "2021-02-12",
              "2022-02-01",
              "2023-01-22",
              "2024-02-10",
              "2025-01-29",
              "2026-02-17",
              "2027-02-06",
              "2028-01-26",
              "2029-02-13")
          .mapToInt(date -> (int) LocalDate.parse(date).toEpochDay())
          .toArray();
  private static final int REST_BEFORE = 2;
  private static final int REST_AFTER = 8;

  private Seasonality() {}

  /** The expected share of the year's orders for each day of the year; sums to one. */
  static double[] shares(Stream stream, int year) {
    double[] shares = new double[LocalDate.of(year, 1, 1).lengthOfYear()];
    int first = Calendar.day(year, 1, 1);
    for (int index = 0; index < shares.length; index++) {
      double trend = StrictMath.exp(stream.slope(year) * index / shares.length);
      shares[index] = trend * factor(stream, LocalDate.ofEpochDay(first + index));
    }
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  /** The day on which a parcel that was ready on this day really leaves China. */
  static int endOfRest(int day) {
    for (int newYear : CHINESE_NEW_YEARS) {
      if (day >= newYear - REST_BEFORE && day < newYear + REST_AFTER) {
        return newYear + REST_AFTER;
      }
    }
    return day;
  }

  private static double factor(Stream stream, LocalDate date) {
    double weekday = weekday(stream, date.getDayOfWeek());
    return switch (stream) {
      case CROSS_BORDER, OTHER -> weekday * crossBorderEvent(date);
      case DOMESTIC -> weekday * domesticEvent(date);
      case INQUIRIES -> weekday * (atRest(date) ? .3 : 1);
    };
  }

  private static double weekday(Stream stream, DayOfWeek weekday) {
    if (stream == Stream.INQUIRIES) {
      return weekday.getValue() <= 5 ? 1 : .15;
    }
    return switch (weekday) {
      case MONDAY, TUESDAY -> 1.08;
      case WEDNESDAY, THURSDAY -> 1.03;
      case FRIDAY -> .97;
      case SATURDAY -> .87;
      case SUNDAY -> .94;
    };
  }

  private static double crossBorderEvent(LocalDate date) {
    int monthDay = date.getMonthValue() * 100 + date.getDayOfMonth();
    double factor = monthDay >= 1201 && monthDay <= 1220 ? 1.25 : 1;
    if (monthDay == 1111) {
      factor = 4.5;
    } else if (monthDay == 1112) {
      factor = 1.6;
    } else if (monthDay == 328) {
      factor = 2.2;
    }
    return atRest(date) ? factor * .75 : factor;
  }

  private static double domesticEvent(LocalDate date) {
    int monthDay = date.getMonthValue() * 100 + date.getDayOfMonth();
    if (monthDay <= 108) {
      return .6;
    }
    return monthDay >= 1125 && monthDay <= 1228 ? 1.4 : 1;
  }

  private static boolean atRest(LocalDate date) {
    int day = (int) date.toEpochDay();
    return endOfRest(day) != day;
  }
}
