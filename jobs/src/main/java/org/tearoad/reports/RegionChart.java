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
  private final List<MartRow> rows;

  /** Whether any tile has a figure. */
  private final boolean isDrawn;

  RegionChart(Words words, Marts marts, Edition edition, Optional<String> year, List<Tile> tiles) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    this.year = year;
    this.tiles = tiles;
    this.rows =
        year
            .map(one -> marts.of(VolumeGrowth.TABLE, "dimension", "region", "period", one))
            .orElse(List.of())
            .stream()
            .sorted(RegionMap.byFigure("value"))
            .toList();
    this.isDrawn = rows.stream().anyMatch(row -> row.has("value") && hasTile(row.text("slice")));
  }

  Chart orders() {
    String subtitle =
        words.text(
            "regions.subtitle",
            "year",
            Words.year(year),
            "zone",
            edition.zone().getId(),
            "tiles",
            tilesDrawn());
    if (rows.stream().noneMatch(row -> row.has("value"))) {
      boolean hidden = rows.stream().anyMatch(row -> row.isSuppressed("value"));
      return Chart.nothing(
          "regions", words.text(hidden ? "figure.none_to_show" : "regions.nothing"), subtitle);
    }
    var map = new RegionMap(words, tiles, rows, "slice", "value", Format.COUNT);
    return new Chart(
        "regions",
        title(),
        subtitle,
        isDrawn ? words.text("regions.about", "tiles", tiles.size()) : title(),
        isDrawn ? "map" : "wide",
        isDrawn ? List.of(Panel.alone(map.json())) : List.of(),
        isDrawn ? map.keys() : List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.named(
                    "column.region", "slice", region -> RegionMap.name(words, tiles, region)),
                Column.of("column.orders", "value", Format.COUNT),
                Column.of("column.year_before", "value_year_ago", Format.COUNT),
                Column.of("column.change", "growth_rate", Format.CHANGE)),
            rows));
  }

  private int tilesDrawn() {
    return isDrawn ? tiles.size() : 0;
  }

  private boolean hasTile(String region) {
    return tiles.stream().anyMatch(tile -> tile.region().equals(region));
  }

  private String title() {
    List<MartRow> named = rows.stream().filter(row -> !row.is("slice", RegionMap.UNKNOWN)).toList();
    List<MartRow> known = named.stream().filter(row -> row.maybe("value").orElse(0) > 0).toList();
    Optional<MartRow> total = new VolumeRows(marts, year).year("orders", "cross_border");
    if (total.isEmpty()) {
      return words.text("regions.title_suppressed");
    }
    double all = total.get().number("value");
    if (all == 0) {
      return words.text("regions.title_nothing", "year", year.orElseThrow());
    }
    if (known.isEmpty()) {
      return words.text(
          named.stream().anyMatch(row -> row.isSuppressed("value"))
              ? "regions.title_none_to_show"
              : "regions.title_unknown");
    }
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

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (isDrawn) {
      notes.add(words.text("regions.note"));
    }
    RegionMap.footnote(words, tiles, rows.stream().map(row -> row.text("slice")))
        .ifPresent(notes::add);
    words.provisional(rows).ifPresent(notes::add);
    if (rows.stream().anyMatch(row -> row.isSuppressed("value"))) {
      notes.add(words.text("regions.suppressed", "tiles", tilesDrawn()));
    }
    List<String> others =
        rows.stream()
            .map(row -> row.text("slice"))
            .filter(region -> !hasTile(region))
            .map(region -> RegionMap.name(words, tiles, region))
            .toList();
    if (isDrawn && !others.isEmpty()) {
      notes.add(words.text("regions.table_alone", "regions", words.list(others)));
    }
    return notes;
  }
}
