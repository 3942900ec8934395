package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Estimates with their intervals, one below the other: a dot upon a line from low to high. */
final class Spans {
  private static final int THICK = 9;
  private static final int DOT = 11;

  private Spans() {}

  /** All in the unit of the axis. */
  record Span(String name, double low, double value, double high, String label) {}

  /** The drawing; the line of the table behind each span is the one of its place. */
  static String json(List<Span> spans, Map<String, Object> axis) {
    return json(spans, IntStream.range(0, spans.size()).boxed().toList(), axis);
  }

  /**
   * @param lines of the table, one behind each span
   * @param axis of the values
   */
  static String json(List<Span> spans, List<Integer> lines, Map<String, Object> axis) {
    List<Object> series = new ArrayList<>();
    List<List<Integer>> rows = new ArrayList<>();
    List<Object> dots = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      series.add(line(List.of(span.low(), i), List.of(span.high(), i), Options.PALE, THICK));
      rows.add(Collections.nCopies(2, lines.get(i)));
      dots.add(
          map(
              "value",
              List.of(Bars.rounded(span.value()), i),
              "label",
              Bars.label("top", span.label())));
    }
    series.add(
        map("type", "scatter", "z", 5, "symbolSize", DOT, "color", Options.DARK, "data", dots));
    rows.add(lines);
    return Options.json(
        map(
            "grid", Options.snugGrid(10, 4, 8, 28),
            "tooltip", map("trigger", "item", "confine", true),
            "xAxis", axis,
            "yAxis", Bars.names(spans.stream().map(Span::name).toList()),
            "series", series),
        rows);
  }

  /** A straight line between two points. */
  static Map<String, Object> line(Object from, Object to, String colour, int width) {
    return map(
        "type",
        "line",
        "silent",
        true,
        "showSymbol",
        false,
        "data",
        List.of(from, to),
        "color",
        colour,
        "lineStyle",
        map("color", colour, "width", width, "cap", "butt"));
  }
}
