package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tearoad.marts.sellers.ExporterCohorts;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.DataTable.Column;

/** Which share of the exporters of a month still exports so many months later. */
final class CohortChart {
  private static final String[] SHADES = {"#e9f2f9", "#c3daee", "#8db8dc", "#4785bd", "#174a80"};
  private static final double STEP = 0.2;
  private static final int DARK_FROM = 3;
  private static final int MOST = 24;
  private static final int FEW = 6;

  /** The age of which the title speaks. */
  private static final String TOLD_AGE = "6";

  /** Of fewer sellers no share is put into a sentence. */
  private static final int FEWEST = 10;

  private final Edition edition;
  private final List<MartRow> rows;

  CohortChart(Marts marts, Edition edition) {
    this.edition = edition;
    String oldest = YearMonth.from(edition.asOf()).minusMonths(MOST - 1).toString();
    this.rows =
        marts
            .of(
                ExporterCohorts.TABLE,
                "scope",
                "export",
                "channel",
                "b2c",
                "seller_country",
                edition.home())
            .stream()
            .filter(row -> row.text("cohort").compareTo(oldest) >= 0)
            .sorted(
                Comparator.<MartRow, String>comparing(row -> row.text("cohort"))
                    .thenComparingDouble(row -> row.number("age_months")))
            .toList();
  }

  Chart chart() {
    String subtitle =
        "Share of the exporters that began in a month (row) and sold again so many months later (column), %%; left: how many began; %s"
            .formatted(edition.zoneText());
    if (rows.stream().noneMatch(row -> row.number("age_months") > 0)) {
      return Chart.nothing(
          "cohorts", "No exporter began long enough ago to see who stays", subtitle);
    }
    List<String> cohorts = rows.stream().map(row -> row.text("cohort")).distinct().toList();
    return new Chart(
            "cohorts",
            title(),
            subtitle,
            "A heat table of %s by months since the first sale."
                .formatted(English.plural(cohorts.size(), "cohort", "cohorts")),
            cohorts.size() > FEW ? "full tall" : "full",
            List.of(Chart.Panel.alone(Options.json(option(cohorts), rows.size()))),
            List.of(),
            List.of(
                "A cohort: the exporters whose first order ever placed is of that month. Small cohorts say little; their 95\u00a0%% intervals stand in the table. Dashed cells are provisional. At most the last %d cohorts are shown."
                    .formatted(MOST)),
            new DataTable(
                List.of(
                    Column.named("Began", "cohort", English::shortMonth),
                    Column.of("Months later", "age_months", Format.COUNT),
                    Column.of("Sellers", "seller_count", Format.COUNT),
                    Column.of("Active", "active_count", Format.COUNT),
                    Column.of("Share", "retention_share", Format.PERCENT),
                    Column.of("low", "retention_low", Format.PERCENT),
                    Column.of("high", "retention_high", Format.PERCENT),
                    Column.named("Provisional", "is_provisional", DataTable::yes)),
                rows))
        .keyed(keys());
  }

  /** The newest cohort that is large enough and complete at the age that is told. */
  private String title() {
    return rows.stream()
        .filter(
            row ->
                row.is("age_months", TOLD_AGE)
                    && !row.flag("is_provisional")
                    && row.number("seller_count") >= FEWEST)
        .reduce((first, second) -> second)
        .map(
            row ->
                "Of the %s exporters that began in %s, %s were active six months later (95\u00a0%% interval %s)"
                    .formatted(
                        Format.COUNT.of(row, "seller_count"),
                        English.month(row.text("cohort")),
                        Format.PERCENT.of(row, "retention_share"),
                        Format.PERCENT.range(row, "retention_low", "retention_high")))
        .orElse(
            "No cohort of %d or more exporters is six months old: who stays cannot be said yet"
                .formatted(FEWEST));
  }

  private static Key[] keys() {
    Key[] keys = new Key[SHADES.length];
    for (int i = 0; i < SHADES.length; i++) {
      keys[i] =
          new Key(SHADES[i], "%d–%s %%".formatted(i * 20, i == 4 ? "100" : "<" + (i + 1) * 20), "");
    }
    return keys;
  }

  private Map<String, Object> option(List<String> cohorts) {
    int oldest = (int) rows.stream().mapToDouble(row -> row.number("age_months")).max().orElse(0);
    List<String> ages =
        IntStream.rangeClosed(0, oldest).mapToObj(age -> age == 0 ? "began" : "+" + age).toList();
    List<Object> cells = new ArrayList<>();
    for (MartRow row : rows) {
      cells.add(cell(row, cohorts.indexOf(row.text("cohort"))));
    }
    Map<String, Object> series =
        map(
            "type",
            "heatmap",
            "data",
            cells,
            "label",
            map("show", true, "fontSize", 11),
            "emphasis",
            map("itemStyle", map("borderColor", Options.INK)));
    return map(
        "tooltip", map("trigger", "item", "confine", true),
        "grid", Options.snugGrid(4, 4, 4, 4),
        "xAxis", Options.categoryAxis(ages, "position", "top"),
        "yAxis",
            Options.categoryAxis(
                cohorts.stream().map(English::shortMonth).toList(), "inverse", true),
        "series", List.of(series),
        "media",
            List.of(
                map(
                    "query", map("maxWidth", 600),
                    "option",
                        map(
                            "series",
                            List.of(map("label", map("fontSize", oldest > FEW ? 7 : 11)))))));
  }

  private static Map<String, Object> cell(MartRow row, int line) {
    int age = (int) row.number("age_months");
    double share = row.number("retention_share");
    boolean isFirst = age == 0;
    int shade = Math.min(SHADES.length - 1, (int) (share / STEP + 1e-9));
    String label = isFirst ? Format.COUNT.of(row, "seller_count") : English.count(share * 100);
    boolean isDark = !isFirst && shade >= DARK_FROM;
    boolean isProvisional = row.flag("is_provisional");
    return map(
        "value",
        List.of(age, line, Bars.rounded(share * 100)),
        "itemStyle",
        map(
            "color",
            isFirst ? "#ffffff" : SHADES[shade],
            "borderColor",
            isProvisional ? Options.MUTED : "#ffffff",
            "borderType",
            isProvisional ? "dashed" : "solid",
            "borderWidth",
            1),
        "label",
        map("formatter", label, "color", isDark ? "#ffffff" : Options.INK));
  }
}
