package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A drawing of coloured cells in lines and columns. They are bars of one unit, each column stacked
 * upon those before it: the build of ECharts that the page has knows no heat map.
 */
final class CellTable {
  private CellTable() {}

  /**
   * @param columnAxis names of the columns
   * @param lines names of the lines, from the top
   * @param rows for each column the table's row behind each line; -1 where there is no cell
   * @param cell of a row
   */
  static Map<String, Object> option(
      Map<String, Object> columnAxis,
      List<String> lines,
      List<List<Integer>> rows,
      IntFunction<Map<String, Object>> cell) {
    List<Object> series = new ArrayList<>();
    for (List<Integer> column : rows) {
      series.add(
          series(
              column.stream().map(row -> row < 0 ? RegionMap.NO_TILE : cell.apply(row)).toList()));
    }
    return map(
        "tooltip", map("trigger", "item", "confine", true),
        "grid", Options.snugGrid(4, 4, 4, 4),
        "xAxis", List.of(columnAxis, map("type", "value", "show", false, "max", rows.size())),
        "yAxis", Options.categoryAxis(lines, "inverse", true),
        "series", series);
  }

  private static Map<String, Object> series(List<Map<String, Object>> cells) {
    return map(
        "type",
        "bar",
        "stack",
        "cells",
        "xAxisIndex",
        1,
        "barCategoryGap",
        0,
        "data",
        cells,
        "label",
        map("show", true, "fontSize", 11),
        "emphasis",
        map("itemStyle", map("borderColor", Options.INK)));
  }

  /**
   * @param isDashed it says less than others: provisional, or made in another way
   */
  static Map<String, Object> cell(
      String colour, boolean isDashed, String label, String labelColour) {
    return map(
        "value",
        1,
        "itemStyle",
        map(
            "color",
            colour,
            "borderColor",
            isDashed ? Options.MUTED : "#ffffff",
            "borderType",
            isDashed ? "dashed" : "solid",
            "borderWidth",
            1),
        "label",
        map("formatter", label, "color", labelColour));
  }
}
