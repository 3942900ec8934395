package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** The SELECT of a source sees its views, and has no clock, no chance and no way out. */
@ExtendWith(SparkExtension.class)
class ConfinementTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "select *, 1 as x from raw where false union all select _line from raw | NUM_COLUMNS_MISMATCH",
        "select order_id, _file from raw | it must return _line beside the columns of its log",
        "select order_id, _line from raw | it must return _file beside the columns of its log",
        "select csv._c0 as order_id, 'f' as _file, 1L as _line from csv.`FILE` as csv | FILE",
        "select parquet.*, 'f' as _file, 1L as _line from parquet.`FILE` as parquet | FILE",
        "select *, (select max(_c0) from csv.`FILE`) as s from raw | FILE",
        "select *, (select max(secret) from secrets) as s from raw | it reads something beside its views",
        "select 1 as order_id, 'f' as _file, 1L as _line from range(5) | it reads something beside its views",
        "select *, reflect('java.lang.System', 'getenv', 'HOME') as s from raw | reflect",
        "select *, java_method('java.lang.System', 'getProperty', 'user.home') as s from raw | not allowed",
        "select * from raw order by rand() | not allowed, got rand",
        "select *, uuid() as s from raw | not allowed, got uuid",
        "select *, current_timestamp() as s from raw | not allowed, got current_timestamp",
        "select *, current_date() as s from raw | not allowed, got current_date",
        "select *, now() as s from raw | not allowed, got now",
        "create table t as select * from raw | it must be one SELECT",
        "drop view raw | it must be one SELECT",
        "set spark.sql.runSQLOnFiles=true | it must be one SELECT",
        "insert overwrite directory 'FILE' using parquet select * from raw | it must be one SELECT",
        "select * from raw; select * from raw | extra input",
        "select nothing, _file, _line from raw | nothing",
        "select *, _raw as s from raw | _raw",
      })
  void a_select_is_refused(String select, String why, SparkSession spark) {
    Path secret = folder.resolve("secret.csv");
    Site.write(secret, "secret\n42\n".getBytes(StandardCharsets.UTF_8));
    spark.sql("select 42 as secret").createOrReplaceTempView("secrets");

    Ended ended;
    try {
      ended = run(select.replace("FILE", secret.toString()));
    } finally {
      spark.catalog().dropTempView("secrets");
    }

    assertThat(ended.code()).as(ended.all()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("Cannot read source orders by " + folder.resolve("orders.sql") + ": ")
        .contains(why.replace("FILE", secret.toString()));
    assertThat(Site.in(folder).releases()).isEmpty();
    assertThat(spark.catalog().tableExists("raw")).isFalse();
    assertThat(secret).hasContent("secret\n42\n");
  }

  @Test
  void common_table_expressions_and_sub_queries_over_the_views_are_allowed(SparkSession spark) {
    Ended ended =
        run(
            """
            with
            named as (select * from raw),
            twice as (select order_id from raw)
            select named.* from named
            where order_id in (select order_id from twice) and _line = (select max(_line) from named)
            """);

    assertThat(ended.code()).as(ended.all()).isZero();
    LedgerEntry orders =
        Site.in(folder).manifest().ledger().stream()
            .filter(entry -> entry.log().equals("orders"))
            .findFirst()
            .orElseThrow();
    assertThat(orders.read()).isEqualTo(2);
    assertThat(orders.accepted()).isEqualTo(1);
    assertThat(orders.notSelected()).isEqualTo(1);
  }

  @Test
  void a_select_that_is_not_there_is_named(SparkSession spark) {
    Path nowhere = folder.resolve("nowhere.sql");
    Ended ended =
        Lines.day(Site.in(folder), "2015-11-11", "o1")
            .with("sources.orders.select = \"%s\"".formatted(nowhere))
            .run("nightly");

    assertThat(ended.code()).as(ended.all()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualToIgnoringNewLines(
            "Cannot read source orders by %1$s: there is no such file, got %1$s"
                .formatted(nowhere));
  }

  private Ended run(String select) {
    Site site = Lines.day(Site.in(folder), "2015-11-11", "o1", "o2");
    Path file = folder.resolve("orders.sql");
    Site.write(file, select.getBytes(StandardCharsets.UTF_8));
    return site.with("sources.orders.select = \"%s\"".formatted(file)).run("nightly");
  }
}
