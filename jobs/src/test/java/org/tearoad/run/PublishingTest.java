package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.io.RunLock;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** Law 4: a release is whole or absent; and what a night publishes, or not. */
@ExtendWith(SparkExtension.class)
class PublishingTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  private Site site;

  @BeforeAll
  static void firstNight(SparkSession spark) {
    Site first = Lines.day(Site.in(shared), "2015-11-11", "o1", "o2");
    Ended ended = first.run("nightly");
    assertThat(ended.code()).as(ended.all()).isZero();
    assertThat(ended.out())
        .contains("published 2015-11-11: " + first.stored("releases/release=2015-11-11"));
  }

  @BeforeEach
  void copyFirstNight() {
    site = Site.in(shared).copiedTo(folder);
    isCurrent("2015-11-11");
  }

  @Test
  void nothing_new_publishes_nothing() {
    Ended same = site.run("nightly");
    assertThat(same.code()).as(same.all()).isZero();
    assertThat(same.out()).startsWith("nothing new since release 2015-11-11: ");

    Ended fresh = site.run("nightly", "--as-of", "2015-11-13");
    assertThat(fresh.code()).as(fresh.all()).isZero();
    assertThat(fresh.out()).startsWith("nothing new since release 2015-11-11: ");

    Ended stale = site.run("nightly", "--as-of", "2015-11-30");
    assertThat(stale.code()).as(stale.all()).isEqualTo(4);
    assertThat(stale.err())
        .isEqualToIgnoringNewLines(
            "Cannot publish 2015-11-30: the newest input is of 2015-11-11, 19 days before, and freshness.error-after-days is 7");

    isCurrent("2015-11-11");
  }

  @Test
  void without_new_input_a_release_is_published_once_it_is_late() {
    Ended late = site.run("nightly", "--as-of", "2015-11-16");
    assertThat(late.code()).as(late.all()).isZero();
    isCurrent("2015-11-11", "2015-11-16");
  }

  /** The newest file may be older than the release whose place a rebuild takes. */
  @Test
  void a_rebuild_is_for_the_day_of_the_current_release_and_the_next_night_goes_on_from_it() {
    ok(site, "nightly", "--as-of", "2015-11-15");
    Site moved = site.with("reporting.zone = Asia/Shanghai");

    ok(moved, "rebuild");
    isCurrent("2015-11-11", "2015-11-15", "2015-11-15.2");

    Lines.day(site, "2015-11-12", "o3");
    assertThat(ok(moved, "plan").out())
        .contains("as-of day      2015-11-15\n", "goes on from   2015-11-15.2\n")
        .contains("new files      3, ");
  }

  @Test
  void after_a_night_for_an_earlier_day_the_next_one_is_current_again() {
    Lines.day(site, "2015-11-12", "o3");
    Lines.day(site, "2015-11-13", "o4");
    ok(site, "nightly");
    ok(site, "nightly", "--as-of", "2015-11-12");
    isCurrent("2015-11-11", "2015-11-13", "2015-11-12");

    assertThat(ok(site, "nightly", "--as-of", "2015-11-11").out())
        .as("a day whose release stands, and which readers have left behind")
        .startsWith("nothing new since release 2015-11-11: ");
    ok(site, "nightly", "--as-of", "2015-11-13");
    isCurrent("2015-11-11", "2015-11-13", "2015-11-12", "2015-11-13.2");
  }

  @Test
  void without_new_input_what_has_changed_is_published_on_a_later_day_too() {
    ok(site, "nightly", "--as-of", "2015-11-12", "--set", "disclosure.minimum-contributors=10");

    isCurrent("2015-11-11", "2015-11-12");
  }

  /** Logs of shipments may be a month old; that is no reason to keep silent about orders. */
  @Test
  void one_late_source_is_told_though_another_is_in_order() {
    Site patient =
        site.with("sources.shipments.freshness { warn-after-days = 40, error-after-days = 60 }");
    ok(patient, "nightly");
    isCurrent("2015-11-11", "2015-11-11.2");

    Ended late = ok(patient, "nightly", "--as-of", "2015-11-16");
    isCurrent("2015-11-11", "2015-11-11.2", "2015-11-16");
    assertThat(late.out())
        .contains("source_late source orders", "source_late source payments")
        .doesNotContain("source_late source shipments");
    assertThat(ok(patient, "nightly", "--as-of", "2015-11-16").out())
        .startsWith("nothing new since release 2015-11-16: ");
  }

  @Test
  void new_input_for_the_same_day_is_a_second_release() {
    site.file("orders/dt=2015-11-10/late.csv", Lines.ORDERS + Lines.order("o3", "2015-11-10"));

    Ended ended = site.run("nightly");

    assertThat(ended.code()).as(ended.all()).isZero();
    isCurrent("2015-11-11", "2015-11-11.2");
    assertThat(site.manifest().months("order_facts").get("2015-11").rows()).isEqualTo(3);
  }

  @Test
  void too_many_bad_lines_publish_nothing_and_the_next_run_removes_what_was_written()
      throws IOException {
    String bad = Lines.order("o4", "2015-11-12").replace(",placed,", ",plcaed,");
    String name = "orders/dt=2015-11-12/orders.csv";
    site.file(name, Lines.ORDERS + bad);
    List<String> before = stored();

    Ended ended = site.run("nightly");

    assertThat(ended.code()).as(ended.all()).isEqualTo(5);
    assertThat(ended.err())
        .startsWith("Cannot publish, checks failed:")
        .contains("orders_share_is_low", "1 of 1 lines");
    isCurrent("2015-11-11");

    site.delete(name);
    assertThat(site.run("nightly").code()).isZero();
    isCurrent("2015-11-11");
    assertThat(stored()).isEqualTo(before);
  }

  /** One of 15 is more than 5 %, but may be chance; three of 15 are not. */
  @Test
  void a_share_of_few_lines_stops_a_run_only_when_it_is_sure() throws IOException {
    String bad = Lines.order("o4", "2015-11-12").replace(",placed,", ",plcaed,");
    String good = Lines.order("o5", "2015-11-12");
    String name = "orders/dt=2015-11-12/orders.csv";
    site.file(name, Lines.ORDERS + bad.repeat(3) + good.repeat(12));

    Ended refused = site.run("nightly");
    assertThat(refused.code()).as(refused.all()).isEqualTo(5);
    assertThat(refused.err()).contains("orders_share_is_low", "3 of 15 lines");

    site.file(name, Lines.ORDERS + bad + good.repeat(14));
    Ended published = site.run("nightly");
    assertThat(published.code()).as(published.all()).isZero();
    isCurrent("2015-11-11", "2015-11-12");
    assertThat(published.out())
        .contains("warning rejects.orders_share_is_low: 1 violations, for example 1 of 15 lines");
  }

  @Test
  void a_file_that_is_cut_off_publishes_nothing_unless_that_is_allowed() throws IOException {
    String text = Lines.ORDERS + Lines.order("o5", "2015-11-12").repeat(50);
    site.file("orders/dt=2015-11-12/orders.csv.gz", text);
    Path file = site.raw().resolve("orders/dt=2015-11-12/orders.csv.gz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 12));

    Ended refused = site.run("nightly");
    assertThat(refused.code()).as(refused.all()).isEqualTo(5);
    assertThat(refused.err())
        .contains("files_are_whole", "orders/dt=2015-11-12/orders.csv.gz: [file_cut_off]");
    isCurrent("2015-11-11");

    Ended allowed = site.with("rejects { most-bad-files = 1, fail-share = 1 }").run("nightly");
    assertThat(allowed.code()).as(allowed.all()).isZero();
    isCurrent("2015-11-11", "2015-11-12");
  }

  @Test
  void a_pointer_to_nowhere_is_repaired() throws IOException {
    Files.writeString(site.stored("releases/LATEST"), "release=1999-01-01\n");
    Files.delete(site.stored("releases/latest"));

    assertThat(site.run("nightly").code()).isZero();

    isCurrent("2015-11-11");
    assertThat(site.stored("releases/latest/manifest.json")).exists();
  }

  @Test
  void who_publishes_between_wins_and_is_not_overwritten(SparkSession spark) throws IOException {
    Lines.day(site, "2015-11-12", "o6");
    Path first = site.stored("releases/_log/0000000001.json");
    Path second = site.stored("releases/_log/0000000002.json");
    String other = Files.readString(first).replace("2015-11-11", "2015-11-10");
    var rival =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            Site.write(second, other.getBytes(StandardCharsets.UTF_8));
          }
        };

    Ended ended;
    spark.sparkContext().addSparkListener(rival);
    try {
      ended = site.run("nightly");
    } finally {
      spark.sparkContext().removeSparkListener(rival);
    }

    assertThat(ended.code()).as(ended.all()).isEqualTo(3);
    assertThat(ended.err())
        .startsWith("Cannot publish release: commit 2 exists already, written by ");
    assertThat(second).hasContent(other);
    assertThat(site.stored("releases/_log/0000000003.json")).doesNotExist();
  }

  /** It slept for longer than its lease; whoever took the lock published the same day. */
  @Test
  void a_run_whose_lock_was_taken_leaves_what_people_read_as_it_is(SparkSession spark)
      throws IOException {
    Lines.day(site, "2015-11-12", "o6");
    Path lock = site.stored("_lock");
    Path page = site.stored("releases/release=2015-11-12/reports/dictionary.html");
    Path watch = site.stored("releases/release=2015-11-12/watch.json");
    var other =
        new SparkListener() {
          private boolean isDone;

          @Override
          public void onJobStart(SparkListenerJobStart job) {
            if (!isDone) {
              isDone = true;
              Site.write(lock, another(lock));
              Site.write(page, "other".getBytes(StandardCharsets.UTF_8));
              Site.write(watch, "other".getBytes(StandardCharsets.UTF_8));
            }
          }
        };

    Ended ended;
    spark.sparkContext().addSparkListener(other);
    try {
      ended = site.run("nightly");
    } finally {
      spark.sparkContext().removeSparkListener(other);
    }

    assertThat(ended.code()).as(ended.all()).isEqualTo(3);
    assertThat(ended.err()).startsWith("Cannot publish 2015-11-12: another run took the lock");
    assertThat(page).hasContent("other");
    assertThat(watch).hasContent("other");
    isCurrent("2015-11-11");
  }

  /** The lock as a run of another name holds it. */
  private static byte[] another(Path lock) {
    try {
      return Files.readString(lock)
          .replaceFirst("\"id\" ?: ?\"", "$0another-")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_run_waits_for_nobody_and_names_who_holds_the_lock() throws IOException {
    String status = Files.readString(site.stored("status.json"));
    try (RunLock lock =
        RunLock.acquire(
            site.store().root(), "the-other-run", Duration.ofMinutes(2), InstantSource.system())) {
      Ended ended = site.run("rebuild");

      assertThat(ended.code()).as(ended.all()).isEqualTo(3);
      assertThat(ended.err())
          .startsWith("Cannot start: run the-other-run of ")
          .contains(" holds the lock, on host ", "as process " + ProcessHandle.current().pid());
      assertThat(lock.stillHeld()).isTrue();
    }
    assertThat(site.stored("status.json")).hasContent(status);
    isCurrent("2015-11-11");
  }

  @Test
  void a_release_whose_marts_had_fewer_columns_is_drawn_again_all_the_same(SparkSession spark) {
    String mart = site.stored("releases/release=2015-11-11/marts/volume_growth").toString();
    String older = folder.resolve("older").toString();
    spark.read().parquet(mart).drop("converted_share").write().parquet(older);
    spark.read().parquet(older).write().mode("overwrite").parquet(mart);

    Ended ended = site.run("report", "--release", "2015-11-11");

    assertThat(ended.code()).as(ended.all()).isZero();
  }

  private static Ended ok(Site where, String command, String... arguments) {
    Ended ended = where.run(command, arguments);
    assertThat(ended.code()).as(ended.all()).isZero();
    return ended;
  }

  private void isCurrent(String... releases) {
    assertThat(site.releases()).containsExactly(releases);
    assertThat(site.stored("releases/LATEST"))
        .hasContent("release=" + releases[releases.length - 1] + "\n");
  }

  /** All that lies in the warehouse; who ran last is another thing. */
  private List<String> stored() throws IOException {
    try (Stream<Path> files = Files.walk(site.stored("."))) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(file -> !file.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
