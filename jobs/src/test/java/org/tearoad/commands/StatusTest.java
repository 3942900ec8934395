package org.tearoad.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.io.Json;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;
import org.tearoad.run.Manifest;
import org.tearoad.run.Watch;

/** Nights and a rebuild, and what an operator is told of each. */
@Tag("long")
@ExtendWith(SparkExtension.class)
class StatusTest {
  private static final String SAMPLE =
      "[a-z_]+(\\{[a-z_]+=\"([^\"\\\\\\n]|\\\\.)*\"(,[a-z_]+=\"([^\"\\\\\\n]|\\\\.)*\")*\\})? -?[0-9.]+";

  @TempDir private Path folder;

  private Site site;

  @Test
  void everyNightTellsHowItWent(SparkSession spark) throws IOException {
    Path script = folder.resolve("tell.sh");
    Files.writeString(script, "echo \"$1 $2\" >> " + folder.resolve("told") + "\n");
    site =
        Lines.day(Site.in(folder), "2015-11-11", "o1", "o2")
            .with("notify.on-failure = [sh, \"%s\", failure]".formatted(script))
            .with("notify.on-alert = [sh, \"%s\", alert]".formatted(script));

    publishes(spark);
    raisesAnAlertAndTellsItOnce();
    rebuildsAndTellsNothingTwice();
    tellsAnAlertThatGrows();
    tellsNothingAgainAfterARunForAnEarlierDay();
    fails();
  }

  private void publishes(SparkSession spark) throws IOException {
    Set<String> meanwhile = new ConcurrentSkipListSet<>();
    var listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            try {
              RunStatus status = status();
              meanwhile.add(status.state() + " " + status.exitCode() + " " + status.run());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    spark.sparkContext().addSparkListener(listener);
    try {
      assertThat(site.run("nightly").code()).isZero();
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }

    Manifest manifest = site.manifest();
    RunStatus done = status();
    assertThat(meanwhile).containsExactly("running null " + manifest.run());
    assertThat(done.state()).isEqualTo("done");
    assertThat(done.exitCode()).isZero();
    assertThat(done.message()).isEqualTo("published 2015-11-11");
    assertThat(done.run()).isEqualTo(manifest.run());
    assertThat(done.release()).isEqualTo("2015-11-11");
    assertThat(done.steps()).containsExactlyInAnyOrderElementsOf(manifest.steps());
    assertThat(done.alerts()).isEmpty();
    assertThat(done.sources())
        .extracting(Watch.Source::source, Watch.Source::state, Watch.Source::eventDaysBehind)
        .containsExactly(
            tuple("orders", "ok", 0), tuple("payments", "ok", 0), tuple("shipments", "ok", 0));
    assertThat(done.sources().get(2).latestEventAt()).hasToString("2015-11-11T18:00:00Z");
    assertThat(folder.resolve("told")).doesNotExist();
    metricsAreWellFormed();
    assertThat(metrics())
        .contains(
            "tearoad_run_failed 0",
            "tearoad_alerts 0",
            "tearoad_step_rows{table=\"order_facts\"} 2",
            "tearoad_release_as_of_timestamp_seconds 1447200000",
            "tearoad_source_late{source=\"orders\",log=\"orders\"} 0");
    assertThat(manifest.versions()).containsKeys("tearoad", "java", "spark", "hadoop");
    assertThat(manifest.configuration().get("notify.on-failure")).isEqualTo("sh ***");
  }

  /** Payments and shipments stop: the release says so, and the next one does not tell it again. */
  private void raisesAnAlertAndTellsItOnce() throws IOException {
    site.file("orders/dt=2015-11-15/o.csv", Lines.ORDERS + Lines.order("o3", "2015-11-15"));
    Ended ended = site.run("nightly");
    assertThat(ended.code()).as(ended.all()).isZero();

    assertThat(ended.out())
        .contains(
            "new alert warn: source_late source payments since 2015-11-12: 4 days; see the mart freshness\n");

    RunStatus late = status();
    assertThat(late.newAlerts()).isEqualTo(late.alerts());
    assertThat(late.alerts())
        .extracting(Watch.Alert::kind, Watch.Alert::subject, Watch.Alert::severity)
        .containsExactly(
            tuple("source_late", "payments", "warn"), tuple("source_late", "shipments", "warn"));
    assertThat(late.alerts().get(0).since()).hasToString("2015-11-12");
    assertThat(folder.resolve("told")).hasContent("alert " + site.stored("status.json") + "\n");
    metricsAreWellFormed();
    assertThat(metrics())
        .contains(
            "tearoad_alerts 2",
            "tearoad_alert_value{kind=\"source_late\",subject_type=\"source\",subject=\"payments\",severity=\"warn\",unit=\"days\"} 4");

    Ended idle = site.run("nightly");
    assertThat(idle.code()).isZero();
    assertThat(idle.out()).doesNotContain("alert");
    assertThat(status().message()).isEqualTo("nothing new since release 2015-11-15");
    assertThat(status().alerts()).isEqualTo(late.alerts());
    assertThat(status().newAlerts()).isEmpty();
    assertThat(folder.resolve("told")).content().hasLineCount(1);
  }

  private void rebuildsAndTellsNothingTwice() throws IOException {
    Ended rebuilt = site.run("rebuild");
    assertThat(rebuilt.code()).as(rebuilt.all()).isZero();

    assertThat(status().release()).isEqualTo("2015-11-15.2");
    assertThat(status().alerts()).hasSize(2);
    assertThat(status().newAlerts()).isEmpty();
    assertThat(folder.resolve("told")).content().hasLineCount(1);
  }

  /** Eight days are an error: whoever was told of a warning has not been told of that. */
  private void tellsAnAlertThatGrows() throws IOException {
    site.file("payments/dt=2015-11-14/p.csv", Lines.PAYMENTS + Lines.payment("o1", "2015-11-14"))
        .file("orders/dt=2015-11-19/o.csv", Lines.ORDERS + Lines.order("o5", "2015-11-19"));
    Ended ended = site.run("nightly");
    assertThat(ended.code()).as(ended.all()).isZero();

    assertThat(status().alerts())
        .extracting(Watch.Alert::subject, Watch.Alert::severity)
        .containsExactly(tuple("shipments", "error"), tuple("payments", "warn"));
    assertThat(status().newAlerts()).extracting(Watch.Alert::subject).containsExactly("shipments");
    assertThat(folder.resolve("told")).content().hasLineCount(2);
  }

  private void tellsNothingAgainAfterARunForAnEarlierDay() throws IOException {
    Ended earlier = site.run("nightly", "--as-of", "2015-11-16");
    assertThat(earlier.code()).as(earlier.all()).isZero();
    assertThat(status().release()).isEqualTo("2015-11-16");
    assertThat(status().newAlerts()).isEmpty();

    Ended next = site.run("nightly");
    assertThat(next.code()).as(next.all()).isZero();
    assertThat(status().release()).isEqualTo("2015-11-19.2");
    assertThat(status().alerts()).hasSize(2);
    assertThat(status().newAlerts()).isEmpty();
    assertThat(folder.resolve("told")).content().hasLineCount(2);
  }

  private void fails() throws IOException {
    site.file(
        "orders/dt=2015-11-20/bad.csv",
        Lines.ORDERS + Lines.order("o4", "2015-11-20").replace(",placed,", ",plcaed,"));
    assertThat(site.run("nightly").code()).isEqualTo(5);

    RunStatus failed = status();
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.exitCode()).isEqualTo(5);
    assertThat(failed.release()).as("the one that stands").isEqualTo("2015-11-19.2");
    assertThat(failed.failedChecks())
        .extracting(CheckResult::check)
        .containsExactly("orders_share_is_low");
    assertThat(failed.failedChecks().get(0).samples())
        .contains(
            "1 of 1 lines", "1 order_status_unknown_code, as in orders/dt=2015-11-20/bad.csv");
    assertThat(failed.newAlerts()).isEmpty();
    assertThat(Files.readAllLines(folder.resolve("told")))
        .hasSize(3)
        .last()
        .isEqualTo("failure " + site.stored("status.json"));
    metricsAreWellFormed();
    assertThat(metrics())
        .contains(
            "tearoad_run_exit_code 5",
            "tearoad_failed_check_violations{table=\"rejects\",check=\"orders_share_is_low\"} 1");
  }

  private void metricsAreWellFormed() throws IOException {
    Set<String> seen = new TreeSet<>();
    String family = null;
    for (String line : metrics()) {
      if (line.startsWith("# HELP ")) {
        family = line.split(" ")[2];
        assertThat(seen.add(family)).as(line).isTrue();
      } else if (line.startsWith("# TYPE ")) {
        assertThat(line).isEqualTo("# TYPE " + family + " gauge");
      } else {
        assertThat(line).matches(SAMPLE).startsWith(family);
        assertThat(seen.add(line.substring(0, line.lastIndexOf(' ')) + " sample"))
            .as(line)
            .isTrue();
      }
    }
  }

  private List<String> metrics() throws IOException {
    return Files.readAllLines(site.stored("metrics.prom"));
  }

  private RunStatus status() throws IOException {
    return Json.read(Files.readString(site.stored("status.json")), RunStatus.class);
  }
}
