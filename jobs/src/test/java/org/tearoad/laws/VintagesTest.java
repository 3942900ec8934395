package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.HdfsExtension;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.run.ReleaseReader;
import org.tearoad.run.Views;

/** What releases told is kept, and compared: three nights, each with late orders of September. */
@Tag("long")
@ExtendWith({SparkExtension.class, HdfsExtension.class})
class VintagesTest {
  private static final String ORDERS_A_MONTH =
      "measure = 'orders' and scope = 'cross_border' and dimension = 'total' and period_type = 'month'";

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private Site site;

  @BeforeAll
  static void threeNights(SparkSession spark) {
    Site nights = Site.in(shared);
    night(Lines.day(nights, "2015-09-30", "a1", "a2"), "2015-09-30");
    night(late(nights, "2015-10-05", "a3"), "2015-10-05");
    night(late(Lines.day(nights, "2015-10-31", "b1"), "2015-10-31", "a4"), "2015-10-31");
  }

  @BeforeEach
  void copyTheNights() {
    site = Site.in(shared).copiedTo(folder);
  }

  @Test
  void a_first_release_revises_nothing_and_each_later_one_adds_to_the_triangle(SparkSession spark) {
    assertThat(site.store().manifest("2015-09-30").marts())
        .containsEntry("revisions", 0L)
        .containsEntry("revision_summary", 0L);
    assertThatTable(revisions(spark, "2015-10-05"))
        .hasRows(
            """
            period  | compared_with | earlier_release | revision_type | earlier_age_days | lag_days | earlier_value | value | revision
            2015-09 | first         | 2015-09-30      | content       | 0                | 5        | 2.0           | 3.0   | 1.0
            2015-09 | previous      | 2015-09-30      | content       | 0                | 5        | 2.0           | 3.0   | 1.0
            """);
    assertThatTable(revisions(spark, "2015-10-31"))
        .hasRows(
            """
            period  | compared_with | earlier_release | revision_type | earlier_age_days | lag_days | earlier_value | value | revision
            2015-09 | first         | 2015-09-30      | content       | 0                | 31       | 2.0           | 4.0   | 2.0
            2015-09 | after_7_days  | 2015-10-05      | content       | 5                | 26       | 3.0           | 4.0   | 1.0
            2015-09 | after_1_month | 2015-10-05      | content       | 5                | 26       | 3.0           | 4.0   | 1.0
            2015-09 | previous      | 2015-10-05      | content       | 5                | 26       | 3.0           | 4.0   | 1.0
            """);
  }

  /** As README has it. */
  @Test
  void the_triangle_is_one_question(SparkSession spark) {
    String triangle =
        """
        select * from (select period, compared_with, earlier_value, value from revisions
          where measure = 'orders' and scope = 'cross_border' and dimension = 'total' and period_type = 'month')
        pivot (max(earlier_value) for compared_with in ('first', 'after_7_days', 'after_1_month', 'after_3_months')) order by period
        """;

    assertThat(ok("sql", triangle).out()).containsPattern("2015-09 +4.0 +2.0 +3.0 +3.0");
  }

  @Test
  void the_vintages_of_a_pruned_release_still_count(SparkSession spark) throws IOException {
    ok("prune", "--keep-days", "0");
    assertThat(site.stored("releases/release=2015-10-05")).doesNotExist();
    assertThat(runsWithVintages()).hasSize(3);

    night(late(site, "2015-11-11", "a5"), "2015-11-11");

    assertThatTable(revisions(spark, "2015-11-11"))
        .hasRows(
            """
            period  | compared_with | earlier_release | earlier_value | value
            2015-09 | first         | 2015-09-30      | 2.0           | 5.0
            2015-09 | after_7_days  | 2015-10-05      | 3.0           | 5.0
            2015-09 | after_1_month | 2015-10-05      | 3.0           | 5.0
            2015-09 | previous      | 2015-10-31      | 4.0           | 5.0
            2015-10 | first         | 2015-10-31      | 1.0           | 1.0
            2015-10 | after_7_days  | 2015-10-31      | 1.0           | 1.0
            2015-10 | previous      | 2015-10-31      | 1.0           | 1.0
            """);
  }

  @Test
  void what_was_withdrawn_is_kept_and_counts_no_more(SparkSession spark) throws IOException {
    ok("publish", "2015-09-30");
    ok("nightly");

    assertThat(runsWithVintages()).hasSize(4);
    assertThatTable(revisions(spark, "2015-10-31.2"))
        .hasRows(
            """
            period  | compared_with | earlier_release | earlier_value | value
            2015-09 | first         | 2015-09-30      | 2.0           | 4.0
            2015-09 | after_7_days  | 2015-09-30      | 2.0           | 4.0
            2015-09 | after_1_month | 2015-09-30      | 2.0           | 4.0
            2015-09 | previous      | 2015-09-30      | 2.0           | 4.0
            """);
    assertThat(told(spark, site, "2015-10-31.2")).containsExactly("2015-09-30", "2015-10-31.2");
    assertThat(told(spark, site, "2015-10-31"))
        .as("views of a withdrawn release show what stood then")
        .containsExactly("2015-09-30", "2015-10-05", "2015-10-31");
  }

  @Test
  void a_run_that_does_not_publish_leaves_no_vintage(SparkSession spark) throws IOException {
    List<String> before = runsWithVintages();
    String bad = "orders/dt=2015-11-01/bad.csv";
    site.file(bad, Lines.ORDERS + Lines.order("x", "2015-11-01").replace("placed", "plcaed"));

    assertThat(site.run("nightly").code()).isEqualTo(5);

    assertThat(runsWithVintages()).as("of the failed run, too").hasSize(before.size() + 1);
    assertThat(told(spark, site, "2015-10-31"))
        .containsExactly("2015-09-30", "2015-10-05", "2015-10-31");
    site.delete(bad);
    assertThat(ok("nightly").out()).startsWith("nothing new since release 2015-10-31");
    assertThat(runsWithVintages()).isEqualTo(before);
  }

  @Test
  void a_rebuild_is_compared_with_what_its_warehouse_told(SparkSession spark) {
    ok("rebuild");

    assertThat(site.manifest().release()).isEqualTo("2015-10-31.2");
    assertThatTable(revisions(spark, "2015-10-31.2"))
        .hasRows(
            """
            period  | compared_with | earlier_release | lag_days | earlier_value | value
            2015-09 | first         | 2015-09-30      | 31       | 2.0           | 4.0
            2015-09 | after_7_days  | 2015-10-05      | 26       | 3.0           | 4.0
            2015-09 | after_1_month | 2015-10-05      | 26       | 3.0           | 4.0
            2015-09 | previous      | 2015-10-31      | 0        | 4.0           | 4.0
            2015-10 | first         | 2015-10-31      | 0        | 1.0           | 1.0
            2015-10 | previous      | 2015-10-31      | 0        | 1.0           | 1.0
            """);
    Site elsewhere = site.withWarehouse(folder.resolve("elsewhere").toString());
    assertThat(elsewhere.run("rebuild").code()).isZero();
    assertThat(elsewhere.manifest().marts()).containsEntry("revisions", 0L);
    assertThat(elsewhere.manifest().identity()).isEqualTo(site.manifest().identity());
    Contents.of(spark, elsewhere).isSameAs(Contents.of(spark, site));
  }

  @Test
  void other_settings_make_it_a_revision_of_method(SparkSession spark) {
    assertThat(site.with("delivery.lost-after-days = 150").run("nightly").code()).isZero();

    assertThat(revisions(spark, "2015-10-31.2").select("revision_type").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("methodology");
  }

  /** A second implementation in DuckDB's SQL, from the files of the vintages and the commits. */
  @Test
  void duckdb_finds_the_same_revisions(SparkSession spark) throws SQLException, IOException {
    night(late(site, "2015-11-11", "a5", "a6"), "2015-11-11");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set variable warehouse = '%s'".formatted(site.warehouse()));
      statement.execute("set variable release = '2015-11-11'");
      String again = resource("duckdb/revisions_again.sql");

      assertThat(
              answers(
                  statement,
                  again
                      + "select revision from again where measure = 'gmv_usd' and dimension = 'total'"
                      + " and scope = 'cross_border' and period = '2015-09' and compared_with = 'first'"))
          .as("four late orders of 100 dollars")
          .containsExactly("400.0");
      for (String pair : List.of("again mart", "mart again", "sums summary", "summary sums")) {
        String[] sides = pair.split(" ");
        assertThat(
                answers(
                    statement, again + "from %s except all from %s".formatted(sides[0], sides[1])))
            .as(pair)
            .isEmpty();
      }
      assertThat(answers(statement, again + "select count(*) > 50 from sums"))
          .containsExactly("true");
    }
  }

  @Test
  void the_script_of_the_views_names_the_vintages_that_count(SparkSession spark)
      throws SQLException {
    String script = Views.duckDb(site.store(), site.manifest());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(script);
      assertThat(answers(statement, "select distinct release from vintages order by all"))
          .containsExactly("2015-09-30", "2015-10-05", "2015-10-31");
    }
  }

  @Test
  void a_warehouse_on_hdfs_has_the_same_triangle(SparkSession spark, FileSystem hdfs) {
    Site remote = site.withWarehouse(hdfs.getUri() + "/vintages-test");
    assertThat(remote.run("rebuild", "--as-of", "2015-10-05").code()).isZero();
    night(remote, "2015-10-31");

    assertThat(told(spark, remote, "2015-10-31")).containsExactly("2015-10-05", "2015-10-31");
    assertThatTable(
            new ReleaseReader(spark, remote.store(), remote.manifest())
                .mart(Revisions.TABLE)
                .where(ORDERS_A_MONTH))
        .hasRows(
            """
            period  | compared_with | earlier_release | earlier_value | value
            2015-09 | first         | 2015-10-05      | 3.0           | 4.0
            2015-09 | after_7_days  | 2015-10-05      | 3.0           | 4.0
            2015-09 | previous      | 2015-10-05      | 3.0           | 4.0
            """);
  }

  /** The logs of a day that bring nothing but orders of September. */
  private static Site late(Site site, String day, String... orders) {
    StringBuilder lines = new StringBuilder(Lines.ORDERS);
    for (String order : orders) {
      lines.append(Lines.order(order, "2015-09-30"));
    }
    return site.file("orders/dt=" + day + "/late.csv", lines.toString());
  }

  private static void night(Site site, String release) {
    Ended ended = site.run("nightly");
    assertThat(ended.code()).as(ended.all()).isZero();
    assertThat(ended.out()).contains("published " + release);
  }

  private Ended ok(String command, String... arguments) {
    Ended ended = site.run(command, arguments);
    assertThat(ended.code()).as(ended.all()).isZero();
    return ended;
  }

  private Dataset<Row> revisions(SparkSession spark, String release) {
    String mart = "releases/release=" + release + "/marts/revisions";
    return spark.read().parquet(site.stored(mart).toString()).where(ORDERS_A_MONTH);
  }

  /** Releases whose vintages a reader of this one sees. */
  private static List<String> told(SparkSession spark, Site site, String release) {
    new ReleaseReader(spark, site.store(), site.store().manifest(release)).createViews();
    return spark
        .sql("select distinct release from vintages order by release")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private List<String> runsWithVintages() throws IOException {
    try (Stream<Path> runs = Files.list(site.stored("vintages"))) {
      return runs.map(run -> run.getFileName().toString()).sorted().toList();
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = VintagesTest.class.getClassLoader().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> answers(Statement statement, String query) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          cells.add(rows.getString(column));
        }
        answers.add(String.join(" ", cells));
      }
    }
    return answers;
  }
}
