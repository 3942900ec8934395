package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** Files that were read may go into an archive, but no release forgets by itself what they said. */
@Tag("long")
@ExtendWith(SparkExtension.class)
class GoneFilesTest {
  private static final List<String> LOGS = List.of("orders", "payments", "shipments");

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private Site site;

  @BeforeAll
  static void threeNights(SparkSession spark) {
    Site nights = Site.in(shared);
    for (String day : List.of("2015-11-11", "2015-11-12", "2015-11-13")) {
      ok(Lines.day(nights, day, "o" + day), "nightly");
    }
  }

  @BeforeEach
  void copyTheNights() {
    site = Site.in(shared).copiedTo(folder);
  }

  @Test
  void a_rebuild_does_not_forget_what_went_into_an_archive_unless_told_so(SparkSession spark) {
    site.delete(file("orders", "2015-11-12"));
    assertThat(ok(site, "nightly").out()).startsWith("nothing new since release 2015-11-13: ");

    refuses(
        site.run("rebuild"),
        "Cannot go on: 1 files that earlier releases have read are gone, like orders/dt=2015-11-12/orders.csv; put them back, or run rebuild --without-missing to leave out what they said");
    assertThat(site.run("rebuild", "--as-of", "2015-11-13").code()).isEqualTo(5);

    ok(site, "rebuild", "--without-missing");
    assertThat(site.releases()).last().isEqualTo("2015-11-13.2");
    assertThat(site.manifest().months("order_facts").get("2015-11").rows()).isEqualTo(2);
    assertThat(ok(site, "nightly").out()).startsWith("nothing new since release 2015-11-13.2: ");
  }

  @Test
  void nor_does_a_night_that_goes_on_from_an_older_release(SparkSession spark) {
    String gone =
        "Cannot go on: 3 files that earlier releases have read are gone, like orders/dt=2015-11-12/orders.csv, payments/dt=2015-11-12/payments.csv, shipments/dt=2015-11-12/shipments.csv; put them back, or run nightly --without-missing to leave out what they said";
    LOGS.forEach(log -> site.delete(file(log, "2015-11-12")));
    ok(site, "publish", "2015-11-11");

    refuses(site.run("nightly"), gone);
    refuses(site.run("plan"), gone);
    assertThat(site.run("check").out()).contains(gone, "1 problems");
    assertThat(ok(site, "nightly", "--as-of", "2015-11-11").out())
        .as("of days after the as-of day nothing is missed")
        .startsWith("nothing new since release 2015-11-11: ");

    Lines.day(site, "2015-11-12", "o2015-11-12");
    assertThat(ok(site, "check").out()).startsWith("nothing is wrong");
    LOGS.forEach(log -> move(file(log, "2015-11-12"), log + "/dt=2015-11-12/moved.csv"));
    assertThat(ok(site, "check").out()).startsWith("nothing is wrong");
    LOGS.forEach(log -> site.delete(log + "/dt=2015-11-12/moved.csv"));

    ok(site, "nightly", "--as-of", "2015-11-12", "--without-missing");
    assertThat(site.releases()).last().isEqualTo("2015-11-12.2");
    assertThat(ok(site, "check").out()).startsWith("nothing is wrong");

    site.delete(file("orders", "2015-11-13"));
    assertThat(site.run("check").out())
        .as("of days after its own the last release says nothing")
        .contains("1 files that earlier releases have read are gone, like orders/dt=2015-11-13/");
  }

  private void move(String from, String to) {
    assertThat(site.raw().resolve(from).toFile().renameTo(site.raw().resolve(to).toFile()))
        .isTrue();
  }

  private static String file(String log, String day) {
    return "%1$s/dt=%2$s/%1$s.csv".formatted(log, day);
  }

  private static void refuses(Ended ended, String message) {
    assertThat(ended.code()).as(ended.all()).isEqualTo(5);
    assertThat(ended.err()).isEqualToIgnoringNewLines(message);
  }

  private static Ended ok(Site where, String command, String... arguments) {
    Ended ended = where.run(command, arguments);
    assertThat(ended.code()).as(ended.all()).isZero();
    return ended;
  }
}
