package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * Law 2 and law 5: facts are a fold, so the same lines end in the same rows, however they are
 * ordered, repeated, spread over files and nights, and whatever machine folds them. Some of the
 * laws are held by {@code ./run.sh test --all} or when asked for alone.
 */
@ExtendWith(SparkExtension.class)
class FoldLawsTest {
  private static final LocalDate FROM = LocalDate.of(2015, 10, 1);
  private static final LocalDate TO = LocalDate.of(2015, 12, 31);
  private static final int DAYS_PER_FILE = 4;

  /** Far more of each oddity than real logs have, so that few orders show them all. */
  private static final DirtRates DIRT =
      new DirtRates(.1, .2, .1, .1, .2, .1, .03, .03, .05, .1, .1, .1, .02, .01, .03);

  @TempDir private static Path folder;

  private static Site site;
  private static Contents rebuilt;

  @BeforeAll
  static void rebuildOnce(SparkSession spark) {
    site = Site.in(folder).with("rejects.fail-share = 1");
    Generator.generate(new GeneratorSettings(folder, 500, 7, FROM, TO, DAYS_PER_FILE, DIRT));
    rebuilt = rebuilt(spark, site.withWarehouse("rebuilt"));
    assertThat(rebuilt.rows().get("order_facts")).hasSizeGreaterThan(400);
    assertThat(rebuilt.months().get("payment_facts")).containsKeys("waiting", "2015-11");
  }

  @Test
  void facts_and_marts_do_not_depend_on_the_order_of_lines_and_on_the_files_they_stand_in(
      SparkSession spark) {
    Path shuffled = folder.resolve("shuffled");
    for (Day day : Day.of(site.raw())) {
      day.shuffledInto(shuffled, new Random(day.folder().hashCode()));
    }

    Contents contents = rebuilt(spark, site.withRaw(shuffled).withWarehouse("shuffled-warehouse"));

    // What is counted by file is another thing: there are other files, and more lines.
    withoutFiles(contents).isSameAs(withoutFiles(rebuilt));
  }

  @Test
  void a_night_a_month_ends_in_the_rows_of_a_rebuild(SparkSession spark) {
    Site nightly = site.withWarehouse("monthly");

    nights(nightly, List.of("2015-10-31", "2015-11-30", "2015-12-31"));

    Contents.of(spark, nightly).isSameAs(rebuilt);
    assertThat(nightly.manifest().identity())
        .isEqualTo(site.withWarehouse("rebuilt").manifest().identity());
    assertThat(rejects(spark, nightly)).isEqualTo(rejects(spark, site.withWarehouse("rebuilt")));
  }

  @Test
  @EnabledIfSystemProperty(named = "laws.long", matches = "true")
  void nights_at_random_days_end_in_the_rows_of_a_rebuild(SparkSession spark) {
    Random random = new Random(11);
    TreeSet<String> days = new TreeSet<>(List.of(TO.toString()));
    while (days.size() < 5) {
      days.add(FROM.plusDays(3 + random.nextInt(85)).toString());
    }
    Site nightly = site.withWarehouse("random");

    nights(nightly, List.copyOf(days));

    Contents.of(spark, nightly).isSameAs(rebuilt);
  }

  @Test
  @Tag("long")
  void files_that_arrive_in_any_order_end_in_the_rows_of_a_rebuild(SparkSession spark)
      throws Exception {
    // Files without a day are read in whatever night they come; the logs come one after another.
    Path arriving = folder.resolve("arriving");
    Site nightly = site.withRaw(arriving).withWarehouse("arriving-warehouse");
    Files.createDirectories(arriving.resolve("orders"));
    Files.createDirectories(arriving.resolve("payments"));
    for (String log : List.of("shipments", "payments", "orders")) {
      for (Day day : Day.of(site.raw())) {
        if (day.folder().startsWith(log)) {
          day.copyInto(arriving);
        }
      }
      Ended ended = nightly.run("nightly", "--as-of", TO.toString());
      assertThat(ended.code()).as(ended.all()).isZero();
    }

    assertThat(nightly.releases()).containsExactly("2015-12-31", "2015-12-31.2", "2015-12-31.3");
    Contents.of(spark, nightly).isSameAs(rebuilt);
  }

  @Test
  @Tag("long")
  void a_run_for_an_earlier_day_sees_nothing_of_later_files(SparkSession spark) {
    Path earlier = folder.resolve("earlier");
    String day = "2015-11-17";
    for (Day one : Day.of(site.raw())) {
      if (one.date().compareTo(day) <= 0) {
        one.copyInto(earlier);
      }
    }

    Contents asOf = rebuilt(spark, site.withWarehouse("as-of"), "--as-of", day);
    Contents only = rebuilt(spark, site.withRaw(earlier).withWarehouse("only"), "--as-of", day);

    asOf.isSameAs(only);
    assertThat(asOf.rows().get("order_facts").size())
        .isLessThan(rebuilt.rows().get("order_facts").size());
  }

  /** All at once, for each of them takes a run: one that differs is found by taking others away. */
  @Test
  void zone_and_language_partitions_and_how_spark_plans_are_in_no_number(SparkSession spark) {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));

      Contents elsewhere =
          withOptions(
              spark,
              Map.of(
                  "spark.sql.shuffle.partitions", "5",
                  "spark.sql.adaptive.enabled", "false",
                  "spark.sql.files.maxPartitionBytes", "20000",
                  "spark.sql.autoBroadcastJoinThreshold", "-1"),
              () -> rebuilt(spark, site.withWarehouse("elsewhere")));

      elsewhere.isSameAs(rebuilt);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "laws.long", matches = "true")
  void code_generation_is_in_no_number(SparkSession spark) {
    Contents interpreted =
        withOptions(
            spark,
            Map.of(
                "spark.sql.codegen.wholeStage", "false",
                "spark.sql.codegen.factoryMode", "NO_CODEGEN"),
            () -> rebuilt(spark, site.withWarehouse("interpreted")));
    interpreted.isSameAs(rebuilt);
  }

  private static Contents rebuilt(SparkSession spark, Site where, String... arguments) {
    Ended ended = where.run("rebuild", arguments);
    assertThat(ended.code()).as(ended.all()).isZero();
    return Contents.of(spark, where);
  }

  private static void nights(Site where, List<String> days) {
    for (String day : days) {
      Ended ended = where.run("nightly", "--as-of", day);
      assertThat(ended.code()).as(ended.all()).isZero();
    }
    assertThat(where.releases()).isEqualTo(days);
  }

  private static Contents withoutFiles(Contents contents) {
    return contents
        .without("data_quality")
        .withoutColumn("freshness", "file_count")
        .where("coverage", row -> row.contains("kind=marketplace"));
  }

  private static List<String> rejects(SparkSession spark, Site where) {
    String all = where.stored("rejects").toString();
    return Contents.rows(spark.read().option("recursiveFileLookup", "true").parquet(all));
  }

  /** As system properties too: opening the session sets its defaults again. */
  private static <T> T withOptions(
      SparkSession spark, Map<String, String> options, Supplier<T> work) {
    Map<String, String> before = new TreeMap<>();
    options.forEach(
        (key, value) -> {
          before.put(key, spark.conf().get(key));
          spark.conf().set(key, value);
          System.setProperty(key, value);
        });
    try {
      return work.get();
    } finally {
      before.forEach(
          (key, value) -> {
            System.clearProperty(key);
            spark.conf().set(key, value);
          });
    }
  }
}
