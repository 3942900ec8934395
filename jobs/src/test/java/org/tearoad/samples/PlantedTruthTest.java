package org.tearoad.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample of 40,000 orders: what is planted is what the rows say, and what is committed is what
 * is generated.
 */
class PlantedTruthTest {
  private static final Path COMMITTED = Path.of("..", "data-samples");
  private static final boolean UPDATE = Boolean.getBoolean("samples.update");
  private static final List<String> CODES =
      List.of(
          "EMA", "EMB", "EXA", "EXC", "EXX", "EMC", "EMJ", "EMK", "EMD", "EDB", "EME", "EDC", "EDX",
          "EMF", "EDD", "EDE", "EMG", "EDH", "EMH", "EMI");

  @TempDir static Path folder;

  private static Map<Log, List<RawRow>> rows;
  private static List<String[]> orders;
  private static Recount recount;

  @BeforeAll
  static void generate() throws IOException {
    GeneratorSettings usual = GeneratorSettings.of(folder, 40_000);
    Generator.generate(
        new GeneratorSettings(
            folder, usual.orders(), usual.seed(), usual.from(), usual.to(), 7, usual.dirt()));
    rows = RawLogs.accepted(folder);
    orders = RawLogs.table(folder.resolve("truth/orders.csv.gz"));
    recount = new Recount(rows);
    if (UPDATE) {
      copyTo(COMMITTED);
      Files.writeString(COMMITTED.resolve("README.md"), SampleReadme.write(folder, rows));
    }
  }

  @Test
  void theCommittedSampleIsWhatTheGeneratorMakes() {
    GeneratorTest.assertSameFiles(folder, COMMITTED);
  }

  @Test
  void theReadmeListsTruePositions() throws IOException {
    assertThat(Files.readString(COMMITTED.resolve("README.md")))
        .isEqualTo(SampleReadme.write(folder, rows));
  }

  @Test
  void theCommittedSampleIsAtMost15Megabytes() throws IOException {
    long size = 0;
    for (String part : List.of("raw", "truth")) {
      for (Path file : RawLogs.files(COMMITTED.resolve(part))) {
        size += Files.size(file);
      }
    }
    assertThat(size).isLessThan(15_000_000);
  }

  @Test
  void crossBorderOrdersOf2015AreHalfAsManyAgainAndDomesticOnesStandStill() {
    Map<String, Long> years = new HashMap<>();
    for (String[] order : orders) {
      if (order[5].equals("b2c") && order[13].equals("true")) {
        years.merge(order[2].substring(0, 4) + order[4], 1L, Long::sum);
      }
    }

    assertThat(growth(years, "cross_border")).isCloseTo(.5, within(.01));
    assertThat(growth(years, "domestic")).isCloseTo(0, within(.005));
    assertThat(RawLogs.lines(folder.resolve("truth/growth.csv")))
        .anyMatch(
            line ->
                line.startsWith(
                    "2015,b2c,cross_border," + years.get("2015cross_border") + ",0.50"));
  }

  @Test
  void aCutOffRegionHasNoOrderAndComesBack() {
    List<String> days = new ArrayList<>();
    for (String[] order : orders) {
      if (order[8].equals("UA-43")) {
        days.add(order[2]);
      }
    }

    assertThat(days)
        .noneMatch(day -> day.compareTo("2015-07-20") >= 0 && day.compareTo("2015-12-15") <= 0);
    assertThat(days).filteredOn(day -> day.compareTo("2015-07-20") < 0).hasSizeGreaterThan(300);
    assertThat(days).filteredOn(day -> day.compareTo("2015-12-15") > 0).hasSizeGreaterThan(5);
  }

  @Test
  void aSilentMarketplaceHasNoRowOfItsDays() {
    List<LocalDate> days =
        rows.get(Log.ORDERS).stream()
            .filter(row -> row.value("marketplace").equals("jd"))
            .map(row -> LocalDate.ofInstant(row.instant("status_at"), ZoneId.of("Europe/Moscow")))
            .toList();

    assertThat(days).contains(LocalDate.of(2015, 3, 4), LocalDate.of(2015, 3, 10));
    assertThat(days)
        .doesNotContain(
            LocalDate.of(2015, 3, 5),
            LocalDate.of(2015, 3, 6),
            LocalDate.of(2015, 3, 7),
            LocalDate.of(2015, 3, 8),
            LocalDate.of(2015, 3, 9));
  }

  @Test
  void aLateMarketplaceBeginsOnItsDay() {
    assertThat(
            orders.stream()
                .filter(order -> order[6].equals("gearbest"))
                .map(order -> order[2])
                .sorted()
                .findFirst())
        .hasValueSatisfying(day -> assertThat(day).isBetween("2014-06-16", "2014-06-18"));
  }

  @Test
  void everyKindOfRejectAndDefectIsPlanted() {
    Set<String> planted = new HashSet<>();
    RawLogs.table(folder.resolve("truth/rejects.csv"))
        .forEach(row -> planted.add(log(row[0]) + row[2]));
    Set<String> defects = new HashSet<>();
    RawLogs.table(folder.resolve("truth/defects.csv"))
        .forEach(row -> defects.add(log(row[0]) + row[2]));

    for (Log log : Log.values()) {
      Damages.rejects(log)
          .forEach(kind -> assertThat(planted).contains(log.folder() + kind.reason()));
      Damages.defects(log)
          .forEach(kind -> assertThat(defects).contains(log.folder() + kind.reason()));
    }
    assertThat(planted)
        .contains(
            "ordersmarketplace_missing",
            "ordersstatus_at_after_file_day",
            "paymentspayment_at_no_offset",
            "shipmentstracking_number_bad_check_digit",
            "shipmentsline_ragged",
            "ordersline_unreadable");
  }

  @Test
  void acceptedNumbersOfS10ShapeHaveTheirCheckDigit() {
    assertThat(rows.get(Log.SHIPMENTS))
        .extracting(Recount::number)
        .filteredOn(number -> number.matches("[A-Z]{2}\\d{9}[A-Z]{2}"))
        .isNotEmpty()
        .allMatch(
            number ->
                TrackingNumbers.checkDigit(number.substring(2, 10)) == number.charAt(10) - '0');
  }

  @Test
  void truthOfOrdersIsWhatTheRowsSay() {
    List<String> truth =
        orders.stream()
            .map(
                o ->
                    String.join(
                        ",", o[0], o[1], o[2], o[9], o[10], o[11], o[12], o[13], o[14], o[15],
                        o[16]))
            .sorted()
            .toList();

    assertThat(recount.orders()).isEqualTo(truth);
  }

  @Test
  void truthOfParcelsIsWhatTheRowsSay() {
    Map<String, Instant> truth = new TreeMap<>();
    for (String[] parcel : RawLogs.table(folder.resolve("truth/parcels.csv.gz"))) {
      for (int code = 0; code < CODES.size(); code++) {
        if (!parcel[6 + code].isEmpty()) {
          truth.put(
              parcel[0] + " " + parcel[1] + " " + CODES.get(code), Instant.parse(parcel[6 + code]));
        }
      }
    }

    assertThat(new TreeMap<>(recount.scans())).isEqualTo(truth);
  }

  @Test
  void truthOfFilesAddsUp() {
    long accepted = 0;
    for (String[] file : RawLogs.table(folder.resolve("truth/files.csv"))) {
      accepted += Long.parseLong(file[1]) - Long.parseLong(file[2]);
    }

    assertThat(accepted).isEqualTo(rows.values().stream().mapToLong(List::size).sum());
  }

  private static double growth(Map<String, Long> years, String trade) {
    return (double) years.get("2015" + trade) / years.get("2014" + trade) - 1;
  }

  private static String log(String file) {
    return file.substring(0, file.indexOf('/'));
  }

  private static void copyTo(Path target) throws IOException {
    for (String part : List.of("raw", "truth")) {
      Path committed = target.resolve(part);
      if (Files.exists(committed)) {
        for (Path file : RawLogs.files(committed)) {
          Files.delete(file);
        }
      }
      for (Path file : RawLogs.files(folder.resolve(part))) {
        Path copy = target.resolve(folder.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
