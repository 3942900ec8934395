package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Horizontal bars, one below the other, each with its figure written at its end. */
final class Bars {
  private static final int NAMES = 126;

  private Bars() {}

  /**
   * @param value length of the bar in the unit of the axis; null for none
   * @param label what is written at its end
   */
  record Bar(String name, Double value, String label, String colour) {}

  /**
   * @param axis how the numbers of the axis are written: {@code {value} %}
   * @param room for the labels on the right, in pixels
   */
  static Map<String, Object> option(List<Bar> bars, String axis, int room) {
    return option(bars, Options.valueAxis("axisLabel", axisLabel(axis)), room);
  }

  /** Bars of shares of a whole: drawings beside each other have one scale, from 0 to 100 %. */
  static Map<String, Object> wholes(Words words, List<Bar> bars, int room) {
    return option(
        bars,
        Options.valueAxis("max", 100, "interval", 50, "axisLabel", axisLabel(words.axisPercent())),
        room);
  }

  private static Map<String, Object> option(List<Bar> bars, Map<String, Object> axis, int room) {
    List<Object> data = new ArrayList<>();
    for (Bar bar : bars) {
      boolean isFall = bar.value() != null && bar.value() < 0;
      data.add(
          map(
              "value", bar.value() == null ? 0.0 : rounded(bar.value()),
              "label", label(isFall ? "left" : "right", bar.label()),
              "itemStyle", map("color", bar.colour())));
    }
    return map(
        "grid", Options.snugGrid(4, 4, 8, room),
        "xAxis", axis,
        "yAxis", names(bars.stream().map(Bar::name).toList()),
        "series", List.of(map("type", "bar", "barWidth", "58%", "data", data)));
  }

  private static Map<String, Object> axisLabel(String formatter) {
    return map("color", Options.MUTED, "fontSize", 12, "hideOverlap", true, "formatter", formatter);
  }

  /** Names beside the lines of a drawing, the first on top, broken where they are long. */
  static Map<String, Object> names(List<String> names) {
    return Options.categoryAxis(
        names,
        "inverse",
        true,
        "axisLabel",
        map(
            "color",
            Options.INK,
            "fontSize",
            12,
            "width",
            NAMES,
            "overflow",
            "break",
            "lineHeight",
            15,
            "interval",
            0));
  }

  static Map<String, Object> label(String position, String text) {
    return map(
        "show",
        true,
        "position",
        position,
        "color",
        Options.INK,
        "fontSize",
        12,
        "formatter",
        text);
  }

  static Double rounded(double value) {
    return Options.rounded(OptionalDouble.of(value));
  }

  /** A figure of a row as its format scales it; null where the mart says null. */
  static Double scaled(MartRow row, String column, Format format) {
    OptionalDouble value = row.maybe(column);
    return value.isPresent() ? rounded(value.getAsDouble() * format.scale()) : null;
  }
}
