package org.tearoad.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.reports.Chart.Panel;
import org.tearoad.reports.DataTable.Column;

/** Where the orders go. */
final class RegionChart {
  private static final int NAMED = 3;

  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final Optional<String> year;
  private final List<Tile> tiles;

  RegionChart(Words words, Marts marts, Edition edition, Optional<String> year, List<Tile> tiles) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    this.year = year;
    this.tiles = tiles;
  }

  Chart orders() {
    String subtitle =
        words.text("regions.subtitle", "year", Words.year(year), "zone", edition.zone().getId());
    List<MartRow> rows =
        year
            .map(one -> marts.of(VolumeGrowth.TABLE, "dimension", "region", "period", one))
            .orElse(List.of())
            .stream()
            .sorted(RegionMap.byFigure("value"))
            .toList();
    if (rows.stream().noneMatch(row -> row.has("value")) || tiles.isEmpty()) {
      boolean hidden = rows.stream().anyMatch(row -> row.isSuppressed("value"));
      return Chart.nothing(
          "regions", words.text(hidden ? "figure.none_to_show" : "regions.nothing"), subtitle);
    }
    var map = new RegionMap(words, tiles, rows, "slice", "value", Format.COUNT);
    return new Chart(
        "regions",
        title(rows),
        subtitle,
        words.text("regions.about", "tiles", tiles.size()),
        "map",
        List.of(Panel.alone(map.json())),
        map.keys(),
        notes(rows),
        new DataTable(
            List.of(
                Column.named(
                    "column.region", "slice", region -> RegionMap.name(words, tiles, region)),
                Column.of("column.orders", "value", Format.COUNT),
                Column.of("column.year_before", "value_year_ago", Format.COUNT),
                Column.of("column.change", "growth_rate", Format.CHANGE)),
            rows));
  }

  private String title(List<MartRow> rows) {
    List<MartRow> known =
        rows.stream().filter(row -> !row.is("slice", "unknown") && row.has("value")).toList();
    Optional<MartRow> total = new VolumeRows(marts, year).year("orders", "cross_border");
    if (total.isEmpty()) {
      return words.text("regions.title_suppressed");
    }
    double all = total.get().number("value");
    List<MartRow> first = known.subList(0, Math.min(NAMED, known.size()));
    double share = first.stream().mapToDouble(row -> row.number("value")).sum() / all;
    return words.text(
        "regions.title",
        "share",
        words.percent(share),
        "regions",
        words.list(
            first.stream().map(row -> RegionMap.name(words, tiles, row.text("slice"))).toList()));
  }

  private List<String> notes(List<MartRow> rows) {
    List<String> notes = new ArrayList<>();
    notes.add(words.text("regions.note"));
    RegionMap.footnote(words, tiles, rows.stream().map(row -> row.text("slice")))
        .ifPresent(notes::add);
    words.provisional(rows).ifPresent(notes::add);
    if (rows.stream().anyMatch(row -> row.isSuppressed("value"))) {
      notes.add(words.text("regions.suppressed"));
    }
    List<String> others =
        rows.stream()
            .map(row -> row.text("slice"))
            .filter(region -> tiles.stream().noneMatch(tile -> tile.region().equals(region)))
            .map(region -> RegionMap.name(words, tiles, region))
            .toList();
    if (!others.isEmpty()) {
      notes.add(words.text("regions.table_alone", "regions", words.list(others)));
    }
    return notes;
  }
}
