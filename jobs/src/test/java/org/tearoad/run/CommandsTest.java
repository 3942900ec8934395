package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** What the commands print of a release, and what other programs read of it. */
@ExtendWith(SparkExtension.class)
class CommandsTest {
  @TempDir private static Path folder;

  private static Site site;

  @BeforeAll
  static void twoNights(SparkSession spark) {
    site = Lines.day(Site.in(folder), "2015-10-30", "o1", "o2");
    assertThat(site.run("nightly").code()).isZero();
    Lines.day(site, "2015-11-11", "o3");
    assertThat(site.run("nightly").code()).isZero();
  }

  @Test
  void releases_are_listed_from_the_first_to_the_current_one() {
    Ended ended = site.run("releases");

    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines())
        .hasSize(2)
        .satisfiesExactly(
            line ->
                assertThat(line).matches("2015-10-30 +as of 2015-10-30  published 2.*Z  run .*"),
            line -> assertThat(line).startsWith("2015-11-11 "));
    assertThat(site.withWarehouse("empty").run("releases").out())
        .isEqualToIgnoringNewLines("nothing has been published yet");
  }

  @Test
  void a_plan_tells_what_a_night_would_read_and_changes_nothing() throws IOException {
    Site later = site.withRaw(folder.resolve("later"));
    Lines.day(later, "2015-10-30", "o1", "o2");
    Lines.day(later, "2015-11-11", "o3");
    Lines.day(later, "2015-11-12", "o4");
    String status = Files.readString(site.stored("status.json"));
    long bytes = size(later, "orders") + size(later, "payments") + size(later, "shipments");

    Ended ended = later.run("plan");

    assertThat(ended.code()).as(ended.all()).isZero();
    assertThat(ended.out().lines().map(String::strip).toList())
        .contains(
            "as-of day      2015-11-12",
            "goes on from   2015-11-11",
            // As many rows a byte as before; with two orders in a file its header weighs less.
            "new files      3, %d bytes, about 4 rows".formatted(bytes),
            "orders       1, %d bytes, about 1 rows".formatted(size(later, "orders")),
            "months         about 2015-09, 2015-10, 2015-11")
        .anyMatch(line -> line.matches("facts +about [0-9,]+ bytes"))
        .anyMatch(line -> line.matches("base marts +about [0-9,]+ bytes"))
        .anyMatch(line -> line.matches("release +\\d+ marts and the reports, about [0-9,]+ bytes"));
    Site first = later.withWarehouse("empty");
    assertThat(first.run("plan").out())
        .contains("goes on from   nothing", "writes         everything");
    assertThat(line(first.with("sources.more { log = payments, files = orders }"), "new files"))
        .as("a file that feeds two logs counts once")
        .isEqualTo(line(first, "new files"));
    assertThat(site.stored("status.json")).hasContent(status);
    assertThat(folder.resolve("empty")).doesNotExist();
  }

  @Test
  void a_check_without_problems_says_so() {
    Ended ended = site.run("check");
    assertThat(ended.code()).as(ended.all()).isZero();
    assertThat(ended.out()).isEqualToIgnoringNewLines("nothing is wrong");
  }

  @Test
  void sql_asks_the_current_release_or_an_earlier_one(SparkSession spark) {
    String count = "select count(*) as orders from order_facts";
    assertThat(site.run("sql", count).out().lines().map(String::strip)).contains("orders", "3");
    assertThat(site.run("sql", "--release", "2015-10-30", count).out().lines().map(String::strip))
        .contains("2");
    assertThat(
            site.run("sql", "select distinct slice from volume_growth where dimension = 'flow'")
                .out())
        .contains("import");

    Ended none = site.withWarehouse("empty").run("sql", count);
    assertThat(none.code()).isEqualTo(4);
    assertThat(none.err())
        .isEqualToIgnoringNewLines(
            "Cannot find a release: nothing has been published in %s yet; run nightly first"
                .formatted(folder.resolve("empty")));
    Ended unknown = site.run("sql", "--release", "2001-01-01", count);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith("Cannot read release 2001-01-01: it has no manifest in ")
        .contains("; run releases to see which there are");
  }

  @ParameterizedTest
  @CsvSource({
    "select sold from order_facts, 'UNRESOLVED_COLUMN.WITH_SUGGESTION] A column'",
    "select * from sales, TABLE_OR_VIEW_NOT_FOUND] The table or view `sales` cannot be found",
    "selekt 1, PARSE_SYNTAX_ERROR] Syntax error at or near 'selekt'",
    "select cast(flow as int) from order_facts, CAST_INVALID_INPUT] The value 'import'"
  })
  void a_statement_that_cannot_be_answered_is_told_without_a_trace(String statement, String why) {
    Ended ended = site.run("sql", statement);

    assertThat(ended.err())
        .startsWith("Cannot answer: [" + why)
        .doesNotContain("\tat ", "Project [");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void the_dictionary_and_the_lineage_name_every_table() {
    String tables = Site.command("tables").out();
    String lineage = Site.command("lineage").out();
    assertThat(lineage).startsWith("graph LR\n").contains("  orders --> order_facts");
    for (var step : Dictionary.steps()) {
      assertThat(tables).contains("\n## " + step.output().name() + "\n");
      assertThat(lineage).contains("--> " + step.output().name());
    }
  }

  @Test
  void duckdb_reads_marts_as_parquet_and_facts_through_views() throws Exception {
    String release = Files.readString(site.stored("releases/LATEST")).strip();
    Path marts = site.stored("releases").resolve(release).resolve("marts");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      try (Stream<Path> folders = Files.list(marts)) {
        for (Path mart : folders.toList()) {
          long rows =
              count(duck, "select count(*) from read_parquet('%s/*.parquet')".formatted(mart));
          assertThat(rows).isEqualTo(site.manifest().marts().get(mart.getFileName().toString()));
        }
      }
      String script = site.run("sql", "--for", "duckdb").out();
      assertThat(site.stored("releases/" + release + "/views.sql")).hasContent(script);
      try (Statement statement = duck.createStatement()) {
        statement.execute(script);
      }
      assertThat(count(duck, "select count(*) from order_facts where order_amount = 100.00"))
          .isEqualTo(3);
      assertThat(count(duck, "select count(*) from parcel_facts")).isEqualTo(3);
      assertThat(count(duck, "select sum(order_count) from daily_volume")).isEqualTo(3);
      assertThat(count(duck, "select count(*) from volume_growth"))
          .isEqualTo(site.manifest().marts().get("volume_growth"));
    }
  }

  @Test
  void plain_spark_reads_marts_as_parquet_and_facts_through_views(SparkSession spark)
      throws IOException {
    SparkSession plain = spark.newSession();
    String release = Files.readString(site.stored("releases/LATEST")).strip();
    Path folderOfRelease = site.stored("releases").resolve(release);
    for (String mart : site.manifest().marts().keySet()) {
      long rows = plain.read().parquet(folderOfRelease.resolve("marts/" + mart).toString()).count();
      assertThat(rows).isEqualTo(site.manifest().marts().get(mart));
    }

    for (String statement :
        Files.readString(folderOfRelease.resolve("views.spark.sql")).split(";\n")) {
      if (!statement.isBlank()) {
        plain.sql(statement);
      }
    }

    assertThat(plain.sql("select * from order_facts").count()).isEqualTo(3);
    assertThat(plain.sql("select * from payment_facts").count()).isEqualTo(3);
    assertThat(
            plain
                .sql("select sum(order_count) from monthly_volume where dimension = 'region'")
                .first()
                .getLong(0))
        .isEqualTo(3);
  }

  @Test
  void a_plan_of_a_backfill_names_the_days_that_it_corrects() {
    Site corrected = site.withRaw(folder.resolve("corrected"));
    Lines.day(corrected, "2015-10-30", "o1");
    Lines.day(corrected, "2015-11-11", "o3");

    Ended ended = corrected.run("plan", "--from", "2015-10-30", "--to", "2015-10-31");

    assertThat(ended.code()).as(ended.all()).isZero();
    assertThat(ended.out())
        .contains("corrects       2015-10-30\n", "new files      3, ", "reads again    about ");
    Ended half = site.run("plan", "--from", "2015-10-30");
    assertThat(half.code()).isEqualTo(2);
    assertThat(half.err())
        .isEqualToIgnoringNewLines(
            "Cannot plan a backfill: it needs both --from and --to, got only --from");
    assertThat(line(site, "does nothing")).contains("nothing new since release 2015-11-11");
  }

  private static String line(Site of, String name) {
    return of.run("plan")
        .out()
        .lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .orElse("");
  }

  private static long size(Site of, String log) throws IOException {
    return Files.size(of.raw().resolve("%s/dt=2015-11-12/%s.csv".formatted(log, log)));
  }

  private static long count(Connection duck, String query) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
