package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.config.Settings;
import org.tearoad.common.io.Json;
import org.tearoad.laws.Site;
import org.tearoad.reports.Edition;
import org.tearoad.reports.Language;
import org.tearoad.reports.Marts;
import org.tearoad.reports.tables.ReportRows;
import org.tearoad.run.Warehouse.Published;

/** Reports are drawn completely or not at all, and the index survives whatever names say. */
class ReportsTest {
  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;

  private Warehouse warehouse;

  @BeforeEach
  void openWarehouse() {
    warehouse = new Warehouse(HADOOP, folder.resolve("warehouse").toString());
  }

  @Test
  void a_table_that_cannot_be_written_completely_stops_the_release() {
    Object[] leg = {
      "2015-11",
      "import",
      "total",
      "total",
      "transport",
      20L,
      12L,
      Double.NaN,
      7.25,
      5,
      14,
      0.0,
      false
    };
    var rows =
        new ReportRows(
            new Marts(Map.of(), Set.of(), 0), Map.of("delivery_legs", List.<Object[]>of(leg)));
    TeaRoadSettings settings =
        TeaRoadSettings.read(
            Settings.load(HADOOP, Site.in(folder).settingsFile().toString(), Map.of()));
    References references = References.read(HADOOP, settings.reference());

    Edition edition = edition();
    assertThatThrownBy(() -> Reports.draw(rows, edition, references, Map.of(), edition.languages()))
        .isInstanceOfSatisfying(
            RunFailure.class, e -> assertThat(e.exitCode().number()).isEqualTo(5))
        .hasMessage(
            "Cannot draw the reports completely: row cohort=2015-11, scope=import, dimension=total, slice=total, leg=transport of delivery_legs has no usable coverage, got NaN");
  }

  @Test
  void names_do_no_harm_in_the_index() throws Exception {
    String hostile =
        "</span><script>alert('1')</script> \"=1+1\" \u202Egnp\u200F שוק 🚀\n" + "x".repeat(200);
    publish("2015-10-30", "not JSON");
    publish(
        "2015-10-31",
        Json.write(
            Map.of(
                "simulated",
                true,
                "headlines",
                List.of(Map.of("label", hostile, "text", "<b>1</b>", "remark", "&amp;")))));

    String page = Files.readString(folder.resolve("warehouse/releases/index.html"));

    assertThat(page)
        .contains("&lt;/span&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;=1+1&quot;")
        .contains("&lt;b&gt;1&lt;/b&gt;", "&amp;amp;", "שוק 🚀", "x".repeat(200))
        .contains("SIMULATED", "id=\"release-2015-10-30\"")
        .doesNotContain("<script", "<b>1");
  }

  @Test
  void the_index_says_which_figures_may_still_change() throws Exception {
    publish("2015-10-30", summary(List.of("simulated")));
    Path index = folder.resolve("warehouse/releases/index.html");
    assertThat(index).content().contains("150</span>").doesNotContain("provisional");

    publish("2015-10-31", summary(List.of("provisional", "simulated")));

    assertThat(index).content().contains("150</span> <span class=\"state\">provisional</span>");
  }

  private static String summary(List<String> flags) {
    return Json.write(
        Map.of(
            "headlines",
            List.of(Map.of("label", "Orders", "text", "150", "remark", "", "flags", flags))));
  }

  @Test
  void the_index_knows_when_a_release_is_gone() throws Exception {
    publish("2015-10-30", "{}");
    publish("2015-10-31", "{}");
    Path index = folder.resolve("warehouse/releases/index.html");
    assertThat(index).content().contains("release-2015-10-30");

    warehouse.releases().delete("release=2015-10-30");
    warehouse.repairHints();

    assertThat(index).content().doesNotContain("release-2015-10-30").contains("were pruned");
  }

  /** The same share of another marketplace is a change. */
  @Test
  void a_change_of_leader_is_told() {
    publish("2015-10-30", leader("aliexpress"));
    publish("2015-10-31", leader("jd"));

    assertThat(
            new ReleaseDiff(warehouse, manifest("2015-10-30"), manifest("2015-10-31")).headlines())
        .containsExactly(
            new ReleaseDiff.Headline("leader_share, 2015", "55.0 % (aliexpress)", "55.0 % (jd)"));
  }

  private static String leader(String marketplace) {
    return Json.write(
        Map.of(
            "headlines",
            List.of(
                Map.of(
                    "name",
                    "leader_share",
                    "period",
                    "2015",
                    "text",
                    "55.0 %",
                    "key",
                    Map.of("period", "2015", "marketplace", marketplace)))));
  }

  private static Manifest manifest(String release) {
    return new Manifest(
        release,
        "run",
        null,
        LocalDate.parse(release),
        Instant.EPOCH,
        "",
        null,
        "",
        "",
        new TreeMap<>(),
        true,
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        List.of());
  }

  private void publish(String release, String summary) {
    warehouse.release(release).folder("reports").writeAtomically("summary.json", summary);
    warehouse.publish(
        warehouse.newestCommit(),
        new Published(release, LocalDate.parse(release), "run", Instant.EPOCH));
    warehouse.repairHints();
  }

  private static Edition edition() {
    return new Edition(
        "2015-12-31",
        LocalDate.of(2015, 12, 31),
        ZoneId.of("Europe/Moscow"),
        "RU",
        "CN",
        true,
        3,
        30,
        Set.of(Language.values()),
        Optional.empty());
  }
}
