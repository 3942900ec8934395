package org.tearoad.run;

import com.typesafe.config.Config;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tearoad.clean.CleanJob;
import org.tearoad.clean.LogContract;
import org.tearoad.common.config.Settings;
import org.tearoad.facts.FactSettings;
import org.tearoad.marts.delivery.DeliverySettings;
import org.tearoad.marts.disclosure.DisclosureSettings;
import org.tearoad.marts.watch.FreshnessRule;
import org.tearoad.reports.Language;
import org.tearoad.run.SourceSettings.Lookup;
import org.tearoad.run.SourceSettings.RowsPerLine;

/**
 * What a run needs to know; every setting is explained in conf/tearoad.conf.
 *
 * @param freshness how late each source may be, by its name
 */
public record TeaRoadSettings(
    String raw,
    String warehouse,
    ZoneId reportingZone,
    String homeCountry,
    String partnerCountry,
    List<String> partnerMarketplaces,
    int provisionalDays,
    Set<Language> languages,
    Optional<String> buyerKeyFile,
    DeliverySettings delivery,
    DisclosureSettings disclosure,
    ReferenceFiles reference,
    List<SourceSettings> sources,
    double rejectWarnShare,
    double rejectFailShare,
    int mostBadFiles,
    Map<String, FreshnessRule> freshness,
    Notification notification,
    Duration lockLease) {
  private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

  /** A pause of the disk or of the collector of garbage must not look like death. */
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);

  /** Where reference data lie, and whose postcodes they are. */
  public record ReferenceFiles(
      String fxRates,
      String regions,
      String tileGrid,
      String names,
      String postcodePrefixes,
      String eventCodes,
      String workingDays,
      String lunarNewYear,
      String marketBenchmarks,
      String postcodeCountry) {}

  public static TeaRoadSettings read(Config config) {
    var settings = new Settings(config.getConfig("tearoad"));
    var read =
        new TeaRoadSettings(
            settings.read("raw", TeaRoadSettings::filled),
            settings.read("warehouse", TeaRoadSettings::filled),
            settings.read("reporting.zone", ZoneId::of),
            settings.read("reporting.home-country", TeaRoadSettings::country),
            settings.read("reporting.partner-country", TeaRoadSettings::country),
            lowerCase(settings.readList("reporting.partner-marketplaces")),
            settings.readInt("reporting.provisional-days", 0, 3660),
            languages(settings),
            settings.readOptional("buyers.key-file", TeaRoadSettings::filled),
            delivery(settings),
            disclosure(settings.section("disclosure")),
            references(settings.section("reference")),
            sources(settings),
            warnShare(settings),
            settings.readDouble("rejects.fail-share", 0, 1),
            settings.readInt("rejects.most-bad-files", 0, Integer.MAX_VALUE),
            FreshnessSettings.read(settings),
            new Notification(
                settings.readList("notify.on-failure"),
                settings.readList("notify.on-alert"),
                settings.readDuration("notify.timeout", SHORTEST_TIMEOUT)),
            settings.readDuration("lock.lease", SHORTEST_LEASE));
    settings.failIfProblems();
    return read;
  }

  FactSettings factSettings() {
    return new FactSettings(reportingZone, homeCountry, partnerCountry);
  }

  private static double warnShare(Settings settings) {
    double warn = settings.readDouble("rejects.warn-share", 0, 1);
    double fail = settings.readDouble("rejects.fail-share", 0, 1);
    if (warn > fail) {
      settings.problem(
          "rejects.warn-share",
          "must not be above rejects.fail-share, got %s and %s".formatted(warn, fail));
    }
    return warn;
  }

  private static Set<Language> languages(Settings settings) {
    Set<Language> languages = new LinkedHashSet<>();
    for (String code : settings.readList("reporting.languages")) {
      Language.of(code)
          .ifPresentOrElse(
              languages::add,
              () -> settings.problem("reporting.languages", "must be of en, ru, zh, got " + code));
    }
    return languages;
  }

  private static DeliverySettings delivery(Settings settings) {
    return new DeliverySettings(
        settings.readInt("delivery.lost-after-days", 1, 3660),
        settings.readInt("delivery.mature-after-days", 1, 3660),
        lowerCase(settings.readList("delivery.untracked-services")),
        settings.read("reporting.home-country", TeaRoadSettings::country),
        settings.read("reporting.partner-country", TeaRoadSettings::country));
  }

  private static DisclosureSettings disclosure(Settings settings) {
    return new DisclosureSettings(
        settings.readInt("minimum-contributors", 2, 1000),
        settings.readDouble("p-percent", 0, 100),
        lowerCase(settings.readList("public-entities")));
  }

  /** Codes of the logs are lower-cased before they are judged. */
  private static List<String> lowerCase(List<String> codes) {
    return codes.stream().map(code -> code.toLowerCase(Locale.ROOT)).toList();
  }

  private static ReferenceFiles references(Settings settings) {
    return new ReferenceFiles(
        settings.read("fx-rates", TeaRoadSettings::filled),
        settings.read("regions", TeaRoadSettings::filled),
        settings.read("tile-grid", TeaRoadSettings::filled),
        settings.read("names", TeaRoadSettings::filled),
        settings.read("postcode-prefixes", TeaRoadSettings::filled),
        settings.read("event-codes", TeaRoadSettings::filled),
        settings.read("working-days", TeaRoadSettings::filled),
        settings.read("lunar-new-year", TeaRoadSettings::filled),
        settings.read("market-benchmarks", TeaRoadSettings::filled),
        settings.read("postcode-country", TeaRoadSettings::country));
  }

  private static List<SourceSettings> sources(Settings settings) {
    List<SourceSettings> sources = new ArrayList<>();
    new TreeMap<>(settings.sections("sources"))
        .forEach((name, source) -> sources.add(source(name, source)));
    if (sources.isEmpty()) {
      settings.problem("sources", "there must be at least one source");
    }
    return sources;
  }

  private static SourceSettings source(String name, Settings settings) {
    Map<String, Lookup> lookups = new TreeMap<>();
    settings
        .sections("lookups")
        .forEach(
            (view, lookup) ->
                lookups.put(
                    view,
                    new Lookup(
                        lookup.read("file", TeaRoadSettings::filled),
                        lookup.read("key", TeaRoadSettings::filled),
                        lookup.readOptional("delimiter", TeaRoadSettings::character).orElse(','))));
    return new SourceSettings(
        name,
        settings.read("log", TeaRoadSettings::log),
        settings.read("files", TeaRoadSettings::filled),
        settings.readOptional("format", RawFormat::parse),
        settings.readOptional("delimiter", TeaRoadSettings::character).orElse(','),
        settings.readOptional("zone", ZoneId::of),
        settings.readOptional("select", TeaRoadSettings::filled),
        settings
            .readOptional(
                "rows-per-line", text -> RowsPerLine.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(RowsPerLine.ONE),
        lookups);
  }

  private static String log(String text) {
    List<String> logs = CleanJob.LOGS.stream().map(LogContract::name).toList();
    if (!logs.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", logs));
    }
    return text;
  }

  private static String country(String text) {
    if (!Set.of(Locale.getISOCountries()).contains(text)) {
      throw new IllegalArgumentException("must be a country of ISO 3166-1 alpha-2");
    }
    return text;
  }

  private static char character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("must be one character");
    }
    return text.charAt(0);
  }

  private static String filled(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return text;
  }
}
