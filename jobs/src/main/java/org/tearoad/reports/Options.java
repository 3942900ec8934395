package org.tearoad.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The parts that ECharts options are made of: one look for all charts, safe for colour blindness.
 */
final class Options {
  static final String DARK = "#1f5a96";
  static final String MIDDLE = "#7fb0da";
  static final String PALE = "#c3daee";
  static final String PALEST = "#e6f0f8";
  static final String WARM = "#d1622b";
  static final String SAND = "#e3b04b";
  static final String GREY = "#c4cad3";
  static final String INK = "#1c2733";
  static final String MUTED = "#566270";
  private static final String GRID = "#e3e7ec";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** So few months that the first has its label, whatever stands beside it. */
  private static final int SHORT = 12;

  private static final double ROUND = 10_000;

  /** Pixels of the plot of the lowest chart that has labels at the ends of its lines. */
  private static final int LOWEST_CHART = 220;

  private static final int LABEL_HEIGHT = 14;

  private Options() {}

  /** An object with its keys in the given order: key, value, key, value, … */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  static Map<String, Object> with(Map<String, Object> base, Object... keysAndValues) {
    Map<String, Object> more = new LinkedHashMap<>(base);
    more.putAll(map(keysAndValues));
    return more;
  }

  /** Four decimals are more than a screen shows. */
  static Double rounded(OptionalDouble value) {
    return value.isPresent() ? (Double) (Math.rint(value.getAsDouble() * ROUND) / ROUND) : null;
  }

  /** A column of the rows, scaled as its format states; null where the mart says null. */
  static List<Object> values(List<MartRow> rows, String column, Format format) {
    List<Object> values = new ArrayList<>();
    for (MartRow row : rows) {
      OptionalDouble value = row.maybe(column);
      values.add(
          rounded(
              value.isPresent() ? OptionalDouble.of(value.getAsDouble() * format.scale()) : value));
    }
    return values;
  }

  /**
   * What the page draws: each point's tooltip is a line of the table.
   *
   * @param rows the line behind each point; or a list of them for each series
   */
  static String json(Map<String, Object> option, List<?> rows) {
    Map<String, Object> whole =
        with(
            base(),
            option.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray());
    try {
      return JSON.writeValueAsString(map("rows", rows, "option", whole)).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UndrawableException("cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  static String json(Map<String, Object> option, int rows) {
    return json(option, IntStream.range(0, rows).boxed().toList());
  }

  private static Map<String, Object> base() {
    return map(
        "animation", false,
        "textStyle",
            map(
                "fontFamily",
                "Golos Text,Noto Sans,Segoe UI,Helvetica,Arial,Noto Sans SC,Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif"),
        "tooltip", map("trigger", "axis", "confine", true, "axisPointer", map("type", "shadow")));
  }

  static Map<String, Object> grid(Object top, Object bottom, Object left, Object right) {
    return map("top", top, "bottom", bottom, "left", left, "right", right);
  }

  /** A grid that leaves its labels the room that they need. */
  static Map<String, Object> snugGrid(Object top, Object bottom, Object left, Object right) {
    return with(grid(top, bottom, left, right), "containLabel", true);
  }

  static Map<String, Object> valueAxis(Object... more) {
    return with(
        map(
            "type",
            "value",
            "axisLabel",
            map("color", MUTED, "fontSize", 12),
            "splitLine",
            map("lineStyle", map("color", GRID)),
            "splitNumber",
            4),
        more);
  }

  static Map<String, Object> categoryAxis(List<?> names, Object... more) {
    return with(
        map(
            "type", "category",
            "data", names,
            "axisTick", map("show", false),
            "axisLine", map("onZero", false, "lineStyle", map("color", MUTED)),
            "axisLabel", map("color", MUTED, "fontSize", 12)),
        more);
  }

  /**
   * Months below a time axis: by name, of many the first of each quarter; January with its year.
   */
  static Map<String, Object> monthAxis(Words words, List<String> months, Object... more) {
    Map<String, Object> label =
        map(
            "color",
            MUTED,
            "fontSize",
            12,
            "lineHeight",
            16,
            "interval",
            0,
            "hideOverlap",
            true,
            "rich",
            map("y", map("color", INK, "fontWeight", "bold", "fontSize", 12)));
    return categoryAxis(
        IntStream.range(0, months.size()).mapToObj(i -> monthLabel(words, months, i)).toList(),
        with(map("axisLabel", label), more).entrySet().stream()
            .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
            .toArray());
  }

  /** The same where there is little room: the years alone. */
  static Map<String, Object> yearAxis(List<String> months) {
    List<String> names =
        months.stream().map(month -> month.endsWith("-01") ? month.substring(0, 4) : "").toList();
    return categoryAxis(
        names,
        "boundaryGap",
        false,
        "axisLabel",
        map(
            "color",
            MUTED,
            "fontSize",
            11,
            "interval",
            0,
            "hideOverlap",
            true,
            "alignMinLabel",
            "left"));
  }

  private static String monthLabel(Words words, List<String> months, int index) {
    String month = months.get(index);
    String name = words.monthName(month);
    String year = "{y|" + month.substring(0, 4) + "}";
    int number = Integer.parseInt(month.substring(5));
    if (number == 1 || index == 0 && (number % 3 != 0 || months.size() <= SHORT)) {
      return name + "\n" + year;
    }
    return number % 3 == 1 || months.size() <= SHORT ? name : "";
  }

  /**
   * How far down labels at the ends of lines are moved, in pixels, so that none lies upon another:
   * what ends higher stands higher.
   *
   * @param ends values at which the lines end, in any order
   * @param top greatest value of the axis
   */
  static List<Integer> shifts(List<Double> ends, double top) {
    Integer[] shifts = new Integer[ends.size()];
    double above = Double.NEGATIVE_INFINITY;
    List<Integer> downwards =
        IntStream.range(0, ends.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> ends.get(i)).reversed())
            .toList();
    for (int i : downwards) {
      double place = (1 - ends.get(i) / top) * LOWEST_CHART;
      double free = Math.max(place, above + LABEL_HEIGHT);
      shifts[i] = (int) Math.round(free - place);
      above = free;
    }
    return List.of(shifts);
  }

  /** A mark that says from where on figures are provisional. */
  static Map<String, Object> provisionalFrom(Words words, int index) {
    return map(
        "silent", true,
        "symbol", "none",
        "lineStyle", map("color", MUTED, "type", "dashed", "width", 1),
        "label",
            map(
                "formatter",
                words.text("chart.provisional"),
                "position",
                "insideEndTop",
                "rotate",
                0,
                "align",
                "right",
                "padding",
                List.of(0, 6, 0, 0),
                "color",
                MUTED,
                "fontSize",
                12),
        "data", List.of(map("xAxis", index)));
  }
}
