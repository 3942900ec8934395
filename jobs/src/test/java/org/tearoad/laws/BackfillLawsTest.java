package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.run.LedgerEntry;

/**
 * After a backfill of the days whose files were deleted, shrunk, replaced or added, all rows are
 * those of a rebuild over the files that are there.
 */
@Tag("long")
@ExtendWith(SparkExtension.class)
class BackfillLawsTest {
  private static final String ORDERS = "orders/dt=%s/orders.csv";
  private static final String PAYMENTS = "payments/dt=%s/payments.csv";
  private static final String SHIPMENTS = "shipments/dt=%s/shipments.csv";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private Site site;

  /**
   * Two nights. Order o4 of November is moved to October by a line of 11-25; the payment of w1 of
   * 11-02 waits until 11-25; a parcel of October is scanned on 11-20.
   */
  @BeforeAll
  static void nights(SparkSession spark) {
    Site first = Lines.day(Site.in(shared), "2015-10-30", "o1", "o2");
    Lines.day(first, "2015-11-02", "o3", "o4");
    first.file(
        PAYMENTS.formatted("2015-11-02"),
        Lines.PAYMENTS
            + Lines.payment("o3", "2015-11-02")
            + Lines.payment("o4", "2015-11-02")
            + Lines.payment("w1", "2015-11-02"));
    Lines.day(first, "2015-11-03", "o5", "o6");
    ok(first, "nightly");
    first.file(SHIPMENTS.formatted("2015-11-20"), Lines.SHIPMENTS + arrival("o1", "2015-11-19"));
    first.file(
        ORDERS.formatted("2015-11-25"),
        Lines.ORDERS + moved("o4", "2015-10-31") + Lines.order("w1", "2015-11-02"));
    Lines.day(first, "2015-12-01", "o7");
    ok(first, "nightly");
    assertThat(first.manifest().months("order_facts"))
        .containsKeys("2015-10", "2015-11", "2015-12");
    assertThat(first.manifest().months("order_facts").get("2015-10").rows()).isEqualTo(3);
    assertThat(first.manifest().months("payment_facts")).doesNotContainKey("waiting");
  }

  /** The key stays where it is: its path is a part of the configuration. */
  @BeforeEach
  void copyNights() throws IOException {
    try (Stream<Path> files = Files.walk(shared)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(
            file,
            folder.resolve(shared.relativize(file).toString()),
            LinkOption.NOFOLLOW_LINKS,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    site =
        Site.in(shared)
            .withRaw(folder.resolve("raw"))
            .withWarehouse(folder.resolve("warehouse").toString());
  }

  @Test
  void an_order_goes_back_to_its_month_and_what_it_took_along_waits_again(SparkSession spark) {
    site.delete(ORDERS.formatted("2015-11-25"));

    Ended ended = ok(site, "backfill", "--from", "2015-11-25", "--to", "2015-11-25");

    assertThat(ended.out()).contains("published 2015-12-01.2");
    assertThat(rows("order_facts", "2015-10")).isEqualTo(2);
    assertThat(rows("order_facts", "2015-11")).isEqualTo(4);
    assertThat(rows("payment_facts", "waiting")).isEqualTo(1);
    equalsRebuild(spark);
  }

  @Test
  void files_that_are_gone_shrunk_replaced_and_new_are_as_a_rebuild_reads_them(SparkSession spark) {
    site.delete(ORDERS.formatted("2015-11-02"))
        .file(ORDERS.formatted("2015-11-03"), Lines.ORDERS + Lines.order("o5", "2015-11-03"))
        .delete(SHIPMENTS.formatted("2015-11-20"))
        .file(
            "shipments/dt=2015-11-20/corrected.csv",
            Lines.SHIPMENTS + arrival("o1", "2015-11-18") + arrival("o5", "2015-11-18"))
        .file(
            "payments/dt=2015-11-20/late.csv", Lines.PAYMENTS + Lines.payment("o2", "2015-11-01"));

    ok(site, "backfill", "--from", "2015-11-01", "--to", "2015-11-30");

    // The line that moved o4 is all that is left of it; o3 and o6 have lost theirs.
    assertThat(rows("order_facts", "2015-10")).isEqualTo(3);
    assertThat(rows("payment_facts", "waiting")).isEqualTo(2);
    assertThat(rows("parcel_facts", "waiting")).isEqualTo(2);
    equalsRebuild(spark);
  }

  @Test
  void a_source_that_is_added_later_needs_no_rebuild_but_one_that_is_taken_away(
      SparkSession spark) {
    Site without = site;
    site = site.with("sources.shop { log = orders, files = shop }");
    site.file(
        "shop/dt=2015-11-25/orders.csv",
        Lines.ORDERS + Lines.order("s1", "2015-09-15") + moved("o5", "2015-10-02"));

    ok(site, "nightly");

    assertThat(rows("order_facts", "2015-09")).isEqualTo(1);
    assertThat(rows("order_facts", "2015-10")).isEqualTo(4);
    equalsRebuild(spark);
    Ended ended = without.run("nightly");
    assertThat(ended.code()).as(ended.all()).isEqualTo(5);
    assertThat(ended.err()).contains("a source", "has changed; run rebuild");
  }

  @Test
  void a_month_of_which_nothing_is_left_is_gone(SparkSession spark) {
    for (String log : List.of(ORDERS, PAYMENTS, SHIPMENTS)) {
      site.delete(log.formatted("2015-12-01"));
    }

    Ended ended = ok(site, "backfill", "--from", "2015-12-01", "--to", "2015-12-01");

    assertThat(ended.out()).contains("published 2015-12-01.2");
    assertThat(site.manifest().months("order_facts")).doesNotContainKey("2015-12");
    assertThat(site.manifest().months("daily_volume")).doesNotContainKey("2015-12");
    equalsRebuild(spark);
  }

  @Test
  void only_what_the_retired_files_fed_is_read_and_written_again() {
    String october = folderOf("2015-10");
    String november = folderOf("2015-11");
    site.file(PAYMENTS.formatted("2015-12-01"), Lines.PAYMENTS);
    // Files that spoke of other orders may be in an archive by now.
    site.delete(PAYMENTS.formatted("2015-10-30")).delete(ORDERS.formatted("2015-11-02"));

    ok(site, "backfill", "--from", "2015-12-01", "--to", "2015-12-01");

    assertThat(folderOf("2015-10")).isEqualTo(october);
    assertThat(folderOf("2015-11")).isEqualTo(november);
    assertThat(site.manifest().months("payment_facts")).containsOnlyKeys("2015-10", "2015-11");
    assertThat(rows("order_facts", "2015-12")).isEqualTo(1);
    assertThat(site.manifest().ledger().stream().map(LedgerEntry::file))
        .contains(PAYMENTS.formatted("2015-10-30"));
  }

  @Test
  void what_cannot_be_read_again_stops_it_and_nothing_is_published() {
    site.delete(ORDERS.formatted("2015-11-02")).delete(ORDERS.formatted("2015-11-25"));

    Ended ended = site.run("backfill", "--from", "2015-11-02", "--to", "2015-11-02");

    assertThat(ended.code()).as(ended.all()).isEqualTo(5);
    assertThat(ended.err())
        .isEqualToIgnoringNewLines(
            "Cannot backfill: 1 files that spoke of the same orders are gone, like "
                + ORDERS.formatted("2015-11-25")
                + "; put them back, or backfill their days too to leave out what they said");
    assertThat(site.releases()).containsExactly("2015-11-03", "2015-12-01");
  }

  @Test
  void what_is_as_it_was_read_needs_no_backfill() {
    Ended ended = ok(site, "backfill", "--from", "2015-10-01", "--to", "2015-12-31");

    assertThat(ended.out()).startsWith("nothing new since release 2015-12-01: ");
    assertThat(site.releases()).containsExactly("2015-11-03", "2015-12-01");
  }

  @Test
  void a_backfill_of_nothing_is_refused() {
    ends(
        site.run("backfill", "--from", "2014-01-01", "--to", "2014-01-02"),
        4,
        "Cannot backfill 2014-01-01 to 2014-01-02: neither release 2015-12-01 nor the raw logs have a file of these days");
    ends(
        site.run("backfill", "--from", "2015-11-03", "--to", "2015-11-02"),
        2,
        "Cannot backfill: the last day comes before the first, got 2015-11-03 and 2015-11-02");
    ends(
        site.withWarehouse("empty").run("backfill", "--from", "2015-11-03", "--to", "2015-11-03"),
        4,
        "Cannot backfill 2015-11-03: there is no release up to 2015-12-01 to correct; run nightly");
  }

  private void equalsRebuild(SparkSession spark) {
    Site rebuilt = site.withWarehouse(folder.resolve("rebuilt").toString());
    ok(rebuilt, "rebuild", "--as-of", site.manifest().asOf().toString());
    Contents.of(spark, site).isSameAs(Contents.of(spark, rebuilt));
    assertThat(site.manifest().identity()).isEqualTo(rebuilt.manifest().identity());
  }

  private String folderOf(String month) {
    return site.manifest().months("order_facts").get(month).folder();
  }

  private long rows(String table, String month) {
    return site.manifest().months(table).get(month).rows();
  }

  private static Ended ok(Site where, String command, String... arguments) {
    Ended ended = where.run(command, arguments);
    assertThat(ended.code()).as(ended.all()).isZero();
    return ended;
  }

  private static void ends(Ended ended, int code, String message) {
    assertThat(ended.code()).as(ended.all()).isEqualTo(code);
    assertThat(ended.err()).isEqualToIgnoringNewLines(message);
  }

  /** A later state of an order that says it was ordered on another day. */
  private static String moved(String id, String orderedOn) {
    return Lines.order(id, "2015-11-24")
        .replace(",placed,", ",confirmed,")
        .replace(",,2015-11-24T", ",," + orderedOn + "T");
  }

  private static String arrival(String order, String day) {
    return Lines.scan(order, day).replace(",EMA,", ",EMD,").replace(",CN,", ",RU,");
  }
}
