package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** Each thing that an operator can get wrong ends with its own exit code and says what to do. */
@ExtendWith(SparkExtension.class)
class ExitCodesTest {
  @TempDir private Path folder;

  private Site site;

  @BeforeEach
  void logs() {
    site = Lines.day(Site.in(folder), "2015-11-11", "o1");
  }

  @Test
  void without_a_raw_folder_the_code_is_4() {
    Path nowhere = folder.resolve("nowhere");
    ends(
        site.withRaw(nowhere).run("nightly"),
        4,
        "Cannot read raw logs: there is no such folder, got %s; set tearoad.raw"
            .formatted(nowhere));
  }

  @Test
  void without_the_folder_of_a_source_the_code_is_4() {
    ends(
        site.with("sources.payments.files = paid").run("nightly"),
        4,
        "Cannot read source payments: there is no such folder or file, got file:%s/paid; set tearoad.sources.payments.files"
            .formatted(site.raw()));
  }

  @Test
  void without_any_file_the_code_is_4() {
    Lines.day(site, "2015-11-11");
    for (String log : new String[] {"orders", "payments", "shipments"}) {
      site.delete(log + "/dt=2015-11-11/" + log + ".csv");
    }
    String message = "there is no input file, got " + site.raw();
    ends(site.run("nightly"), 4, "Cannot run: " + message);
    ends(site.run("nightly", "--as-of", "2015-11-11"), 4, "Cannot run for 2015-11-11: " + message);
  }

  @Test
  void a_day_before_the_first_file_has_code_4() {
    ends(
        site.run("nightly", "--as-of", "2015-11-10"),
        4,
        "Cannot run for 2015-11-10: the first input is of 2015-11-11");
  }

  @Test
  void an_impossible_date_has_code_2_wherever_it_stands() {
    Ended option = site.run("nightly", "--as-of", "2015-02-30");
    assertThat(option.code()).as(option.all()).isEqualTo(2);
    assertThat(option.err()).contains("Invalid value for option '--as-of'", "2015-02-30");

    site.file("orders/dt=2015-02-30/orders.csv", Lines.ORDERS);
    ends(
        site.run("nightly"),
        2,
        "Cannot read orders/dt=2015-02-30/orders.csv: the day in its path is no date like dt=2015-12-31, got dt=2015-02-30");
  }

  @Test
  void files_without_a_day_need_one() {
    Site dayless = Site.in(folder.resolve("dayless"));
    for (String log : new String[] {"payments", "shipments"}) {
      dayless.file(log + "/a.csv", log.equals("payments") ? Lines.PAYMENTS : Lines.SHIPMENTS);
    }
    dayless.file("orders/a.csv", Lines.ORDERS + Lines.order("o1", "2015-11-11"));
    ends(
        dayless.run("nightly"),
        2,
        "Cannot tell the as-of day: no file is named by a day (dt=2015-12-31); give --as-of");
  }

  @Test
  void an_unknown_setting_has_code_2_and_a_suggestion() throws IOException {
    Site mistyped = site.with("rejects.fail-shar = 0.1");
    int line = 1 + Files.readAllLines(mistyped.settingsFile()).indexOf("  rejects.fail-shar = 0.1");
    Ended ended = mistyped.run("nightly");
    assertThat(ended.code()).as(ended.all()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("Cannot start, settings are wrong:")
        .contains(
            "site.conf:%d rejects.fail-shar: unknown setting, did you mean rejects.fail-share?"
                .formatted(line));
  }

  @Test
  void the_key_of_the_demo_is_refused_for_real_logs_alone(SparkSession spark) {
    Site demo = site.with("buyers.key-file = \"%s\"".formatted(Site.project("conf/demo.key")));
    String message =
        "Cannot hash buyers by the demo's key: these logs are not simulated; set TEAROAD_BUYER_KEY to a key of your own";

    ends(demo.run("nightly"), 2, message);
    assertThat(demo.run("check").out()).contains(message);

    demo.file("SIMULATED", "yes\n");
    Ended simulated = demo.run("nightly");
    assertThat(simulated.code()).as(simulated.all()).isZero();
    assertThat(demo.manifest().simulated()).isTrue();
  }

  @Test
  void without_a_key_the_code_is_2() {
    ends(
        site.with("buyers.key-file = \"%s\"".formatted(folder.resolve("no.key"))).run("nightly"),
        2,
        "Cannot hash buyers: there is no key; put one into the environment variable TEAROAD_BUYER_KEY or into the file that tearoad.buyers.key-file names");
  }

  @Test
  void what_has_changed_behind_a_release_has_code_5(SparkSession spark) {
    assertThat(site.run("nightly").code()).isZero();

    String message =
        "Cannot go on from release 2015-11-11: the zone, the countries, the partner marketplaces, the untracked services, the key of the buyers, a source, a code table or how the program makes stored tables has changed; run rebuild";
    for (String change :
        List.of("reporting.zone = Asia/Shanghai", "delivery.untracked-services = [economy]")) {
      ends(site.with(change).run("nightly"), 5, message);
      checkTells(site.with(change).run("check"), message);
    }
    checkTells(
        site.run("check", "--as-of", "2015-11-30"),
        "Cannot publish 2015-11-30: the newest input is of 2015-11-11, 19 days before, and freshness.error-after-days is 7");
    assertThat(site.run("check").out()).startsWith("nothing is wrong");

    site.file("orders/dt=2015-11-11/orders.csv", Lines.ORDERS + Lines.order("o2", "2015-11-10"));
    Ended changed = site.run("nightly");
    assertThat(changed.code()).as(changed.all()).isEqualTo(5);
    assertThat(changed.err())
        .startsWith(
            "Cannot go on: orders/dt=2015-11-11/orders.csv has changed since it was read on its way into orders (")
        .endsWith(
            "put the old file back, or run backfill --from 2015-11-11 --to 2015-11-11"
                + System.lineSeparator());

    Ended rebuilt = site.with("reporting.zone = Asia/Shanghai").run("rebuild");
    assertThat(rebuilt.code()).as(rebuilt.all()).isZero();
    assertThat(site.releases()).containsExactly("2015-11-11", "2015-11-11.2");
  }

  @Test
  void files_that_cannot_be_read_have_code_5_and_are_named(SparkSession spark) {
    Site.write(
        site.raw().resolve("orders/dt=2015-11-12/no-gzip.csv.gz"),
        "these bytes are no gzip at all".getBytes(StandardCharsets.UTF_8));
    Site.write(
        site.raw().resolve("shipments/dt=2015-11-12/no.parquet"),
        "these bytes are no Parquet either".getBytes(StandardCharsets.UTF_8));
    site.file("payments/dt=2015-11-12/p.csv", Lines.PAYMENTS.replace("payment_at,", "paid_at,"));

    Ended ended = site.run("nightly");
    assertThat(ended.code()).as(ended.all()).isEqualTo(5);
    assertThat(ended.err())
        .contains("orders/dt=2015-11-12/no-gzip.csv.gz: [file_unreadable]")
        .contains("shipments/dt=2015-11-12/no.parquet: [file_unreadable]")
        .contains("payments/dt=2015-11-12/p.csv: [file_header_invalid]");

    Ended check = site.run("check");
    assertThat(check.code()).as(check.all()).isEqualTo(5);
    assertThat(check.out())
        .contains("no-gzip.csv.gz")
        .contains(
            "Cannot read payments/dt=2015-11-12/p.csv: line 1 lacks the columns [payment_at], got [")
        .contains("2 problems");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fx-rates | fx_rates.csv | ,69.086000 | ,n/a | line 2962 column rate: not a number, got n/a",
        "fx-rates | fx_rates.csv | ,69.086000 | ,0 | line 2962 column rate: must be positive, got 0",
        "fx-rates | fx_rates.csv | 2015-11-11 | 2015-11-31 | line 2960 column rate_date: not a date, got 2015-11-31",
        "regions | regions.csv | RU-MOW, | RU-MOS, | line 78 column region: stands twice, got RU-MOS",
        "names | names.csv | joom, | jd, | line 20 column code: stands twice, got jd",
        "event-codes | event_codes.csv | EMB, | EMA, | line 3 column code: stands twice, got EMA",
        "postcode-prefixes | postcode_prefixes.csv | RU,140 | RU,1400 | line 3 column prefix: must be three digits, got 1400",
        "working-days | working_days.csv | 31,true | 31,yes | line 2 column is_working: must be true or false, got yes",
        "tile-grid | ru_tile_grid.csv | tile_row | row | line 2: there is no column tile_row, got [region, row, ",
      })
  void a_typo_in_reference_data_has_code_2_and_names_its_place(
      String setting, String name, String right, String wrong, String message) throws IOException {
    String text = Files.readString(Site.project("conf/reference/" + name));
    Path file = Files.writeString(folder.resolve(name), text.replaceFirst(right, wrong));
    Site mistyped = site.with("reference.%s = \"%s\"".formatted(setting, file));

    Ended night = mistyped.run("nightly");

    assertThat(night.code()).as(night.all()).isEqualTo(2);
    assertThat(night.err().lines()).hasSize(1);
    assertThat(night.err()).startsWith("Cannot read " + file).contains(message);
    assertThat(mistyped.run("check").out()).contains(night.err().strip());
  }

  @Test
  void without_a_file_of_reference_data_the_code_is_2() {
    Path file = folder.resolve("no.csv");
    Ended night = site.with("reference.regions = \"%s\"".formatted(file)).run("nightly");
    assertThat(night.code()).as(night.all()).isEqualTo(2);
    assertThat(night.err()).startsWith("Cannot read " + file);
  }

  private static void checkTells(Ended check, String message) {
    assertThat(check.code()).as(check.all()).isEqualTo(5);
    assertThat(check.out().lines()).containsExactly(message, "1 problems");
  }

  private static void ends(Ended ended, int code, String message) {
    assertThat(ended.code()).as(ended.all()).isEqualTo(code);
    assertThat(ended.err()).isEqualTo(message + System.lineSeparator());
  }
}
