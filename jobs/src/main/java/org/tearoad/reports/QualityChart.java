package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tearoad.marts.Coverage;
import org.tearoad.marts.DataQuality;
import org.tearoad.reports.DataTable.Column;

/** What became of the lines of the logs, and which days are missing. */
final class QualityChart {
  private static final String[] COLOURS = {
    Options.DARK, Options.WARM, Options.SAND, Options.MIDDLE
  };
  private static final int MOST_GAPS = 8;

  private final Marts marts;

  QualityChart(Marts marts) {
    this.marts = marts;
  }

  Chart chart() {
    String subtitle = "Share of lines that are not trusted, %; by month of the files";
    List<MartRow> rows =
        marts.of(DataQuality.TABLE, "kind", "rejected", "reason", "any").stream()
            .filter(row -> row.has("month"))
            .sorted(
                Comparator.<MartRow, String>comparing(row -> row.text("source"))
                    .thenComparing(row -> row.text("month")))
            .toList();
    if (rows.isEmpty()) {
      return Chart.nothing("quality", "No lines were read in this period", subtitle);
    }
    return new Chart(
        "quality",
        title(rows),
        subtitle,
        "Lines of the share of rejected lines by month, one a source.",
        "wide",
        List.of(panel(rows)),
        List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.named("Source", "source", English::name),
                Column.named("Month", "month", English::shortMonth),
                Column.of("Lines read", "read_count", Format.COUNT),
                Column.of("Rejected", "row_count", Format.COUNT),
                Column.of("Share", "share", Format.PERCENT)),
            rows));
  }

  private static String title(List<MartRow> rows) {
    double read = rows.stream().mapToDouble(row -> row.number("read_count")).sum();
    double rejected = rows.stream().mapToDouble(row -> row.number("row_count")).sum();
    return rejected == 0
        ? "All %s lines of the logs were accepted".formatted(English.count(read))
        : "%s of %s lines were rejected, each with its reason"
            .formatted(English.percent(rejected / read), English.count(read));
  }

  /** The largest reasons and the gaps, in words. */
  private List<String> notes() {
    Map<String, Double> reasons =
        marts.of(DataQuality.TABLE, "kind", "reject").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("reason"),
                    TreeMap::new,
                    Collectors.summingDouble(row -> row.number("row_count"))));
    List<String> notes = new ArrayList<>();
    if (!reasons.isEmpty()) {
      notes.add(
          "Most frequent reasons: "
              + English.list(
                  reasons.entrySet().stream()
                      .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                      .limit(3)
                      .map(
                          one ->
                              English.words(one.getKey())
                                  + " ("
                                  + English.count(one.getValue())
                                  + ")")
                      .toList())
              + ".");
    }
    List<String> gaps = gaps();
    notes.add(
        gaps.isEmpty()
            ? "No gap: every source and marketplace reported without a break."
            : "Gaps in the logs: "
                + String.join("; ", gaps.subList(0, Math.min(MOST_GAPS, gaps.size())))
                + (gaps.size() > MOST_GAPS
                    ? "; and %d more.".formatted(gaps.size() - MOST_GAPS)
                    : "."));
    return notes;
  }

  private List<String> gaps() {
    Map<String, List<LocalDate>> days =
        marts.of(Coverage.TABLE).stream()
            .filter(row -> row.flag("is_gap"))
            .collect(
                Collectors.groupingBy(
                    row -> English.name(row.text("name")),
                    TreeMap::new,
                    Collectors.mapping(row -> row.date("day"), Collectors.toList())));
    List<String> gaps = new ArrayList<>();
    days.forEach((name, gapDays) -> runs(gapDays).forEach(run -> gaps.add(name + ", " + run)));
    return gaps;
  }

  private static List<String> runs(List<LocalDate> days) {
    List<LocalDate> sorted = days.stream().sorted().toList();
    List<String> runs = new ArrayList<>();
    LocalDate first = sorted.get(0);
    for (int i = 0; i < sorted.size(); i++) {
      LocalDate day = sorted.get(i);
      boolean isEnd = i == sorted.size() - 1 || !sorted.get(i + 1).equals(day.plusDays(1));
      if (isEnd) {
        runs.add(
            first.equals(day) ? English.day(day) : English.day(first) + " to " + English.day(day));
        first = i == sorted.size() - 1 ? day : sorted.get(i + 1);
      }
    }
    return runs;
  }

  private static Chart.Panel panel(List<MartRow> rows) {
    List<String> months = rows.stream().map(row -> row.text("month")).distinct().sorted().toList();
    List<String> sources =
        rows.stream().map(row -> row.text("source")).distinct().sorted().toList();
    List<Object> series = new ArrayList<>();
    List<List<Integer>> lines = new ArrayList<>();
    for (String source : sources) {
      List<Object> points = new ArrayList<>();
      List<Integer> line = new ArrayList<>();
      for (String month : months) {
        int index = line(rows, source, month);
        line.add(index);
        points.add(
            index < 0
                ? null
                : Options.values(List.of(rows.get(index)), "share", Format.PERCENT).get(0));
      }
      lines.add(line);
      String colour = COLOURS[series.size() % COLOURS.length];
      series.add(
          map(
              "type",
              "line",
              "name",
              English.name(source),
              "data",
              points,
              "symbolSize",
              5,
              "lineStyle",
              map("width", 2, "type", series.size() == 1 ? "dashed" : "solid"),
              "color",
              colour,
              "endLabel",
              map("show", true, "formatter", "{a}", "color", colour, "fontSize", 12),
              "labelLayout",
              map("moveOverlap", "shiftY")));
    }
    Map<String, Object> option =
        map(
            "grid", Options.snugGrid(12, 4, 4, 84),
            "xAxis", Options.monthAxis(months, "boundaryGap", false),
            "yAxis",
                Options.valueAxis(
                    "min",
                    0,
                    "axisLabel",
                    map("color", Options.MUTED, "fontSize", 12, "formatter", "{value} %")),
            "series", series);
    return Chart.Panel.alone(Options.json(option, lines));
  }

  /** Where the row of a source and month stands; -1 when there is none. */
  private static int line(List<MartRow> rows, String source, String month) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).is("source", source) && rows.get(i).is("month", month)) {
        return i;
      }
    }
    return -1;
  }
}
