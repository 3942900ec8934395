package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.io.RunLock;
import org.tearoad.common.testing.SparkExtension;

/** Going back to a release, comparing two, drawing one again, and pruning. */
@Tag("long")
@ExtendWith(SparkExtension.class)
class ArchiveTest {
  private static final String BULLETIN = "releases/release=%s/reports/bulletin.en.html";

  private static final String TABLE = "releases/release=%s/reports/tables/volume_growth.csv";

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private Site site;

  @BeforeAll
  static void threeNights(SparkSession spark) {
    Site nights = Site.in(shared).withBulletins();
    for (String day : List.of("2015-10-31", "2015-11-11", "2015-11-12")) {
      Ended ended = Lines.day(nights, day, "o" + day).run("nightly");
      assertThat(ended.code()).as(ended.all()).isZero();
    }
  }

  @BeforeEach
  void copyTheNights() {
    site = Site.in(shared).withBulletins().copiedTo(folder);
  }

  @Test
  void going_back_withdraws_what_came_after_and_the_next_night_goes_on_from_there(
      SparkSession spark) throws IOException {
    assertThat(ok("publish", "2015-10-31").out())
        .containsSubsequence(
            "published 2015-10-31", "withdrawn 2015-11-11", "withdrawn 2015-11-12");

    assertThat(site.stored("releases/LATEST")).hasContent("release=2015-10-31\n");
    assertThat(bulletin("2015-11-12"))
        .contains("WITHDRAWN", "release 2015-10-31 stands in their place");
    assertThat(bulletin("2015-10-31")).doesNotContain("WITHDRAWN");
    assertThat(Files.readString(site.stored(TABLE.formatted("2015-11-12"))))
        .contains("withdrawn for release 2015-10-31");
    assertThat(index())
        .contains("Current: <a href=\"#release-2015-10-31\">")
        .containsSubsequence("2015-11-12", "withdrawn", "2015-11-11", "withdrawn", "2015-10-31")
        .contains("release <a href=\"#release-2015-10-31\">2015-10-31</a> stands in their place");
    assertThat(ok("releases").out()).contains("2015-11-12", "withdrawn");

    assertThat(ok("nightly").out()).contains("published 2015-11-12.2");
    assertThat(site.manifest().parent()).isEqualTo("2015-10-31");
    Site rebuilt = site.withWarehouse(folder.resolve("rebuilt").toString());
    assertThat(rebuilt.run("rebuild").code()).isZero();
    Contents.of(spark, site).isSameAs(Contents.of(spark, rebuilt));
  }

  @Test
  void only_a_release_that_stands_can_be_gone_back_to() {
    assertThat(ok("publish", "2015-11-12").out())
        .startsWith("2015-11-12 is the current release already");
    ok("publish", "2015-11-11");

    Ended withdrawn = site.run("publish", "2015-11-12");

    assertThat(withdrawn.code()).isEqualTo(2);
    assertThat(withdrawn.err())
        .startsWith(
            "Cannot publish 2015-11-12: no such release stands, got 2015-10-31, 2015-11-11");
  }

  @Test
  void going_back_leaves_out_what_was_pruned() throws IOException {
    ok("prune", "--keep-days", "0");
    assertThat(site.stored("releases/release=2015-11-11")).doesNotExist();

    assertThat(ok("publish", "2015-10-31").out().lines())
        .containsExactly(
            "published 2015-10-31", "withdrawn 2015-11-11, pruned before", "withdrawn 2015-11-12");

    assertThat(bulletin("2015-11-12")).contains("release 2015-10-31 stands in their place");
    assertThat(site.stored("releases/release=2015-11-11")).doesNotExist();
  }

  /** Who was cut off while drawing does it again; who goes back twice leads all to the last. */
  @Test
  void all_that_is_withdrawn_leads_to_the_current_release() throws IOException {
    ok("publish", "2015-11-11");
    assertThat(bulletin("2015-11-12")).contains("release 2015-11-11 stands in their place");
    ok("publish", "2015-10-31");
    assertThat(bulletin("2015-11-12")).contains("release 2015-10-31 stands in their place");

    Files.writeString(site.stored(BULLETIN.formatted("2015-11-12")), "as it was before");
    assertThat(ok("publish", "2015-10-31").out().lines())
        .containsExactly(
            "2015-10-31 is the current release already",
            "withdrawn 2015-11-11",
            "withdrawn 2015-11-12");
    assertThat(bulletin("2015-11-12")).contains("release 2015-10-31 stands in their place");
  }

  @Test
  void what_is_withdrawn_is_drawn_in_the_languages_that_it_has() throws IOException {
    Path release = site.stored("releases/release=2015-11-12");
    Path manifest = release.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("(\"reporting.languages\" ?: ?)\"(?:[^\"\\\\]|\\\\.)*\"", "$1\"[]\""));
    for (String file :
        List.of("bulletin.ru.html", "bulletin.ru.pdf", "bulletin.zh.html", "bulletin.zh.pdf")) {
      Files.delete(release.resolve("reports").resolve(file));
    }

    ok("publish", "2015-11-11");

    assertThat(bulletin("2015-11-12")).as("drawn later, and there").contains("WITHDRAWN");
    assertThat(release.resolve("reports/bulletin.ru.html")).doesNotExist();
    assertThat(Files.readString(site.stored(TABLE.formatted("2015-11-12"))))
        .contains("withdrawn for release 2015-11-11");
  }

  @Test
  void pruning_keeps_the_last_days_and_the_ends_of_months_and_all_that_they_need(SparkSession spark)
      throws IOException {
    Contents before = Contents.of(spark, site);
    String trial = ok("prune", "--keep-days", "0", "--dry-run").out();
    assertThat(trial).contains("release 2015-11-11", "would remove 1 releases");
    assertThat(site.stored("releases/release=2015-11-11")).exists();

    ok("prune", "--keep-days", "0");

    assertThat(site.stored("releases/release=2015-11-11")).doesNotExist();
    assertThat(site.stored("releases/release=2015-10-31")).exists();
    assertThat(index())
        .contains("release=2015-10-31/reports/bulletin.en.html", "1 earlier releases were pruned")
        .doesNotContain("release=2015-11-11");
    assertThat(ok("releases").out().lines().map(line -> line.endsWith("  pruned")))
        .containsExactly(false, true, false);
    for (String command : List.of("report --release", "publish", "diff 2015-10-31")) {
      List<String> words = List.of((command + " 2015-11-11").split(" "));
      Ended gone = site.run(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
      assertThat(gone.code()).as(gone.all()).isEqualTo(2);
      assertThat(gone.err()).contains("2015-11-11", "run releases to see which there are");
    }
    Contents.of(spark, site).isSameAs(before);
    assertThat(ok("prune", "--keep-days", "0").out())
        .startsWith("removed 0 releases and 0 stored folders");
    assertThat(ok("prune", "--keep-days", "30").out())
        .as("what is pruned already is not asked for")
        .startsWith("removed 0 releases");
    Lines.day(site, "2015-11-13", "o4");
    assertThat(ok("nightly").out()).contains("published 2015-11-13");
  }

  @Test
  void a_comparison_counts_the_rows_that_came_went_and_changed() {
    String out = ok("diff", "2015-11-11", "2015-11-12").out();

    // A day more: it has rows of its own, and the month counts more lines.
    assertThat(changes(out).get("coverage").get(0)).as("added").isPositive();
    assertThat(changes(out).get("coverage").get(1)).as("removed").isZero();
    assertThat(changes(out).get("data_quality").get(2)).as("changed").isPositive();
    assertThat(changes(ok("diff", "2015-11-12", "2015-11-12").out()))
        .hasSizeGreaterThan(10)
        .allSatisfy((mart, counts) -> assertThat(counts).containsOnly(0));
  }

  /** Added, removed and changed rows by mart. */
  private static Map<String, List<Integer>> changes(String out) {
    return out.lines()
        .dropWhile(line -> !line.startsWith("mart "))
        .skip(1)
        .map(line -> line.replace(",", "").split("\\s+"))
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells -> Stream.of(cells).skip(3).map(Integer::valueOf).toList()));
  }

  @Test
  void reports_drawn_again_are_the_same_bytes() throws IOException {
    Path reports = site.stored("releases/release=2015-11-11/reports");
    Map<String, byte[]> before = contents(reports);
    assertThat(before)
        .containsKeys(
            "bulletin.en.html",
            "summary.json",
            "summary.schema.json",
            "workbook.xlsx",
            "dictionary.html",
            "tables/volume_growth.csv");
    for (String file : before.keySet()) {
      Files.delete(reports.resolve(file));
    }

    ok("report", "--release", "2015-11-11");

    assertThat(contents(reports)).containsExactlyInAnyOrderEntriesOf(before);
  }

  @Test
  void the_index_lists_releases_newest_first_and_is_repaired_by_the_next_run() throws IOException {
    String before = index();
    assertThat(before)
        .containsSubsequence(
            "release-2015-11-12", "current", "release-2015-11-11", "release-2015-10-31")
        .contains("default-src 'none'", "release=2015-11-12/reports/workbook.xlsx")
        .contains("release=2015-11-12/manifest.json", "release=2015-11-12/reports/dictionary.html")
        // A lone seller made all of it, so its headlines are confidential.
        .doesNotContain("<script", "http:", "Cross-border orders, 2015");

    Files.writeString(site.stored("releases/index.html"), "damaged");
    assertThat(ok("nightly").out()).contains("nothing new");

    assertThat(index()).isEqualTo(before);
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, byte[]> contents = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
      return contents;
    }
  }

  private String index() throws IOException {
    return Files.readString(site.stored("releases/index.html"));
  }

  @Test
  void a_bulletin_is_drawn_again_in_the_language_asked_for() throws IOException {
    Path reports = site.stored("releases/release=2015-11-11/reports");
    Files.delete(reports.resolve("bulletin.ru.html"));
    Files.delete(reports.resolve("bulletin.zh.html"));
    Files.writeString(site.stored("releases/index.html"), "damaged");
    ok("nightly");
    String link = "release=2015-11-11/reports/bulletin.%s.html";
    assertThat(index())
        .contains(link.formatted("en"))
        .doesNotContain(link.formatted("ru"), link.formatted("zh"));

    ok("report", "--release", "2015-11-11", "--lang", "ru");

    assertThat(reports.resolve("bulletin.ru.html")).exists();
    assertThat(reports.resolve("bulletin.zh.html")).doesNotExist();
    assertThat(index()).contains(link.formatted("ru")).doesNotContain(link.formatted("zh"));
  }

  @Test
  void who_published_no_bulletin_draws_it_in_all_languages() throws IOException {
    Path release = withoutBulletins("2015-11-12");

    ok("report");

    assertThat(Files.readString(release.resolve("reports/bulletin.ru.html")))
        .contains("bulletin.en.html", "bulletin.zh.html");
    assertThat(release.resolve("reports/bulletin.en.html")).exists();
    assertThat(release.resolve("reports/bulletin.zh.pdf")).exists();
  }

  /** As published with no language of the bulletin in the settings. */
  private Path withoutBulletins(String name) throws IOException {
    Path release = site.stored("releases/release=" + name);
    Path manifest = release.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("(\"reporting.languages\" ?: ?)\"(?:[^\"\\\\]|\\\\.)*\"", "$1\"[]\""));
    for (String language : List.of("en", "ru", "zh")) {
      Files.delete(release.resolve("reports/bulletin.%s.html".formatted(language)));
      Files.delete(release.resolve("reports/bulletin.%s.pdf".formatted(language)));
    }
    return release;
  }

  @Test
  void whoever_draws_reports_holds_the_lock(SparkSession spark) throws IOException {
    try (RunLock lock =
        RunLock.acquire(
            site.store().root(), "the-other-run", Duration.ofMinutes(2), InstantSource.system())) {
      for (String command : List.of("report", "publish 2015-11-11", "prune")) {
        String[] words = command.split(" ");
        Ended ended = site.run(words[0], Arrays.copyOfRange(words, 1, words.length));
        assertThat(ended.code()).as(ended.all()).isEqualTo(3);
        assertThat(ended.err()).startsWith("Cannot start: run the-other-run of ");
      }
    }

    List<Boolean> locked = new CopyOnWriteArrayList<>();
    var jobs =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            locked.add(Files.exists(site.stored("_lock")));
          }
        };
    spark.sparkContext().addSparkListener(jobs);
    try {
      ok("publish", "2015-11-11");
    } finally {
      spark.sparkContext().removeSparkListener(jobs);
    }
    assertThat(locked).isNotEmpty().containsOnly(true);
    assertThat(site.stored("_lock")).doesNotExist();
  }

  @Test
  void days_to_keep_are_not_negative() {
    Ended ended = site.run("prune", "--keep-days=-5");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.all()).contains("--keep-days must not be negative, got -5");
  }

  @Test
  void a_language_that_there_is_not_is_refused() {
    Ended ended = site.run("report", "--lang", "xx");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.all()).contains("--lang must be one of en, ru, zh, got xx");
  }

  private Ended ok(String command, String... arguments) {
    Ended ended = site.run(command, arguments);
    assertThat(ended.code()).as(ended.all()).isZero();
    return ended;
  }

  private String bulletin(String release) throws IOException {
    return Files.readString(site.stored(BULLETIN.formatted(release)));
  }
}
