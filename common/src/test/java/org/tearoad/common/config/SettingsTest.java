package org.tearoad.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static Settings settings(String text) {
    ConfigParseOptions named = ConfigParseOptions.defaults().setOriginDescription("conf/x.conf");
    return new Settings(ConfigFactory.parseString(text, named));
  }

  private static void assertProblems(Settings settings, String... problems) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(settings::failIfProblems)
        .withMessage(
            "Cannot start, settings are wrong:\n  " + String.join("\n  ", List.of(problems)));
  }

  @Test
  void everyProblemIsReportedAtOnceByFileAndLine() {
    Settings settings =
        settings(
            """
            limits { rows = many }
            reporting {
              zone = Europe/Mosow
              currency = RUBB
              day = 2015-13-01
            }
            reportng.zone = Europe/Moscow
            """);

    settings.read("reporting.zone", ZoneId::of);
    settings.read("reporting.currency", Currency::getInstance);
    settings.read("reporting.day", LocalDate::parse);
    settings.readInt("limits.rows");
    settings.read("warehouse", text -> text);

    assertProblems(
        settings,
        "warehouse: missing",
        "conf/x.conf:1 limits.rows: not a number, got many",
        "conf/x.conf:3 reporting.zone: unknown time zone, got Europe/Mosow",
        "conf/x.conf:4 reporting.currency: not valid, got RUBB",
        "conf/x.conf:5 reporting.day: not a date, time or zone, got 2015-13-01",
        "conf/x.conf:7 reportng.zone: unknown setting, did you mean reporting.zone?");
  }

  @Test
  void aGroupWithCommentsOnlyIsNoUnknownSetting() {
    Settings settings = settings("buyers {\n  # key-file = x\n}\nbuyer {\n}\n");

    settings.readOptional("buyers.key-file", text -> text);

    assertProblems(settings, "conf/x.conf:4 buyer: unknown setting");
  }

  @Test
  void goodSettingsAreReadByType() {
    Settings settings =
        settings(
            """
            rows = 12, share = 0.25, wait = 5 minutes, strict = yes
            names = [a, b], more = "c, d", none = null
            """);

    assertThat(settings.readInt("rows", 1, 12)).isEqualTo(12);
    assertThat(settings.readDouble("share", 0, 1)).isEqualTo(0.25);
    assertThat(settings.readDuration("wait", Duration.ofMinutes(5)))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.readBoolean("strict")).isTrue();
    assertThat(settings.readList("names")).containsExactly("a", "b");
    assertThat(settings.readList("more")).containsExactly("c", "d");
    assertThat(settings.readOptional("none", text -> text)).isEmpty();
    assertThat(settings.readOptional("absent", text -> text)).isEmpty();
    assertThat(settings.readOptional("rows", Integer::valueOf)).isEqualTo(Optional.of(12));
    settings.failIfProblems();
  }

  @Test
  void wrongValuesReadAsNothing() {
    Settings settings =
        settings(
            """
            rows = 13
            share = NaN
            wait = long
            strict = perhaps
            names = [[a]]
            zone = { x = 1 }
            """);

    assertThat(settings.readInt("rows", 1, 12)).isZero();
    assertThat(settings.readDouble("share", 0, 1)).isZero();
    assertThat(settings.readDuration("wait", Duration.ofMinutes(5))).isNull();
    assertThat(settings.readBoolean("strict")).isFalse();
    assertThat(settings.readList("names")).isEmpty();
    assertThat(settings.readList("none")).isEmpty();
    assertThat(settings.<String>read("zone", text -> text)).isNull();
    assertProblems(
        settings,
        "none: missing",
        "conf/x.conf:1 rows: not between 1 and 12, got 13",
        "conf/x.conf:2 share: not between 0.0 and 1.0, got NaN",
        "conf/x.conf:3 wait: not a length of time, got long",
        "conf/x.conf:4 strict: neither true nor false, got perhaps",
        "conf/x.conf:5 names: a list of single values is needed",
        "conf/x.conf:6 zone: a single value is needed, got a section");
  }

  @Test
  void namedSectionsShareOneListOfProblems() {
    Settings settings =
        settings(
            """
            sources {
              shop-b { format = csv, formt = x }
              "shop.a" { zone = Nowhere/Land }
              shop-c = csv
            }
            empty {}
            """);

    assertThat(settings.sections("sources").keySet()).containsExactly("shop-b", "shop.a");
    settings
        .sections("sources")
        .values()
        .forEach(
            source -> {
              source.readOptional("format", text -> text);
              source.readOptional("zone", ZoneId::of);
            });
    assertThat(settings.sections("absent")).isEmpty();
    assertThat(settings.section("empty").readOptional("x", text -> text)).isEmpty();

    assertProblems(
        settings,
        "conf/x.conf:2 sources.shop-b.formt: unknown setting, did you mean sources.shop-b.format?",
        "conf/x.conf:3 sources.\"shop.a\".zone: unknown time zone, got Nowhere/Land",
        "conf/x.conf:4 sources.shop-c: a section { ... } is needed");
  }

  @Test
  void aSectionThatIsNoSectionAndAValueUnderAValueAreProblems() {
    Settings settings = settings("reporting = 5\nlock = 6");

    assertThat(settings.section("reporting").readOptional("zone", ZoneId::of)).isEmpty();
    settings.read("lock.lease", text -> text);

    assertProblems(
        settings,
        "lock.lease: missing",
        "conf/x.conf:1 reporting: a section { ... } is needed, got a single value",
        "conf/x.conf:2 lock: unknown setting");
  }

  @Test
  void valuesThatDoNotFitTogetherAreReportedLikeOthers() {
    Settings settings = settings("from = 2\nto = 1");
    settings.readInt("from");
    settings.readInt("to");

    settings.problem("to", "before from, got 1");

    assertProblems(settings, "conf/x.conf:2 to: before from, got 1");
  }

  @Test
  void editsAreCountedAsLevenshteinDid() {
    assertThat(Problems.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(Problems.edits("", "abc")).isEqualTo(3);
    assertThat(Problems.edits("zone", "zone")).isZero();
  }
}
