package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.reports.DataTable.Column;

/** Who leads the market, by how much, and how concentrated it is. */
final class MarketplaceChart {
  private final List<MartRow> rows;

  MarketplaceChart(Marts marts, Optional<String> year) {
    rows = ranked(marts, year);
  }

  /** The marketplaces of the year, the largest first. */
  static List<MartRow> ranked(Marts marts, Optional<String> year) {
    return year
        .map(one -> marts.of(MarketplaceRanking.TABLE, "period", one))
        .orElse(List.of())
        .stream()
        .sorted(
            Comparator.<MartRow>comparingDouble(row -> row.number("marketplace_rank"))
                .thenComparing(row -> row.text("marketplace")))
        .toList();
  }

  Chart chart() {
    String subtitle =
        "Share of cross-border B2C orders of the year, %, among the marketplaces that report";
    if (rows.isEmpty()) {
      return Chart.nothing("marketplaces", "No marketplace reported in this period", subtitle);
    }
    return new Chart(
        "marketplaces",
        title(),
        subtitle,
        "Horizontal bars of the shares of %d marketplaces, the largest first."
            .formatted(rows.size()),
        "wide",
        List.of(Chart.Panel.alone(Options.json(option(), rows.size()))),
        List.of(),
        List.of(
            "The market is as concentrated as one of %s equal marketplaces would be (1 / Herfindahl index)."
                .formatted(English.decimal(rows.get(0).number("effective_number")))),
        new DataTable(
            List.of(
                Column.of("Rank", "marketplace_rank", Format.COUNT),
                Column.named("Marketplace", "marketplace", English::name),
                Column.of("Orders", "value", Format.COUNT),
                Column.of("Share", "share", Format.PERCENT),
                Column.of("Lead over the next", "lead_share", Format.PERCENT)),
            rows));
  }

  private String title() {
    MartRow first = rows.get(0);
    String name = English.name(first.text("marketplace"));
    if (rows.size() == 1) {
      return "%s is the only marketplace that reports".formatted(name);
    }
    String lead = English.decimal(first.number("lead_share") * 100);
    return "%s leads with %s of orders in %s, %s percentage points ahead of %s"
        .formatted(
            name,
            English.percent(first.number("share")),
            first.text("period"),
            lead,
            English.name(rows.get(1).text("marketplace")));
  }

  private Map<String, Object> option() {
    List<Object> values = Options.values(rows, "share", Format.PERCENT);
    List<Object> bars = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      bars.add(
          map(
              "value", values.get(i),
              "label",
                  map(
                      "show",
                      true,
                      "position",
                      "right",
                      "color",
                      Options.INK,
                      "formatter",
                      Format.PERCENT.of(rows.get(i), "share")),
              "itemStyle", map("color", i == 0 ? Options.DARK : Options.MIDDLE)));
    }
    return map(
        "grid", Options.snugGrid(4, 4, 8, 56),
        "xAxis",
            Options.valueAxis(
                "axisLabel", map("color", Options.MUTED, "fontSize", 12, "formatter", "{value} %")),
        "yAxis",
            Options.categoryAxis(
                rows.stream().map(row -> English.name(row.text("marketplace"))).toList(),
                "inverse",
                true,
                "axisLabel",
                map("color", Options.INK, "fontSize", 12)),
        "series", List.of(map("type", "bar", "barWidth", "62%", "data", bars)));
  }
}
