package org.tearoad.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
  private static final LocalDate FIRST = LocalDate.of(2014, 10, 1);
  private static final LocalDate LAST = LocalDate.of(2015, 1, 15);

  @TempDir Path folder;

  @Test
  void equalSettingsGiveEqualBytesWhateverTheZoneAndLocale() {
    Path one = generate("one", 500, 7, DirtRates.usual());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertSameFiles(one, generate("other", 500, 7, DirtRates.usual()));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void anotherSeedGivesOtherOrders() {
    Path one = generate("one", 50, 1, DirtRates.usual());
    Path other = generate("other", 50, 2, DirtRates.usual());

    assertThat(RawLogs.lines(one.resolve("truth/orders.csv.gz")))
        .isNotEqualTo(RawLogs.lines(other.resolve("truth/orders.csv.gz")));
  }

  @Test
  void spotlessLogsHoldEachRowOnceAndNoReject() {
    Path output = generate("clean", 500, 1, DirtRates.none());

    assertThat(RawLogs.table(output.resolve("truth/rejects.csv"))).isEmpty();
    Map<Log, List<RawRow>> rows = RawLogs.accepted(output);
    for (Log log : Log.values()) {
      List<String> texts =
          rows.get(log).stream().map(row -> String.join(",", row.fields())).toList();
      assertThat(texts).isNotEmpty().doesNotHaveDuplicates();
    }
    assertThat(RawLogs.table(output.resolve("truth/orders.csv.gz"))).hasSize(500);
  }

  @Test
  void everyFileStandsUnderTheLastDayItCovers() {
    Path output = generate("weeks", 100, 1, DirtRates.usual());

    List<String> days =
        RawLogs.files(output.resolve("raw/orders")).stream()
            .map(path -> path.getParent().getFileName().toString())
            .toList();
    assertThat(days)
        .hasSize(16)
        .startsWith("dt=2014-10-07")
        .endsWith("dt=2015-01-13", "dt=2015-01-15");
  }

  @Test
  void noOrdersGiveHeadersOnly() {
    Path output = generate("empty", 0, 1, DirtRates.usual());

    assertThat(RawLogs.table(output.resolve("truth/orders.csv.gz"))).isEmpty();
    assertThat(RawLogs.lines(RawLogs.files(output.resolve("raw/payments")).get(0)))
        .containsExactly(Log.PAYMENTS.header());
  }

  @Test
  void theMarkSaysThatAllFiguresAreSimulated() {
    Path output = generate("mark", 1, 1, DirtRates.usual());

    assertThat(RawLogs.lines(output.resolve("raw/SIMULATED")).get(0)).contains("simulated");
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> generate("none", -1, 1, DirtRates.usual()))
        .hasMessage("Cannot generate sample logs: the number of orders is negative, got -1");
    assertThatThrownBy(() -> new DirtRates(0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .hasMessage("Cannot plant dirt: a rate is a share in 0..1, got 2.0");
  }

  static void assertSameFiles(Path expected, Path actual) {
    List<String> names = names(expected);
    assertThat(names(actual)).isEqualTo(names);
    List<String> different = new ArrayList<>();
    for (String name : new HashSet<>(names)) {
      if (!java.util.Arrays.equals(
          RawLogs.content(expected.resolve(name)), RawLogs.content(actual.resolve(name)))) {
        different.add(name);
      }
    }
    assertThat(different).as("files that differ").isEmpty();
  }

  private static List<String> names(Path folder) {
    return java.util.stream.Stream.of("raw", "truth")
        .flatMap(part -> RawLogs.files(folder.resolve(part)).stream())
        .map(path -> folder.relativize(path).toString())
        .toList();
  }

  private Path generate(String name, long orders, long seed, DirtRates dirt) {
    Path output = folder.resolve(name);
    Generator.generate(new GeneratorSettings(output, orders, seed, FIRST, LAST, 7, dirt));
    return output;
  }
}
