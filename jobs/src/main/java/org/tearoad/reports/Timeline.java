package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Silences on a timeline, a lane a region or marketplace: thick where it was silent for certain,
 * thin where the silence may have begun or ended.
 */
final class Timeline {
  private static final int THIN = 4;
  private static final int THICK = 13;
  private static final int DOT = 9;

  /** So long before the first silence the timeline begins. */
  private static final int LEAD_DAYS = 20;

  private final Words words;
  private final List<MartRow> rows;
  private final InterruptionRows interruptions;
  private final Edition edition;
  private final List<String> lanes;
  private final List<Object> series = new ArrayList<>();
  private final List<List<Integer>> lines = new ArrayList<>();

  /**
   * @param rows those that are drawn
   */
  Timeline(Words words, List<MartRow> rows, InterruptionRows interruptions, Edition edition) {
    this.words = words;
    this.rows = rows;
    this.interruptions = interruptions;
    this.edition = edition;
    this.lanes = rows.stream().map(interruptions::name).distinct().toList();
  }

  /** The drawing; the rows are the first lines of the table, in their order. */
  String json() {
    List<Object> dots = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      draw(rows.get(i), i);
      dots.add(dot(rows.get(i)));
    }
    series.add(map("type", "scatter", "z", 5, "symbolSize", DOT, "data", dots));
    lines.add(IntStream.range(0, rows.size()).boxed().toList());
    return Options.json(
        map(
            "grid", Options.snugGrid(8, 12, 8, 20),
            "tooltip", map("trigger", "item", "confine", true),
            "xAxis", axis(),
            "yAxis", Bars.names(lanes),
            "series", series),
        lines);
  }

  private Map<String, Object> axis() {
    LocalDate first =
        rows.stream().map(InterruptionRows::first).min(Comparator.naturalOrder()).orElseThrow();
    return map(
        "type", "time",
        "min", first.minusDays(LEAD_DAYS).toString(),
        "max", edition.asOf().plusDays(1).toString(),
        "splitNumber", 4,
        "axisLabel",
            map(
                "color",
                Options.MUTED,
                "fontSize",
                12,
                "hideOverlap",
                true,
                "formatter",
                map(
                    "year", words.text("date.axis_year"),
                    "month", words.text("date.axis_month"),
                    "day", words.text("date.axis_day"))),
        "splitLine", map("show", true, "lineStyle", map("color", "#e3e7ec")));
  }

  static String colour(MartRow row) {
    return row.is("kind", InterruptionRows.FEED_GAP) ? Options.MUTED : Options.WARM;
  }

  private void draw(MartRow row, int line) {
    LocalDate last = InterruptionRows.last(row, edition);
    bar(row, InterruptionRows.first(row), last, THIN, line);
    LocalDate sureFrom =
        row.has("start_latest") ? row.date("start_latest") : InterruptionRows.first(row);
    LocalDate sureTo = row.has("end_earliest") ? row.date("end_earliest") : last;
    if (!sureTo.isBefore(sureFrom)) {
      bar(row, sureFrom, sureTo, THICK, line);
    }
  }

  /** Days are whole: the bar ends with the end of its last day. */
  private void bar(MartRow row, LocalDate from, LocalDate to, int width, int line) {
    int lane = lanes.indexOf(interruptions.name(row));
    series.add(
        Spans.line(
            List.of(from.toString(), lane),
            List.of(to.plusDays(1).toString(), lane),
            colour(row),
            width));
    lines.add(Collections.nCopies(2, line));
  }

  /** Something to point at, in the middle of the bar. */
  private Map<String, Object> dot(MartRow row) {
    LocalDate first = InterruptionRows.first(row);
    long days = InterruptionRows.last(row, edition).toEpochDay() - first.toEpochDay();
    return map(
        "value",
        List.of(first.plusDays((days + 1) / 2).toString(), lanes.indexOf(interruptions.name(row))),
        "itemStyle",
        map("color", "#ffffff", "borderColor", colour(row), "borderWidth", 2));
  }
}
