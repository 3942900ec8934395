package org.tearoad.samples;

/** Where scans are made: the country, the office, the clock on its wall. */
final class Offices {
  private static final String[] CHINESE = {
    "CNPEKA", "CNCANA", "CNPVGA", "CNSZXA", "Guangzhou, Baiyun"
  };
  private static final String[] RUSSIAN = {
    "RUMOWC", "RULEDA", "RUSVXA", "RUOVBA", "Moscow, Vnukovo"
  };
  private static final String[] TRANSIT = {"KZALAA", "KZALAB", "KZ \"Dostyk\""};

  private Offices() {}

  static String country(Leg.Place place, Shop shop) {
    return switch (place) {
      case ORIGIN -> shop.origin();
      case TRANSIT -> "KZ";
      case GATEWAY, DESTINATION -> shop.destination();
    };
  }

  static int offsetHours(String country, Leg.Place place, Region region) {
    return switch (country) {
      case "CN" -> 8;
      case "KZ" -> 6;
      case "RU" -> place == Leg.Place.DESTINATION && region != null ? region.offsetHours() : 3;
      default -> 0;
    };
  }

  static String name(String country, Leg.Place place, Region region, Randomness random) {
    if (place == Leg.Place.DESTINATION && region != null) {
      return region.prefixes().get(0) + "00" + random.below(3);
    }
    return switch (country) {
      case "CN" -> one(CHINESE, random);
      case "RU" -> one(RUSSIAN, random);
      case "KZ" -> one(TRANSIT, random);
      case "DE" -> "DEFRAA";
      default -> country + "JFKA";
    };
  }

  private static String one(String[] names, Randomness random) {
    return names[(int) (random.uniform() * random.uniform() * names.length)];
  }
}
