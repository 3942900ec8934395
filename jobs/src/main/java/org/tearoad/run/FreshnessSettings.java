package org.tearoad.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tearoad.common.config.Settings;
import org.tearoad.marts.watch.FreshnessRule;

/** How late each source may be: its own settings, else those of all. */
final class FreshnessSettings {
  private static final int MOST_DAYS = 36_600;

  private FreshnessSettings() {}

  static Map<String, FreshnessRule> read(Settings settings) {
    FreshnessRule all =
        new FreshnessRule(
            settings.readInt("freshness.warn-after-days", 0, MOST_DAYS),
            settings.readInt("freshness.error-after-days", 0, MOST_DAYS),
            Optional.empty());
    Map<String, FreshnessRule> rules = new TreeMap<>();
    settings
        .sections("sources")
        .forEach((name, source) -> rules.put(name, rule(source.section("freshness"), all)));
    return rules;
  }

  private static FreshnessRule rule(Settings source, FreshnessRule all) {
    int warn =
        source.readOptional("warn-after-days", FreshnessSettings::days).orElse(all.warnAfterDays());
    int error =
        source
            .readOptional("error-after-days", FreshnessSettings::days)
            .orElse(all.errorAfterDays());
    if (warn > error) {
      source.problem(
          "warn-after-days",
          "a source cannot be late in error before it is a warning, got %d and error-after-days %d"
              .formatted(warn, error));
    }
    return new FreshnessRule(
        warn, error, source.readOptional("calendar", FreshnessSettings::country));
  }

  private static int days(String text) {
    int days = Integer.parseInt(text);
    if (days < 0 || days > MOST_DAYS) {
      throw new IllegalArgumentException("must be between 0 and " + MOST_DAYS);
    }
    return days;
  }

  private static String country(String text) {
    if (!Set.of(java.util.Locale.getISOCountries()).contains(text)) {
      throw new IllegalArgumentException("must be a country of ISO 3166-1 alpha-2");
    }
    return text;
  }
}
