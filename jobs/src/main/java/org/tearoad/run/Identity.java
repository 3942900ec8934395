package org.tearoad.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.tearoad.common.columns.KeyedHash;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.facts.OrderFacts;
import org.tearoad.facts.ParcelFacts;
import org.tearoad.facts.PaymentFacts;

/** What releases and stored facts were made of, as hashes that are equal when it is. */
final class Identity {
  private final Config config;
  private final TeaRoadSettings settings;
  private final Configuration hadoop;

  Identity(Config config, TeaRoadSettings settings, Configuration hadoop) {
    this.config = config;
    this.settings = settings;
    this.hadoop = hadoop;
  }

  /**
   * Equal identities have equal rows: what was read, for which day, by which settings, code,
   * SELECTs and data.
   */
  String ofRelease(
      List<LedgerEntry> ledger, LocalDate asOf, References references, String foldIdentity) {
    String files =
        ledger.stream()
            .map(
                entry ->
                    entry.source()
                        + " "
                        + entry.file()
                        + " "
                        + entry.size()
                        + " "
                        + entry.fingerprint())
            .sorted()
            .collect(Collectors.joining("\n"));
    SortedMap<String, String> shaping = configuration();
    shaping
        .keySet()
        .removeIf(
            key ->
                key.startsWith("lock.")
                    || key.startsWith("notify.")
                    || key.equals("warehouse")
                    || key.equals("raw"));
    return References.sha256(
        String.join(
            "\n",
            files,
            asOf.toString(),
            shaping.toString(),
            references.hashes().toString(),
            foldIdentity,
            ofSources().toString(),
            Program.build()));
  }

  /** How each source is read, by name: one that has been read must stay as it is. */
  SortedMap<String, String> ofSources() {
    var selects = new Selects(hadoop);
    SortedMap<String, String> sources = new TreeMap<>();
    for (SourceSettings source : settings.sources()) {
      sources.put(source.name(), References.sha256(source + selects.fingerprint(source)));
    }
    return sources;
  }

  /**
   * What shapes figures beside their input: releases that differ in it differ by method. Rates,
   * calendars and new files are input.
   */
  String ofMethod(String foldIdentity) {
    SortedMap<String, String> shaping = configuration();
    shaping.keySet().removeIf(key -> !key.startsWith("reporting.") && !key.startsWith("delivery."));
    // The languages of its reports change no figure.
    shaping.remove("reporting.languages");
    return References.sha256(
        String.join(
            "\n", shaping.toString(), ofSources().toString(), foldIdentity, Program.build()));
  }

  /**
   * What the stored facts and base marts depend on beside lines and sources: a change asks for a
   * rebuild, for months of two kinds must not be added up.
   */
  String ofFold(References references, KeyedHash buyers) {
    return References.sha256(
        String.join(
            "\n",
            settings.reportingZone().getId(),
            settings.homeCountry(),
            settings.partnerCountry(),
            settings.partnerMarketplaces().toString(),
            settings.delivery().untrackedServices().toString(),
            buyers.fingerprint(),
            references.hashes().get("event_codes"),
            references.hashes().get("postcode_prefixes"),
            references.hashes().get("regions"),
            OrderFacts.TABLE.schema().json(),
            PaymentFacts.TABLE.schema().json(),
            ParcelFacts.TABLE.schema().json(),
            Program.version(),
            ofStatements(baseMarts())));
  }

  private static List<String> baseMarts() {
    return Dictionary.steps().stream()
        .map(Step::output)
        .filter(table -> table.layer() == Layer.BASE_MARTS)
        .map(table -> Step.statement("marts/%s.sql".formatted(table.name())))
        .toList();
  }

  /** Equal while SQL files say the same; their comments and line breaks may differ. */
  static String ofStatements(List<String> statements) {
    return References.sha256(
        statements.stream()
            .flatMap(String::lines)
            .filter(line -> !line.strip().startsWith("--"))
            .flatMap(line -> Stream.of(line.strip().split("\\s+")))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  /**
   * The effective settings, without secrets: keys stand in files or the environment, credentials in
   * a URI are masked, and so is what follows the program in a command, which may hold a token.
   */
  SortedMap<String, String> configuration() {
    SortedMap<String, String> values = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> entry : config.getConfig("tearoad").entrySet()) {
      values.put(entry.getKey(), masked(entry.getKey(), entry.getValue().unwrapped()));
    }
    return values;
  }

  private static String masked(String key, Object value) {
    if (key.startsWith("notify.on-")) {
      List<String> words =
          value instanceof List<?> list
              ? list.stream().map(Object::toString).toList()
              : List.of(value.toString().split(","));
      return words.size() > 1 ? words.get(0) + " ***" : String.join("", words);
    }
    return value.toString().replaceAll("://[^/@\\s]*@", "://***@");
  }
}
