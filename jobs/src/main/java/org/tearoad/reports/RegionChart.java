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

  private final Marts marts;
  private final Edition edition;
  private final Optional<String> year;
  private final List<Tile> tiles;

  RegionChart(Marts marts, Edition edition, Optional<String> year, List<Tile> tiles) {
    this.marts = marts;
    this.edition = edition;
    this.year = year;
    this.tiles = tiles;
  }

  Chart orders() {
    String subtitle =
        "Cross-border B2C orders of the year by region of destination; year of the order, %s; one tile is one region"
            .formatted(edition.zoneText());
    List<MartRow> rows =
        year
            .map(one -> marts.of(VolumeGrowth.TABLE, "dimension", "region", "period", one))
            .orElse(List.of())
            .stream()
            .sorted(RegionMap.byFigure("value"))
            .toList();
    if (rows.isEmpty() || tiles.isEmpty()) {
      return Chart.nothing("regions", "No orders by region in this period", subtitle);
    }
    var map = new RegionMap(tiles, rows, "slice", "value", Format.COUNT);
    return new Chart(
        "regions",
        title(rows),
        subtitle,
        "A map of %d tiles, one a region, shaded by the number of orders.".formatted(tiles.size()),
        "map",
        List.of(Panel.alone(map.json())),
        map.keys(),
        notes(rows),
        new DataTable(
            List.of(
                Column.named("Region", "slice", region -> RegionMap.name(tiles, region)),
                Column.of("Orders", "value", Format.COUNT),
                Column.of("A year before", "value_year_ago", Format.COUNT),
                Column.of("Change", "growth_rate", Format.CHANGE)),
            rows));
  }

  private String title(List<MartRow> rows) {
    List<MartRow> known = rows.stream().filter(row -> !row.is("slice", "unknown")).toList();
    double all = rows.stream().mapToDouble(row -> row.number("value")).sum();
    List<MartRow> first = known.subList(0, Math.min(NAMED, known.size()));
    double share = first.stream().mapToDouble(row -> row.number("value")).sum() / all;
    return "%s of cross-border orders go to %s"
        .formatted(
            English.percent(share),
            English.list(
                first.stream().map(row -> RegionMap.name(tiles, row.text("slice"))).toList()));
  }

  private List<String> notes(List<MartRow> rows) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "A tile grid draws no border and makes no territorial statement; names and codes of regions are reference data.");
    List<String> others =
        rows.stream()
            .map(row -> row.text("slice"))
            .filter(region -> tiles.stream().noneMatch(tile -> tile.region().equals(region)))
            .map(region -> RegionMap.name(tiles, region))
            .toList();
    if (!others.isEmpty()) {
      notes.add("In the table alone: " + English.list(others) + ".");
    }
    return notes;
  }
}
