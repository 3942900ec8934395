package org.tearoad.samples;

import java.util.List;
import org.tearoad.samples.Shop.Habit;

/** The shops of the simulation. Names are real, figures are not. */
final class Shops {
  private static final int ALWAYS = 0;
  private static final int AT_ONCE = 1;
  private static final int LATE = PlantedEvents.LATE_MARKETPLACE_SINCE;
  private static final int HOME = PlantedEvents.HOME_PLATFORM_SINCE;
  private static final int EXPORTS = PlantedEvents.EXPORTS_SINCE;

  private static final List<Shop> ALL =
      List.of(
          imports(
              "aliexpress", "AE", "USD", 13, 40, 50, 61, ALWAYS, Habit.BRIEF, InstantStyle.BEIJING),
          imports("ebay", "EB", "USD", 16, 30, 22, 12, ALWAYS, Habit.BRIEF, InstantStyle.UTC),
          imports("tmall", "TM", "CNY", 150, 8, 8, 8, ALWAYS, Habit.BRIEF, InstantStyle.BEIJING),
          imports("jd", "JD", "CNY", 220, 5, 6, 7, ALWAYS, Habit.FULL, InstantStyle.BEIJING),
          imports("taobao", "TB", "CNY", 90, 8, 7, 5, ALWAYS, Habit.BRIEF, InstantStyle.BEIJING),
          imports(
              "gearbest",
              "GB",
              "USD",
              30,
              6,
              6,
              6,
              LATE,
              Habit.FULL,
              InstantStyle.UTC_MICROSECONDS),
          imports("lightinthebox", "LB", "USD", 28, 7, 5, 3, ALWAYS, Habit.BRIEF, InstantStyle.UTC),
          lane("tmall", "TX", Stream.CROSS_BORDER, "RU", "CN", "CNY", 200, 1.2, EXPORTS, 120),
          lane("jd", "JX", Stream.CROSS_BORDER, "RU", "CN", "CNY", 180, .6, EXPORTS + 30, 90),
          lane(
              "aliexpress",
              "AX",
              Stream.CROSS_BORDER,
              "RU",
              "CN",
              "USD",
              25,
              .9,
              EXPORTS + 14,
              100),
          domestic("ozon", "OZ", 1500, 22, 22, 21, Habit.FULL, InstantStyle.MOSCOW_SPACED),
          domestic("wildberries", "WB", 1700, 18, 20, 22, Habit.BRIEF, InstantStyle.MOSCOW),
          domestic("ulmart", "UL", 3800, 24, 24, 22, Habit.BRIEF, InstantStyle.MOSCOW),
          domestic("lamoda", "LM", 3200, 10, 10, 10, Habit.BRIEF, InstantStyle.UTC),
          domestic("svyaznoy", "SV", 5200, 10, 9, 8, Habit.BRIEF, InstantStyle.MOSCOW),
          domestic("citilink", "CL", 4600, 10, 9, 9, Habit.BRIEF, InstantStyle.MOSCOW),
          lane("tmall", "TH", Stream.DOMESTIC, "RU", "RU", "RUB", 2500, 1, HOME, 100),
          lane("aliexpress", "AH", Stream.DOMESTIC, "RU", "RU", "RUB", 1400, 2, HOME, 100),
          lane("ebay", "EU", Stream.OTHER, "US", "RU", "USD", 45, 6, ALWAYS, AT_ONCE),
          lane("amazon", "AM", Stream.OTHER, "DE", "RU", "EUR", 50, 3, ALWAYS, AT_ONCE),
          inquiries("etp-gpb", "GC", "CN", "RU", "CNY", 60_000, 1, 3, 5),
          inquiries("etp-gpb", "GX", "RU", "CN", "RUB", 500_000, .2, .6, 1),
          inquiries("etp-gpb", "GR", "RU", "RU", "RUB", 300_000, 1.5, 1.5, 1.5),
          inquiries("b2b-center", "BC", "CN", "RU", "CNY", 80_000, 2, 3, 4),
          inquiries("b2b-center", "BX", "RU", "CN", "RUB", 700_000, .3, .5, .8),
          inquiries("b2b-center", "BR", "RU", "RU", "RUB", 400_000, 3, 3, 3));

  private Shops() {}

  static Shop draw(Stream stream, int day, Randomness random) {
    double[] weights = new double[ALL.size()];
    for (int index = 0; index < weights.length; index++) {
      Shop shop = ALL.get(index);
      weights[index] = shop.stream() == stream ? shop.weight(day) : 0;
    }
    return ALL.get(random.pick(weights));
  }

  private static Shop imports(
      String marketplace,
      String prefix,
      String currency,
      double price,
      double in2013,
      double in2014,
      double in2015,
      int since,
      Habit habit,
      InstantStyle style) {
    Shop.Shares shares = new Shop.Shares(in2013, in2014, in2015);
    return new Shop(
        marketplace,
        prefix,
        Stream.CROSS_BORDER,
        "CN",
        "CN",
        "RU",
        currency,
        price,
        shares,
        since,
        AT_ONCE,
        habit,
        style);
  }

  private static Shop domestic(
      String marketplace,
      String prefix,
      double price,
      double in2013,
      double in2014,
      double in2015,
      Habit habit,
      InstantStyle style) {
    Shop.Shares shares = new Shop.Shares(in2013, in2014, in2015);
    return new Shop(
        marketplace,
        prefix,
        Stream.DOMESTIC,
        "RU",
        "RU",
        "RU",
        "RUB",
        price,
        shares,
        ALWAYS,
        AT_ONCE,
        habit,
        style);
  }

  private static Shop lane(
      String marketplace,
      String prefix,
      Stream stream,
      String origin,
      String destination,
      String currency,
      double price,
      double share,
      int since,
      int rampDays) {
    Shop.Shares shares = new Shop.Shares(share, share, share);
    return new Shop(
        marketplace,
        prefix,
        stream,
        origin,
        origin,
        destination,
        currency,
        price,
        shares,
        since,
        rampDays,
        Habit.BRIEF,
        InstantStyle.UTC);
  }

  private static Shop inquiries(
      String marketplace,
      String prefix,
      String origin,
      String destination,
      String currency,
      double price,
      double in2013,
      double in2014,
      double in2015) {
    Shop.Shares shares = new Shop.Shares(in2013, in2014, in2015);
    return new Shop(
        marketplace,
        prefix,
        Stream.INQUIRIES,
        origin,
        origin,
        destination,
        currency,
        price,
        shares,
        ALWAYS,
        AT_ONCE,
        Habit.FULL,
        InstantStyle.MOSCOW);
  }
}
