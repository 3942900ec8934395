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
  private final Words words;
  private final Marts marts;
  private final Optional<String> year;
  private final List<MartRow> rows;
  private final List<MartRow> leaders;

  MarketplaceChart(Words words, Marts marts, Optional<String> year) {
    this.words = words;
    this.marts = marts;
    this.year = year;
    this.rows = ranked(marts, year);
    this.leaders = leaders(marts, year);
  }

  /** The marketplaces of the year, the largest first. */
  static List<MartRow> ranked(Marts marts, Optional<String> year) {
    return year
        .map(one -> marts.of(MarketplaceRanking.TABLE, "period", one))
        .orElse(List.of())
        .stream()
        .sorted(
            Comparator.<MartRow>comparingDouble(row -> -row.number("share"))
                .thenComparing(row -> row.text("marketplace")))
        .toList();
  }

  /**
   * The marketplace that leads the year, or those that do together; nobody knows where some are
   * left out, for then ranks are, too.
   */
  static List<MartRow> leaders(Marts marts, Optional<String> year) {
    return ranked(marts, year).stream().filter(row -> row.is("marketplace_rank", "1")).toList();
  }

  Chart chart() {
    String subtitle = words.text("marketplaces.subtitle", "year", Words.year(year));
    if (rows.isEmpty()) {
      return Chart.nothing(
          "marketplaces",
          marts.whyNothing(words, MarketplaceRanking.TABLE, "marketplaces.nothing"),
          subtitle);
    }
    return new Chart(
        "marketplaces",
        title(),
        subtitle,
        words.text("marketplaces.about", "marketplaces", rows.size()),
        "wide",
        List.of(Chart.Panel.alone(Options.json(option(), rows.size()))),
        List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.of("column.rank", "marketplace_rank", Format.COUNT),
                Column.named("column.marketplace", "marketplace", words::name),
                Column.of("column.orders", "value", Format.COUNT),
                Column.of("column.share", "share", Format.PERCENT),
                Column.of("column.lead", "lead_share", Format.POINTS)),
            rows));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        rows.get(0).has("effective_number")
            ? words.text(
                "marketplaces.note",
                "number",
                words.decimal(rows.get(0).number("effective_number")))
            : words.text("marketplaces.suppressed"));
    List<MartRow> withGaps =
        rows.stream().filter(row -> row.maybe("gap_month_count").orElse(0) > 0).toList();
    if (!withGaps.isEmpty()) {
      notes.add(words.text("marketplaces.note_gaps", "marketplaces", names(words, withGaps)));
    }
    words.provisional(rows).ifPresent(notes::add);
    return notes;
  }

  private String title() {
    MartRow first = rows.get(0);
    String name = words.name(first.text("marketplace"));
    if (first.number("marketplace_count") == 1) {
      return words.text(
          "marketplaces.title_one", "marketplace", name, "year", first.text("period"));
    }
    if (leaders.size() > 1) {
      return words.text(
          "marketplaces.title_tied",
          "marketplaces",
          names(words, leaders),
          "share",
          words.percent(first.number("share")),
          "year",
          first.text("period"));
    }
    if (leaders.isEmpty() || rows.size() == 1) {
      return words.text(
          "marketplaces.title_partial",
          "marketplace",
          name,
          "share",
          words.percent(first.number("share")),
          "year",
          first.text("period"));
    }
    return words.text(
        "marketplaces.title",
        "marketplace",
        name,
        "share",
        words.percent(first.number("share")),
        "year",
        first.text("period"),
        "lead",
        words.points(first.number("lead_share")),
        "next",
        words.name(rows.get(1).text("marketplace")));
  }

  static String names(Words words, List<MartRow> marketplaces) {
    return words.list(
        marketplaces.stream().map(row -> words.name(row.text("marketplace"))).toList());
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
                      Format.PERCENT.of(words, rows.get(i), "share")),
              "itemStyle",
                  map("color", leaders.contains(rows.get(i)) ? Options.DARK : Options.MIDDLE)));
    }
    return map(
        "grid", Options.snugGrid(4, 4, 8, 56),
        "xAxis",
            Options.valueAxis(
                "axisLabel",
                map("color", Options.MUTED, "fontSize", 12, "formatter", words.axisPercent())),
        "yAxis",
            Options.categoryAxis(
                rows.stream().map(row -> words.name(row.text("marketplace"))).toList(),
                "inverse",
                true,
                "axisLabel",
                map("color", Options.INK, "fontSize", 12)),
        "series", List.of(map("type", "bar", "barWidth", "62%", "data", bars)));
  }
}
