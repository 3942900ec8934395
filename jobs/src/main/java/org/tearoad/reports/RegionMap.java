package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A tile a region. The map draws no border and makes no territorial statement; regions without a
 * tile stand in the table alone.
 */
final class RegionMap {
  /** Of orders that name no region. */
  static final String UNKNOWN = "unknown";

  private static final String[] SHADES = {"#e9f2f9", "#c3daee", "#8db8dc", "#4785bd", "#174a80"};
  private static final int DARK_FROM = 3;

  /** Where a row of tiles, or of cells, has a gap. */
  static final Map<String, Object> NO_TILE =
      map(
          "name", "",
          "value", 1,
          "itemStyle", map("color", "transparent", "borderWidth", 0),
          "emphasis", map("disabled", true),
          "label", map("show", false));

  private final Words words;
  private final List<Tile> tiles;
  private final List<MartRow> rows;
  private final String regionColumn;
  private final String column;
  private final Format format;

  /**
   * @param rows one a region, those with the greatest figure first
   * @param column whose figure gives a tile its shade
   */
  RegionMap(
      Words words,
      List<Tile> tiles,
      List<MartRow> rows,
      String regionColumn,
      String column,
      Format format) {
    this.words = words;
    this.tiles = tiles;
    this.rows = rows;
    this.regionColumn = regionColumn;
    this.column = column;
    this.format = format;
  }

  static String name(Words words, List<Tile> tiles, String region) {
    return tiles.stream()
        .filter(tile -> tile.region().equals(region))
        .map(tile -> tile.name(words.language()))
        .findFirst()
        .orElseGet(() -> region.equals(UNKNOWN) ? words.text("regions.unknown") : region);
  }

  /** What the asterisk behind the names of some regions means; nothing when none has one. */
  static Optional<String> footnote(Words words, List<Tile> tiles, Stream<String> regions) {
    Set<String> named = regions.collect(Collectors.toSet());
    return Tile.footnote(
            words,
            tiles.stream().filter(tile -> named.contains(tile.region())).toList(),
            tile -> tile.names().get(words.language()))
        .map(text -> "* " + text);
  }

  /**
   * The drawing: bars of one unit stacked from left to right, so that tiles grow with their room.
   * Tiles of regions without a figure are dashed.
   */
  String json() {
    Map<String, Integer> lines = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.put(rows.get(i).text(regionColumn), i);
    }
    int lastColumn = tiles.stream().mapToInt(Tile::column).max().orElse(0);
    int lastRow = tiles.stream().mapToInt(Tile::row).max().orElse(0);
    double[] limits = limits();
    List<List<Integer>> tileLines = new ArrayList<>();
    List<Object> series = new ArrayList<>();
    for (int column = 0; column <= lastColumn; column++) {
      List<Integer> ofColumn = new ArrayList<>(Collections.nCopies(lastRow + 1, -1));
      List<Object> data = new ArrayList<>(Collections.nCopies(lastRow + 1, NO_TILE));
      for (Tile tile : tiles) {
        if (tile.column() == column) {
          int line = lines.getOrDefault(tile.region(), -1);
          OptionalDouble value =
              line < 0 ? OptionalDouble.empty() : rows.get(line).maybe(this.column);
          ofColumn.set(tile.row(), line);
          data.set(
              tile.row(),
              value.isPresent() ? filled(tile, value.getAsDouble(), limits) : empty(tile));
        }
      }
      tileLines.add(ofColumn);
      series.add(series(data));
    }
    return Options.json(option(series, lastColumn, lastRow), tileLines);
  }

  /** The shades in words: below, between, from. */
  List<Chart.Key> keys() {
    double[] limits = limits();
    List<Chart.Key> keys = new ArrayList<>();
    for (int i = 0; i < SHADES.length; i++) {
      String text =
          i == 0
              ? "< " + format.of(words, limits[0])
              : i == limits.length
                  ? "≥ " + format.of(words, limits[i - 1])
                  : format.of(words, limits[i - 1]) + "–<" + format.of(words, limits[i]);
      keys.add(new Chart.Key(SHADES[i], text, ""));
    }
    keys.add(new Chart.Key(Options.MUTED, words.text("regions.no_figure"), "empty"));
    return keys;
  }

  /** Whole numbers that part the figures into five groups of about one size. */
  private double[] limits() {
    double[] sorted =
        rows.stream()
            .map(row -> row.maybe(column))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    double[] limits = new double[SHADES.length - 1];
    for (int i = 0; i < limits.length; i++) {
      double quantile = sorted[(i + 1) * sorted.length / SHADES.length];
      limits[i] =
          Math.max(Math.rint(quantile), i == 0 ? Math.rint(sorted[0]) + 1 : limits[i - 1] + 1);
    }
    return limits;
  }

  private Map<String, Object> filled(Tile tile, double value, double[] limits) {
    int shade = 0;
    while (shade < limits.length && value >= limits[shade]) {
      shade++;
    }
    return map(
        "name", tile.name(words.language()),
        "value", 1,
        "itemStyle", map("color", SHADES[shade]),
        "label",
            map(
                "formatter",
                tile.shortName(words.language()) + "\n{v|" + format.of(words, value) + "}",
                "color",
                shade >= DARK_FROM ? "#ffffff" : Options.INK));
  }

  private Map<String, Object> empty(Tile tile) {
    return map(
        "name", tile.name(words.language()),
        "value", 1,
        "itemStyle",
            map(
                "color",
                "#ffffff",
                "borderColor",
                Options.MUTED,
                "borderType",
                "dashed",
                "borderWidth",
                1),
        "label", map("formatter", tile.shortName(words.language()), "color", Options.MUTED));
  }

  private static Map<String, Object> series(List<Object> data) {
    return map(
        "type",
        "bar",
        "stack",
        "tiles",
        "barCategoryGap",
        0,
        "data",
        data,
        "itemStyle",
        map("borderColor", "#ffffff", "borderWidth", 2, "borderRadius", 4),
        "label",
        label(10, 12));
  }

  private static Map<String, Object> option(List<Object> series, int lastColumn, int lastRow) {
    Map<String, Object> small = map("label", label(7, 8));
    return map(
        "tooltip", map("trigger", "item", "confine", true),
        "grid", Options.grid(1, 1, 1, 1),
        "xAxis", map("type", "value", "show", false, "max", lastColumn + 1),
        "yAxis",
            map(
                "type",
                "category",
                "show",
                false,
                "inverse",
                true,
                "data",
                IntStream.rangeClosed(0, lastRow).boxed().toList()),
        "series", series,
        "media",
            List.of(
                map(
                    "query",
                    map("maxWidth", 480),
                    "option",
                    map("series", Collections.nCopies(series.size(), small)))));
  }

  private static Map<String, Object> label(int nameSize, int valueSize) {
    return map(
        "show",
        true,
        "fontSize",
        nameSize,
        "lineHeight",
        nameSize + 2,
        "rich",
        map("v", map("fontWeight", "bold", "fontSize", valueSize, "lineHeight", valueSize + 1)));
  }

  static Comparator<MartRow> byFigure(String column) {
    return Comparator.<MartRow>comparingDouble(
            row -> -row.maybe(column).orElse(Double.NEGATIVE_INFINITY))
        .thenComparing(MartRow::keyText);
  }
}
