package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.common.testing.TableAssert;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** Logs of all formats, and logs that others keep in their own way. */
@Tag("long")
@ExtendWith(SparkExtension.class)
class SourcesTest {
  private static final String JSON =
      """
      {"order_id":"%s","order_status":"placed","status_at":"2015-11-11T12:00:00Z",\
      "ordered_at":"2015-11-11T15:00:00+03:00","marketplace":"aliexpress","channel":"b2c",\
      "seller_id":"s1","seller_country":"CN","buyer_id":"b1","origin_country":"CN",\
      "destination_country":"RU","destination_region":"RU-MOW","category":"phones",\
      "item_quantity":1,"order_amount":100.00,"order_currency":"USD"}
      """;
  private static final String PARQUET =
      """
      select '%s' as order_id, 'placed' as order_status, %s as status_at, %s as ordered_at,
          'aliexpress' as marketplace, 'b2c' as channel, 's1' as seller_id, 'CN' as seller_country,
          'b1' as buyer_id, 'CN' as origin_country, 'RU' as destination_country,
          'RU-MOW' as destination_region, 'phones' as category, %s as item_quantity,
          %s as order_amount, 'USD' as order_currency
      """;

  /** Left to the system: tasks of a run that is refused may write for a moment after its end. */
  @TempDir(cleanup = CleanupMode.NEVER)
  private Path folder;

  @Test
  void every_format_and_compression_ends_in_the_same_fact(SparkSession spark) {
    Site site = Site.in(folder).withRaw(folder.resolve("raw + logs"));
    Lines.day(site, "2015-11-11", "csv");
    zstd(site, "csv.zst", Lines.ORDERS + Lines.order("csv-zst", "2015-11-11"));
    zstd(site, "jsonl.zst", JSON.formatted("json-zst"));
    site.file("orders/dt=2015-11-11/a.jsonl", JSON.formatted("json") + "[1]\n");
    site.file("orders/dt=2015-11-11/a.jsonl.gz", JSON.formatted("json-gz"));
    parquet(spark, site, "texts", "'2015-11-11T12:00:00Z'", "'1'", "'100'");
    parquet(spark, site, "typed", "timestamp '2015-11-11 12:00:00'", "1L", "cast(100 as double)");
    parquet(spark, site, "large", "'2015-11-11T12:00:00Z'", "'1'", "cast(12345678.9 as double)");
    site.file("orders/dt=2015-11-11/_temporary/0/part.csv", Lines.ORDERS + "half a li");

    Ended ended = site.with("rejects.fail-share = 1").run("nightly");

    assertThat(ended.code()).as(ended.all()).isZero();
    reader(spark, site).createViews();
    assertThat(site.manifest().ledger())
        .allMatch(LedgerEntry::balances)
        .filteredOn(entry -> entry.file().endsWith("a.jsonl"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.rejected()).isEqualTo(Map.of("line_unreadable", 1L)));
    TableAssert.assertThatTable(
            spark.sql(
                "select order_status, status_at, ordered_at, category, item_quantity, order_amount, count(*) as n"
                    + " from order_facts group by all"))
        .hasRows(
            """
            order_status | status_at            | ordered_at           | category | item_quantity | order_amount | n
            placed       | 2015-11-11T12:00:00Z | 2015-11-11T12:00:00Z | phones   | 1             | 100.00       | 7
            placed       | 2015-11-11T12:00:00Z | 2015-11-11T12:00:00Z | phones   | 1             | 12345678.90  | 1
            """);
  }

  @Test
  void a_zone_is_for_instants_of_its_source_alone(SparkSession spark) {
    Site site = Lines.day(Site.in(folder), "2015-11-11", "o1");
    String local = Lines.order("o2", "2015-11-11").replace("Z,", ",");
    site.file("moscow/dt=2015-11-11/m.csv", Lines.ORDERS + local);
    site.file("orders/dt=2015-11-11/n.csv", Lines.ORDERS + local.replace("o2", "o3"));

    Ended ended =
        site.with("rejects.fail-share = 1")
            .with("sources.moscow { log = orders, files = moscow, zone = Europe/Moscow }")
            .run("nightly");

    assertThat(ended.code()).as(ended.all()).isZero();
    reader(spark, site).createViews();
    TableAssert.assertThatTable(spark.sql("select order_id, status_at from order_facts"))
        .hasRows(
            """
            order_id | status_at
            o1       | 2015-11-11T12:00:00Z
            o2       | 2015-11-11T09:00:00Z
            """);
    assertThat(entry(site, "orders/dt=2015-11-11/n.csv").rejected())
        .isEqualTo(Map.of("status_at_no_offset", 1L));
  }

  @Test
  void an_export_of_a_shop_becomes_orders_and_scans_by_configuration_alone(SparkSession spark) {
    Site site = Lines.day(Site.in(folder), "2015-11-11");
    site.file(
        "shop/dt=2015-11-20/export.csv",
        """
        Nr;Bought;Sum;Carrier;Number;Sent;Arrived;State
        A1;2015-11-12 01:30:00;10,50;CP;AB1;2015-11-13 08:00:00;2015-11-19 10:00:00;ok
        A2;2015-11-12 02:00:00;20,00;YW;AB2;2015-11-14 08:00:00;;ok
        T9;2015-11-12 02:00:00;20,00;YW;AB3;2015-11-14 08:00:00;;test
        A3;2015-11-12 02:00:00;much;YW;AB4;;;ok
        """);
    Site.write(folder.resolve("carriers.csv"), bytes("code,name\nCP,china-post\nYW,yanwen\n"));
    Site.write(
        folder.resolve("orders.sql"),
        bytes(
            """
            select Nr as order_id, 'placed' as order_status, Bought as status_at, Bought as ordered_at,
                'shop' as marketplace, 'b2c' as channel, 'me' as seller_id, 'CN' as seller_country,
                Nr as buyer_id, 'CN' as origin_country, 'RU' as destination_country,
                1 as item_quantity, replace(Sum, ',', '.') as order_amount, 'CNY' as order_currency,
                _file, _line
            from raw where State <> 'test'
            """));
    Site.write(
        folder.resolve("scans.sql"),
        bytes(
            """
            with scans as (
                select *, stack(2, 'EMA', Sent, 'EMI', Arrived) as (event_code, event_at) from raw
            )
            select Number as tracking_number, Nr as order_id, carriers.name as carrier, event_code,
                event_at, if(event_code = 'EMA', 'CN', 'RU') as event_country, _file, _line
            from scans
            inner join carriers on scans.Carrier = carriers.code
            where event_at is not null and State <> 'test'
            """));

    Site shop =
        site.with("rejects.fail-share = 1")
            .with(
                """
                sources.shop { log = orders, files = shop, delimiter = ";", zone = Asia/Shanghai,
                  select = "%1$s/orders.sql" }
                sources.scans { log = shipments, files = "shop/*/*.csv", delimiter = ";", zone = Asia/Shanghai,
                  select = "%1$s/scans.sql", rows-per-line = many,
                  lookups.carriers { file = "%1$s/carriers.csv", key = code } }
                """
                    .formatted(folder));
    Ended ended = shop.run("nightly");

    assertThat(ended.code()).as(ended.all()).isZero();
    reader(spark, site).createViews();
    TableAssert.assertThatTable(
            spark.sql("select order_id, ordered_at, order_date, order_amount from order_facts"))
        .hasRows(
            """
            order_id | ordered_at           | order_date | order_amount
            A1       | 2015-11-11T17:30:00Z | 2015-11-11 | 10.50
            A2       | 2015-11-11T18:00:00Z | 2015-11-11 | 20.00
            """);
    TableAssert.assertThatTable(
            spark.sql("select tracking_number, carrier, last_scan_at from parcel_facts"))
        .hasRows(
            """
            tracking_number | carrier    | last_scan_at
            AB1             | china-post | 2015-11-19T02:00:00Z
            AB2             | yanwen     | 2015-11-14T00:00:00Z
            """);
    assertThat(counts(site, "shop")).containsExactly(4L, 2L, 1L, 1L);
    assertThat(counts(site, "scans")).containsExactly(4L, 2L, 0L, 2L);
    TableAssert.assertThatTable(
            spark
                .read()
                .option("recursiveFileLookup", "true")
                .parquet(site.stored("rejects").toString()))
        .hasRows(
            """
            source | reason                  | file                          | line
            shop   | order_amount_unreadable | shop/dt=2015-11-20/export.csv | 5
            """);
  }

  @Test
  void a_quiet_day_of_a_source_with_a_select_is_no_failure(SparkSession spark) {
    Site site = Lines.day(Site.in(folder), "2015-11-11", "o1");
    Site.write(folder.resolve("all.sql"), bytes("select *, order_id as own from raw"));
    Site selecting =
        site.with(
                "sources.shop { log = orders, files = shop, select = \"%s/all.sql\" }"
                    .formatted(folder))
            .with("rejects { most-bad-files = 1, fail-share = 1 }");
    site.file("shop/dt=2015-11-11/empty.csv", "");
    Site.write(site.raw().resolve("shop/dt=2015-11-11/broken.csv.gz"), bytes("no gzip"));

    Ended ended = selecting.run("nightly");

    assertThat(ended.code()).as(ended.all()).isZero();
    assertThat(entry(site, "shop/dt=2015-11-11/empty.csv").read()).isZero();
    assertThat(entry(site, "shop/dt=2015-11-11/broken.csv.gz").rejectedCount()).isEqualTo(1);
  }

  @Test
  void many_rows_of_a_line_must_be_declared(SparkSession spark) {
    Site site = Lines.day(Site.in(folder), "2015-11-11", "o1");
    Site.write(folder.resolve("twice.sql"), bytes("select * from raw union all select * from raw"));

    Ended ended =
        site.with("sources.orders.select = \"%s/twice.sql\"".formatted(folder)).run("nightly");

    assertThat(ended.code()).as(ended.all()).isEqualTo(5);
    assertThat(ended.err())
        .startsWith(
            "Cannot read source orders: its SELECT makes 2 rows of one line of orders/dt=2015-11-11/orders.csv; set rows-per-line = many");
  }

  @Test
  void a_select_that_makes_lines_up_is_refused(SparkSession spark) {
    Site site = Lines.day(Site.in(folder), "2015-11-11", "o1");
    Site.write(
        folder.resolve("more.sql"),
        bytes(
            "select %1$s, _file, _line from raw union all select %1$s, _file, _line + 100 as _line from raw"
                .formatted(Lines.ORDERS.strip())));

    Ended ended =
        site.with("sources.orders.select = \"%s/more.sql\"".formatted(folder)).run("nightly");

    assertThat(ended.code()).as(ended.all()).isEqualTo(5);
    assertThat(ended.err())
        .contains(
            "ledger.balances: 1 violations, for example orders/dt=2015-11-11/orders.csv: 1 read, 2 accepted, 0 rejected, -1 not selected");
  }

  @Test
  void a_look_up_that_is_not_unique_is_refused(SparkSession spark) {
    Site site = Lines.day(Site.in(folder), "2015-11-11", "o1");
    Site.write(folder.resolve("names.csv"), bytes("code,name\nCP,a\nCP,b\n"));
    Site.write(folder.resolve("all.sql"), bytes("select * from raw"));

    Ended ended =
        site.with(
                "sources.orders { select = \"%1$s/all.sql\", lookups.names { file = \"%1$s/names.csv\", key = code } }"
                    .formatted(folder))
            .run("nightly");

    assertThat(ended.code()).as(ended.all()).isEqualTo(2);
    assertThat(ended.err())
        .contains("look-up names must be unique by code, got CP more than once in ");
  }

  private static void zstd(Site site, String ending, String text) {
    Site.write(site.raw().resolve("orders/dt=2015-11-11/z." + ending), Zstd.compress(bytes(text)));
  }

  private static void parquet(
      SparkSession spark, Site site, String name, String instant, String count, String amount) {
    spark
        .sql(PARQUET.formatted("parquet-" + name, instant, instant, count, amount))
        .write()
        .parquet(site.raw().resolve("orders/dt=2015-11-11/" + name).toString());
  }

  private static ReleaseReader reader(SparkSession spark, Site site) {
    return new ReleaseReader(spark, site.store(), site.manifest());
  }

  private static LedgerEntry entry(Site site, String file) {
    return site.manifest().ledger().stream()
        .filter(entry -> entry.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  /** Read, accepted, rejected, not selected. */
  private static List<Long> counts(Site site, String source) {
    LedgerEntry of =
        site.manifest().ledger().stream()
            .filter(entry -> entry.source().equals(source))
            .findFirst()
            .orElseThrow();
    return List.of(of.read(), of.accepted(), of.rejectedCount(), of.notSelected());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
