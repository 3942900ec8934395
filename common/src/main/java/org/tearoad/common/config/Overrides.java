package org.tearoad.common.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;

/** Settings given with the command instead of the file. */
final class Overrides {
  private static final String SPARK = "spark.tearoad.";

  private Overrides() {}

  /** Keys as below {@code tearoad}; what came through spark-submit gives way to {@code --set}. */
  static Config of(Map<String, String> overrides) {
    Config given = ConfigFactory.empty();
    Config givenToSpark = ConfigFactory.empty();
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      String key = override.getKey();
      if (key.startsWith(SPARK)) {
        givenToSpark = with(givenToSpark, "--conf " + key, key.substring(SPARK.length()), override);
      } else {
        given = with(given, "--set", key, override);
      }
    }
    return given.withFallback(givenToSpark);
  }

  private static Config with(
      Config config, String option, String key, Map.Entry<String, String> override) {
    try {
      return config.withValue(key, value(option, override.getValue()));
    } catch (ConfigException e) {
      throw new SettingsException(
          List.of("%s %s: not a key with a value, got %s".formatted(option, key, override)));
    }
  }

  /** Only lists and objects are HOCON: a URI or a date is plain text without quotes. */
  private static ConfigValue value(String option, String text) {
    boolean structured = text.startsWith("[") || text.startsWith("{");
    return structured
        ? ConfigFactory.parseString("value = " + text)
            .getValue("value")
            .withOrigin(ConfigOriginFactory.newSimple(option))
        : ConfigValueFactory.fromAnyRef(text, option);
  }
}
