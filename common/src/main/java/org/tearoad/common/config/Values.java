package org.tearoad.common.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.zone.ZoneRulesException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the text of a value to what it means, and from an exception to what is wrong with it. */
final class Values {

  private Values() {}

  static String explain(RuntimeException e) {
    if (e instanceof ZoneRulesException) {
      return "unknown time zone";
    } else if (e instanceof NumberFormatException) {
      return "not a number";
    } else if (e instanceof DateTimeException) {
      return "not a date, time or zone";
    } else if (e instanceof ConfigException.BadValue) {
      return "not a length of time";
    }
    return e.getMessage() == null ? "not valid" : e.getMessage();
  }

  static <N extends Number & Comparable<N>> N between(N number, N least, N most) {
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      throw new IllegalArgumentException("not between " + least + " and " + most);
    }
    return number;
  }

  static Duration atLeast(Duration duration, Duration least) {
    if (duration.compareTo(least) < 0) {
      // Who forgets the unit means seconds.
      throw new IllegalArgumentException(
          "must be at least %d s, and a number without a unit is milliseconds"
              .formatted(least.toSeconds()));
    }
    return duration;
  }

  static boolean parseBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  static List<String> splitAtCommas(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  static Duration parseDuration(String text) {
    return ConfigFactory.parseMap(Map.of("duration", text)).getDuration("duration");
  }
}
