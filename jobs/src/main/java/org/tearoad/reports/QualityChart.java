package org.tearoad.reports;

import static java.util.Comparator.naturalOrder;
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

  /** What has gaps: a source and a marketplace may have one name. */
  private record Feed(String label, String kind, String name) {
    private static final Comparator<Feed> ORDER =
        Comparator.comparing(Feed::label).thenComparing(Feed::kind).thenComparing(Feed::name);
  }

  private final Words words;
  private final Marts marts;

  QualityChart(Words words, Marts marts) {
    this.words = words;
    this.marts = marts;
  }

  Chart chart() {
    String subtitle = words.text("quality.subtitle");
    List<MartRow> rows =
        marts.of(DataQuality.TABLE, "kind", "rejected", "reason", "any").stream()
            .sorted(
                Comparator.<MartRow, String>comparing(row -> row.text("source"))
                    .thenComparing(QualityChart::month, Comparator.nullsLast(naturalOrder())))
            .toList();
    if (rows.isEmpty()) {
      return Chart.nothing("quality", words.text("quality.nothing"), subtitle);
    }
    return new Chart(
        "quality",
        title(rows),
        subtitle,
        words.text("quality.about"),
        "wide",
        panels(rows),
        List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.named("column.source", "source", words::label),
                Column.named("column.month", "month", words::shortMonth),
                Column.of("column.lines_read", "read_count", Format.COUNT),
                Column.of("column.rejected", "row_count", Format.COUNT),
                Column.of("column.share", "share", Format.PERCENT)),
            rows));
  }

  /** Null for files without a day. */
  private static String month(MartRow row) {
    return row.has("month") ? row.text("month") : null;
  }

  private String title(List<MartRow> rows) {
    double read = rows.stream().mapToDouble(row -> row.number("read_count")).sum();
    double rejected = rows.stream().mapToDouble(row -> row.number("row_count")).sum();
    if (read == 0) {
      return words.text("quality.nothing");
    }
    if (rejected == 0) {
      return words.text("quality.title_clean", "lines", Numbers.whole(read));
    }
    return Numbers.isZero(rejected / read)
        ? words.text(
            "quality.title_few", "rejected", Numbers.whole(rejected), "lines", words.count(read))
        : words.text(
            "quality.title", "share", words.percent(rejected / read), "lines", words.count(read));
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
          words.text(
              "quality.note_reasons",
              "reasons",
              words.list(
                  reasons.entrySet().stream()
                      .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                      .limit(3)
                      .map(
                          one ->
                              words.text(
                                  "quality.reason",
                                  "reason",
                                  words.code(one.getKey()),
                                  "lines",
                                  words.count(one.getValue())))
                      .toList())));
    }
    List<String> gaps = gaps();
    notes.add(gaps.isEmpty() ? words.text("quality.note_no_gap") : gapNote(gaps));
    return notes;
  }

  private String gapNote(List<String> gaps) {
    int others = Math.max(0, gaps.size() - MOST_GAPS);
    return words.text(
        others == 0 ? "quality.note_gaps" : "quality.note_gaps_more",
        "gaps",
        words.clauses(gaps.subList(0, gaps.size() - others)),
        "others",
        words.count(others));
  }

  private List<String> gaps() {
    Map<Feed, List<LocalDate>> days =
        marts.of(Coverage.TABLE).stream()
            .filter(row -> row.flag("is_gap"))
            .collect(
                Collectors.groupingBy(
                    this::feed,
                    () -> new TreeMap<>(Feed.ORDER),
                    Collectors.mapping(row -> row.date("day"), Collectors.toList())));
    List<String> gaps = new ArrayList<>();
    days.forEach((feed, gapDays) -> gaps.addAll(runs(feed.label(), gapDays)));
    return gaps;
  }

  private Feed feed(MartRow row) {
    String name = row.text("name");
    return new Feed(words.label(name), row.text("kind"), name);
  }

  private List<String> runs(String source, List<LocalDate> days) {
    List<LocalDate> sorted = days.stream().sorted().toList();
    List<String> runs = new ArrayList<>();
    LocalDate first = sorted.get(0);
    for (int i = 0; i < sorted.size(); i++) {
      LocalDate day = sorted.get(i);
      boolean isEnd = i == sorted.size() - 1 || !sorted.get(i + 1).equals(day.plusDays(1));
      if (isEnd) {
        runs.add(
            first.equals(day)
                ? words.text("quality.gap_day", "source", source, "day", words.day(day))
                : words.text(
                    "quality.gap",
                    "source",
                    source,
                    "from",
                    words.day(first),
                    "to",
                    words.day(day)));
        first = i == sorted.size() - 1 ? day : sorted.get(i + 1);
      }
    }
    return runs;
  }

  /** Files without a day have no place upon the axis: they stand in the table alone. */
  private List<Chart.Panel> panels(List<MartRow> rows) {
    List<MartRow> dated = rows.stream().filter(row -> row.has("month")).toList();
    return dated.isEmpty() ? List.of() : List.of(panel(rows, dated));
  }

  /**
   * @param rows of the table
   */
  private Chart.Panel panel(List<MartRow> rows, List<MartRow> dated) {
    List<String> months = dated.stream().map(row -> row.text("month")).distinct().sorted().toList();
    List<String> sources =
        dated.stream().map(row -> row.text("source")).distinct().sorted().toList();
    List<Integer> shifts = shifts(dated, sources);
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
              words.label(source),
              "data",
              points,
              "symbolSize",
              5,
              "lineStyle",
              map("width", 2, "type", series.size() == 1 ? "dashed" : "solid"),
              "color",
              colour,
              "endLabel",
              map(
                  "show",
                  true,
                  "formatter",
                  "{a}",
                  "color",
                  colour,
                  "fontSize",
                  12,
                  "offset",
                  List.of(0, shifts.get(series.size())))));
    }
    Map<String, Object> option =
        map(
            "grid", Options.snugGrid(12, 4, 4, 84),
            "xAxis", Options.monthAxis(words, months, "boundaryGap", false),
            "yAxis",
                Options.valueAxis(
                    "min",
                    0,
                    "axisLabel",
                    map("color", Options.MUTED, "fontSize", 12, "formatter", words.axisPercent())),
            "series", series);
    return Chart.Panel.alone(Options.json(option, lines));
  }

  /** Names of sources whose lines end close to each other make room. */
  private static List<Integer> shifts(List<MartRow> rows, List<String> sources) {
    Comparator<MartRow> byMonth = Comparator.comparing(row -> row.text("month"));
    List<Double> ends =
        sources.stream()
            .map(
                source ->
                    rows.stream()
                        .filter(row -> row.is("source", source) && row.maybe("share").isPresent())
                        .max(byMonth)
                        .map(row -> row.number("share"))
                        .orElse(0.0))
            .toList();
    double top = rows.stream().mapToDouble(row -> row.maybe("share").orElse(0)).max().orElse(0);
    return Options.shifts(ends, top > 0 ? top : 1);
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
