package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.common.testing.TableAssert;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** What the analyst who writes a SELECT and its look-ups can get wrong, and where it is told. */
@Tag("long")
@ExtendWith(SparkExtension.class)
class SelectsTest {
  private static final String NAMES = "code,name\naliexpress,Tea House\n";
  private static final String NAMED =
      """
      select %s, coalesce(names.name, 'none') as marketplace
      from raw
      left join names on raw.marketplace = names.code
      """
          .formatted(allBut("marketplace"));

  @TempDir private Path folder;

  private Site site;

  @BeforeEach
  void logs() {
    site =
        Lines.day(Site.in(folder), "2015-11-11", "o1")
            .with(
                "sources.orders { select = \"%1$s/orders.sql\", lookups.names { file = \"%1$s/names.csv\", key = code } }"
                    .formatted(folder));
    write("orders.sql", NAMED);
    write("names.csv", NAMES);
  }

  @Test
  void what_a_look_up_says_belongs_to_the_facts_so_a_change_needs_a_rebuild(SparkSession spark) {
    Ended first = site.run("nightly");
    assertThat(first.code()).as(first.all()).isZero();
    assertThat(site.run("nightly").out()).startsWith("nothing new since release 2015-11-11");
    String before = site.manifest().identity();

    write("names.csv", NAMES.replace("Tea House", "Tea Road"));

    Ended refused = site.run("nightly");
    assertThat(refused.code()).as(refused.all()).isEqualTo(5);
    assertThat(refused.err())
        .startsWith("Cannot go on from release 2015-11-11: ")
        .contains(
            "a source, a code table or how the program makes stored tables has changed; run rebuild");
    Ended rebuilt = site.run("rebuild");
    assertThat(rebuilt.code()).as(rebuilt.all()).isZero();
    createViews(spark);
    TableAssert.assertThatTable(spark.sql("select marketplace from order_facts"))
        .hasRows(
            """
            marketplace
            tea road
            """);
    assertThat(site.manifest().identity()).isNotEqualTo(before);
  }

  @Test
  void a_look_up_that_is_not_there_or_lacks_its_key_is_named(SparkSession spark) {
    write("names.csv", "kode,name\na,b\n");
    refused("look-up names has no column code, got [kode, name] in " + folder + "/names.csv");

    Site.write(folder.resolve("names.csv"), new byte[0]);
    refused("look-up names has no column code, got [] in " + folder + "/names.csv");

    Site other =
        site.with("sources.orders.lookups.names.file = \"%s/nowhere.csv\"".formatted(folder));
    Ended ended = other.run("nightly");
    assertThat(ended.code()).as(ended.all()).isEqualTo(2);
    assertThat(ended.err())
        .contains("look-up names: there is no such file, got " + folder + "/nowhere.csv");
  }

  @Test
  void a_look_up_with_a_broken_line_is_refused(SparkSession spark) {
    write("names.csv", NAMES + "jd,a,b,c\n");

    refused("look-up names has 4 values in line 3, got 2 columns in " + folder + "/names.csv");
  }

  @Test
  void a_check_tells_of_select_and_look_ups_before_a_run_does() {
    assertThat(site.run("check").out()).isEqualToIgnoringNewLines("nothing is wrong");

    write("orders.sql", "select * frum raw");
    write("names.csv", NAMES + "aliexpress,again\n");
    Ended check = site.run("check");
    assertThat(check.code()).as(check.all()).isEqualTo(5);
    assertThat(check.out())
        .contains("Cannot read source orders by " + folder + "/orders.sql: ", "line 1, pos 14")
        .contains(
            "look-up names must be unique by code, got aliexpress more than once in "
                + folder
                + "/names.csv")
        .contains("2 problems");

    Site nowhere =
        site.with("sources.orders.select = \"%s/nowhere.sql\"".formatted(folder))
            .with("sources.orders.lookups.names.file = \"%s/nowhere.csv\"".formatted(folder));
    assertThat(nowhere.run("check").out())
        .contains("there is no such file, got " + folder + "/nowhere.sql")
        .contains("look-up names: there is no such file, got " + folder + "/nowhere.csv");
  }

  @Test
  void an_instant_that_a_select_makes_of_a_local_time_is_of_the_sources_zone(SparkSession spark) {
    site.file(
        "orders/dt=2015-11-11/orders.csv",
        Lines.ORDERS
            + Lines.order("o1", "2015-11-11").replace("2015-11-11T12:00:00Z", "11.11.2015 12:00"));
    write(
        "orders.sql",
        """
        select %s,
            to_timestamp(status_at, 'dd.MM.yyyy HH:mm') as status_at,
            to_timestamp_ntz(ordered_at, 'dd.MM.yyyy HH:mm') as ordered_at
        from raw
        """
            .formatted(allBut("status_at", "ordered_at")));

    Ended ended = site.with("sources.orders.zone = Asia/Shanghai").run("nightly");

    assertThat(ended.code()).as(ended.all()).isZero();
    createViews(spark);
    TableAssert.assertThatTable(spark.sql("select status_at, ordered_at from order_facts"))
        .hasRows(
            """
            status_at            | ordered_at
            2015-11-11T04:00:00Z | 2015-11-11T04:00:00Z
            """);
    assertThat(spark.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
  }

  @Test
  void a_refusal_names_the_reasons_and_where_the_lines_are(SparkSession spark) {
    String name = "orders/dt=2015-11-11/orders.csv";
    site.file(
        name,
        Lines.ORDERS
            + Lines.order("o1", "2015-11-11").replace("100.00", "much")
            + Lines.order("o2", "2015-11-11").replace("100.00", "more")
            + Lines.order("o3", "2015-11-11").replace(",b2c,", ",b2z,"));

    Ended ended = site.run("nightly");

    assertThat(ended.code()).as(ended.all()).isEqualTo(5);
    assertThat(ended.err())
        .contains(
            "3 of 3 lines; 2 order_amount_unreadable, as in " + name,
            "; 1 channel_unknown_code, as in " + name)
        .containsPattern(
            "until the next run the rejected lines are in file:\\S*/warehouse/rejects/run=\\S+");
  }

  @Test
  void rejects_can_be_asked_by_sql_with_the_run_that_read_them(SparkSession spark) {
    site.file(
        "orders/dt=2015-11-11/more.csv",
        Lines.ORDERS + Lines.order("o2", "2015-11-11").replace("100.00", "much"));
    Site lenient = site.with("rejects.fail-share = 1");
    Ended ended = lenient.run("nightly");
    assertThat(ended.code()).as(ended.all()).isZero();

    String asked =
        lenient
            .run("sql", "select reason, file, line, raw from rejects where run like '20%'")
            .out();

    assertThat(asked)
        .contains("order_amount_unreadable", "orders/dt=2015-11-11/more.csv", "\"much\"");
  }

  @Test
  void a_select_and_its_look_ups_may_be_named_by_uris(SparkSession spark) {
    Ended ended =
        site.with(
                "sources.orders { select = \"file://%1$s/orders.sql\", lookups.names.file = \"file://%1$s/names.csv\" }"
                    .formatted(folder))
            .run("nightly");

    assertThat(ended.code()).as(ended.all()).isZero();
    createViews(spark);
    TableAssert.assertThatTable(spark.sql("select marketplace from order_facts"))
        .hasRows(
            """
            marketplace
            tea house
            """);
  }

  private void refused(String why) {
    Ended ended = site.run("nightly");
    assertThat(ended.code()).as(ended.all()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualToIgnoringNewLines(
            "Cannot read source orders by " + folder + "/orders.sql: " + why);
  }

  private void createViews(SparkSession spark) {
    new ReleaseReader(spark, site.store(), site.manifest()).createViews();
  }

  private static String allBut(String... columns) {
    Set<String> left = Set.of(columns);
    return Stream.concat(Stream.of(Lines.ORDERS.strip().split(",")), Stream.of("_file", "_line"))
        .filter(name -> !left.contains(name))
        .map(name -> "raw." + name)
        .collect(Collectors.joining(", "));
  }

  private void write(String name, String text) {
    Site.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
