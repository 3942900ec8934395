package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.config.Settings;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.common.testing.TableAssert;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Site;

/**
 * The example of somebody else's logs, as it stands in conf/sources/example-wide: what becomes of
 * each of its odd orders, and of each line.
 */
@Tag("long")
@ExtendWith(SparkExtension.class)
class ExampleWideTest {
  private static final Path CONF = Site.project("conf/sources/example-wide/tearoad.conf");
  private static final String FIRST = "orders/dt=2015-11-22/export.csv";
  private static final String SECOND = "orders/dt=2015-12-20/export.csv";

  @TempDir private static Path folder;

  private static Site site;
  private static List<String> statesOfFirstNight;

  @BeforeAll
  static void twoNights(SparkSession spark) {
    site = Site.in(folder);
    run("nightly", site, "--as-of", "2015-11-22");
    createViews(spark, site);
    statesOfFirstNight =
        spark
            .sql("select order_status, completed_at from order_facts where order_id = 'T-1007'")
            .collectAsList()
            .stream()
            .map(Row::toString)
            .toList();
    run("nightly", site);
    createViews(spark, site);
  }

  @Test
  void a_line_of_milestones_becomes_the_states_of_an_order_in_the_shops_zone(SparkSession spark) {
    TableAssert.assertThatTable(odd(spark, "order_facts"))
        .hasRows(
            """
            order_id | order_status | order_date | placed_at            | confirmed_at         | completed_at         | cancelled_at         | returned_at          | order_amount | order_currency | item_quantity | promised_days | flow
            T-1001   | completed    | 2015-11-10 | 2015-11-10T16:30:00Z | 2015-11-10T16:35:00Z | 2015-11-25T05:40:00Z | -                    | -                    | 1234.50      | CNY            | 2             | 30            | import
            T-1002   | cancelled    | 2015-11-11 | 2015-11-11T01:05:00Z | -                    | -                    | 2015-11-11T03:20:00Z | -                    | 88.00        | CNY            | 1             | 45            | import
            T-1003   | returned     | 2015-11-02 | 2015-11-02T13:15:00Z | 2015-11-02T13:20:00Z | 2015-12-01T07:00:00Z | -                    | 2015-12-05T10:00:00Z | 410.00       | CNY            | 1             | 45            | import
            T-1004   | completed    | 2015-11-03 | 2015-11-03T04:00:00Z | 2015-11-03T05:10:00Z | 2015-11-19T09:30:00Z | -                    | -                    | 560.00       | CNY            | 1             | 45            | import
            T-1005   | confirmed    | 2015-11-04 | 2015-11-04T00:40:00Z | 2015-11-04T00:41:00Z | -                    | -                    | -                    | 59.90        | CNY            | 1             | 45            | import
            T-1006   | completed    | 2015-11-05 | 2015-11-05T11:20:00Z | 2015-11-05T11:25:00Z | 2015-11-21T04:05:00Z | -                    | -                    | 73.20        | CNY            | 1             | 45            | import
            T-1007   | completed    | 2015-11-06 | 2015-11-06T02:15:00Z | 2015-11-06T02:20:00Z | 2015-11-20T02:15:00Z | -                    | -                    | 230.00       | CNY            | 3             | 45            | import
            T-1009   | completed    | 2015-11-08 | 2015-11-08T14:30:00Z | 2015-11-08T14:31:00Z | 2015-11-20T01:10:00Z | -                    | -                    | 31.00        | USD            | 2             | -             | other
            """);
    assertThat(spark.sql("select * from order_facts").count()).isEqualTo(47);
  }

  @Test
  void the_region_comes_from_the_customers_and_is_unknown_where_they_say_none(SparkSession spark) {
    TableAssert.assertThatTable(odd(spark, "order_facts"))
        .hasRows(
            """
            order_id | destination_region
            T-1001   | RU-MOW
            T-1002   | RU-SPE
            T-1003   | RU-SVE
            T-1004   | RU-NVS
            T-1005   | -
            T-1006   | -
            T-1007   | RU-KDA
            T-1009   | KZ-ALA
            """);
    assertThat(entry("orders", FIRST).defects())
        .isEqualTo(Map.of("destination_region_unreadable", 2L));
    assertThat(entry("orders", SECOND).defects())
        .isEqualTo(Map.of("destination_region_unreadable", 1L));
  }

  @Test
  void the_same_line_becomes_the_scans_of_its_parcel(SparkSession spark) {
    TableAssert.assertThatTable(odd(spark, "parcel_facts"))
        .hasRows(
            """
            order_id | tracking_number | ema_at               | emc_at               | emd_at               | edc_at               | emi_at
            T-1001   | RB400001378CN   | 2015-11-12T01:00:00Z | 2015-11-14T14:10:00Z | 2015-11-15T22:00:00Z | 2015-11-17T04:20:00Z | 2015-11-25T05:40:00Z
            T-1003   | RB400004119CN   | 2015-11-04T02:00:00Z | 2015-11-06T19:30:00Z | 2015-11-07T17:00:00Z | 2015-11-09T08:45:00Z | 2015-12-01T07:00:00Z
            T-1004   | RB400005485CN   | 2015-11-04T02:00:00Z | 2015-11-06T19:30:00Z | 2015-11-07T17:00:00Z | 2015-11-10T02:00:00Z | 2015-11-19T09:30:00Z
            T-1005   | RB400006857CN   | 2015-11-06T02:00:00Z | 2015-11-08T19:30:00Z | 2015-11-09T17:00:00Z | 2015-11-12T03:30:00Z | -
            T-1006   | RB400008226CN   | 2015-11-06T02:00:00Z | 2015-11-08T19:30:00Z | 2015-11-09T17:00:00Z | 2015-11-12T03:30:00Z | 2015-11-21T04:05:00Z
            T-1007   | RB400009592CN   | 2015-11-07T02:00:00Z | 2015-11-08T19:30:00Z | 2015-11-09T17:00:00Z | 2015-11-11T09:00:00Z | 2015-11-20T02:15:00Z
            T-1009   | RB400012336CN   | 2015-11-10T02:00:00Z | 2015-11-11T19:30:00Z | 2015-11-12T17:00:00Z | 2015-11-13T12:00:00Z | 2015-11-20T01:10:00Z
            """);
  }

  @Test
  void a_payment_without_a_number_has_one_of_its_order_and_attempt(SparkSession spark) {
    TableAssert.assertThatTable(
            spark.sql(
                "select * from payment_facts where order_id in ('T-1001', 'T-1003', 'T-1004')"))
        .hasRows(
            """
            payment_id | payment_status | payment_method | payment_provider | declined_at          | decline_reason     | captured_at          | refunded_at          | payment_amount | refunded_amount
            T-1001-1   | captured       | card           | sberbank         | -                    | -                  | 2015-11-10T16:35:00Z | -                    | 1234.50        | -
            T-1003-1   | refunded       | e_wallet       | qiwi             | -                    | -                  | 2015-11-02T13:20:00Z | 2015-12-06T08:00:00Z | 410.00         | 410.00
            T-1004-1   | declined       | card           | sberbank         | 2015-11-03T04:02:00Z | insufficient funds | -                    | -                    | 560.00         | -
            T-1004-2   | refunded       | e_wallet       | qiwi             | -                    | -                  | 2015-11-03T05:10:00Z | 2015-11-20T09:00:00Z | 560.00         | 160.00
            """);
    // The payment of the test order, which the SELECT of the orders leaves out.
    TableAssert.assertThatTable(
            spark.sql("select payment_id from payment_facts where order_month = 'waiting'"))
        .hasRows(
            """
            payment_id
            T-1008-1
            """);
  }

  @Test
  void an_impossible_date_is_rejected_with_its_line_until_the_shop_mends_it(SparkSession spark) {
    TableAssert.assertThatTable(
            spark
                .read()
                .option("recursiveFileLookup", "true")
                .parquet(site.stored("rejects").toString()))
        .hasRows(
            """
            log       | source    | reason               | file                            | line
            orders    | orders    | status_at_unreadable | orders/dt=2015-11-22/export.csv | 8
            shipments | shipments | event_at_unreadable  | orders/dt=2015-11-22/export.csv | 8
            """);
    assertThat(statesOfFirstNight).containsExactly("[confirmed,null]");
  }

  @Test
  void every_line_of_every_file_is_accounted_for_by_each_log_that_it_feeds() {
    assertThat(site.manifest().ledger()).allMatch(LedgerEntry::balances).hasSize(6);
    assertThat(counts("orders", FIRST)).containsExactly(30L, 28L, 1L, 1L);
    assertThat(counts("orders", SECOND)).containsExactly(36L, 36L, 0L, 0L);
    assertThat(counts("shipments", FIRST)).containsExactly(30L, 23L, 1L, 6L);
    assertThat(counts("shipments", SECOND)).containsExactly(36L, 35L, 0L, 1L);
    assertThat(counts("payments", "payments/dt=2015-11-22/export.csv"))
        .containsExactly(28L, 28L, 0L, 0L);
    assertThat(counts("payments", "payments/dt=2015-12-20/export.csv"))
        .containsExactly(19L, 19L, 0L, 0L);
  }

  @Test
  void it_is_marked_as_simulated_and_two_nights_equal_one_rebuild(SparkSession spark) {
    assertThat(site.manifest().simulated()).isTrue();
    List<String> tables = List.of("order_facts", "payment_facts", "parcel_facts");
    createViews(spark, site);
    List<Dataset<Row>> nights = tables.stream().map(spark::table).toList();

    Site rebuilt = site.withWarehouse("rebuilt");
    run("rebuild", rebuilt);

    createViews(spark, rebuilt);
    for (int i = 0; i < tables.size(); i++) {
      TableAssert.assertThatTable(spark.table(tables.get(i))).hasSameRowsAs(nights.get(i));
    }
    createViews(spark, site);
  }

  private static Dataset<Row> odd(SparkSession spark, String table) {
    return spark.sql("select * from %s where order_id < 'T-1010'".formatted(table));
  }

  private static void createViews(SparkSession spark, Site of) {
    new ReleaseReader(spark, of.store(), of.manifest()).createViews();
  }

  /** By the example's own settings; only its paths are made absolute. */
  private static void run(String command, Site site, String... more) {
    List<String> words = new ArrayList<>(List.of(command, "--conf", CONF.toString()));
    Settings.load(new Configuration(), CONF.toString(), Map.of())
        .getConfig("tearoad")
        .entrySet()
        .forEach(entry -> words.addAll(absolute(entry.getKey(), entry.getValue())));
    words.addAll(List.of("--set", "warehouse=" + site.warehouse()));
    words.addAll(List.of(more));
    Ended ended = Site.command(words.toArray(String[]::new));
    assertThat(ended.code()).as(ended.all()).isZero();
  }

  private static List<String> absolute(String key, ConfigValue value) {
    String text = value.unwrapped().toString();
    return text.startsWith("conf/") && Files.exists(Site.project(text))
        ? List.of("--set", key + "=" + Site.project(text))
        : List.of();
  }

  private static LedgerEntry entry(String source, String file) {
    return site.manifest().ledgerByFile().get(Manifest.key(source, file));
  }

  /** Read, accepted, rejected, not selected. */
  private static List<Long> counts(String source, String file) {
    LedgerEntry of = entry(source, file);
    return List.of(of.read(), of.accepted(), of.rejectedCount(), of.notSelected());
  }
}
