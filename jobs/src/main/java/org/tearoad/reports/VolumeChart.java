package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tearoad.reports.DataTable.Column;

/** How much was ordered a month, and how that grew. */
final class VolumeChart {
  private final Words words;
  private final Edition edition;
  private final VolumeRows volume;

  VolumeChart(Words words, Edition edition, VolumeRows volume) {
    this.words = words;
    this.edition = edition;
    this.volume = volume;
  }

  Chart chart() {
    List<MartRow> rows = volume.months();
    String subtitle = words.text("volume.subtitle", "zone", edition.zone().getId());
    if (rows.isEmpty()) {
      return Chart.nothing("volume", words.text("volume.nothing"), subtitle);
    }
    var months = Months.of(rows, "period");
    return new Chart(
        "volume",
        yearTitle(),
        subtitle,
        words.text(
            "volume.about",
            "months",
            rows.size(),
            "first",
            words.ofMonth(rows.get(0).text("period")),
            "last",
            words.ofMonth(rows.get(rows.size() - 1).text("period"))),
        "tall",
        List.of(Chart.Panel.alone(Options.json(monthsOption(rows, months), months.lines()))),
        List.of(
            new Chart.Key(Options.DARK, words.text("volume.key_orders"), ""),
            new Chart.Key(Options.PALE, words.text("volume.key_provisional"), ""),
            new Chart.Key(Options.MIDDLE, words.text("volume.key_more"), ""),
            new Chart.Key(Options.WARM, words.text("volume.key_fewer"), "")),
        monthNotes(rows, months),
        new DataTable(
            List.of(
                Column.named("column.month", "period", words::shortMonth),
                Column.of("column.orders", "value", Format.COUNT),
                Column.of("column.year_before", "value_year_ago", Format.COUNT),
                Column.of("column.change", "growth_rate", Format.CHANGE),
                Column.of("column.like_for_like", "like_for_like_rate", Format.CHANGE),
                Column.named("column.provisional", "is_provisional", words::code),
                Column.named("column.not_comparable", "not_comparable_because", words::code)),
            rows));
  }

  private String yearTitle() {
    return volume
        .year("orders", "cross_border")
        .map(
            row ->
                row.maybe("growth_rate").isPresent()
                    ? words.text(
                        "volume.title_change",
                        "direction",
                        Numbers.direction(row.number("growth_rate")),
                        "rate",
                        words.percent(Math.abs(row.number("growth_rate"))),
                        "year",
                        row.text("period"))
                    : words.text(
                        "volume.title_value",
                        "orders",
                        Numbers.whole(row.number("value")),
                        "year",
                        row.text("period"),
                        "because",
                        volume.because(words, row, "growth_rate")))
        .orElseGet(() -> words.text("volume.title_none"));
  }

  private List<String> monthNotes(List<MartRow> rows, Months months) {
    List<String> notes = new ArrayList<>();
    volume
        .year("orders", "domestic")
        .filter(row -> row.maybe("growth_rate").isPresent())
        .ifPresent(
            row ->
                notes.add(
                    words.text(
                        "volume.note_domestic",
                        "of",
                        words.country("country.of", edition.home()),
                        "orders",
                        words.count(row.number("value")),
                        "year",
                        row.text("period"),
                        "change",
                        words.change(row.number("growth_rate")))));
    volume.year("orders", "cross_border").flatMap(this::likeForLike).ifPresent(notes::add);
    if (rows.stream().anyMatch(row -> row.flag("is_provisional"))) {
      notes.add(words.text("volume.note_provisional", "days", edition.provisionalDays()));
    }
    months.note(words).ifPresent(notes::add);
    return notes;
  }

  private Optional<String> likeForLike(MartRow row) {
    if (row.isSuppressed("like_for_like_rate")) {
      return Optional.of(words.text("volume.note_like_for_like_suppressed"));
    }
    return row.maybe("like_for_like_rate").stream()
        .mapToObj(rate -> words.text("volume.note_like_for_like", "change", words.change(rate)))
        .findFirst();
  }

  private Map<String, Object> monthsOption(List<MartRow> rows, Months months) {
    return map(
        "grid", List.of(Options.grid(24, "40%", 52, 12), Options.grid("67%", 44, 52, 12)),
        "axisPointer", map("link", List.of(map("xAxisIndex", "all"))),
        "xAxis",
            List.of(
                Options.categoryAxis(months.names(), "axisLabel", map("show", false)),
                Options.monthAxis(words, months.names(), "gridIndex", 1)),
        "yAxis",
            List.of(
                Options.valueAxis(),
                Options.valueAxis(
                    "gridIndex", 1,
                    "splitNumber", 2,
                    "axisLabel",
                        map(
                            "color",
                            Options.MUTED,
                            "fontSize",
                            12,
                            "formatter",
                            words.axisPercent()))),
        "series",
            List.of(
                map("type", "bar", "barCategoryGap", "22%", "data", months.placed(bars(rows))),
                map(
                    "type",
                    "bar",
                    "xAxisIndex",
                    1,
                    "yAxisIndex",
                    1,
                    "barCategoryGap",
                    "22%",
                    "data",
                    months.placed(changes(rows)),
                    "markLine",
                    zero())));
  }

  private static Map<String, Object> zero() {
    return map(
        "silent", true,
        "symbol", "none",
        "label", map("show", false),
        "lineStyle", map("color", Options.INK, "type", "solid", "width", 1),
        "data", List.of(map("yAxis", 0)));
  }

  private List<Object> bars(List<MartRow> rows) {
    List<Object> values = Options.values(rows, "value", Format.COUNT);
    List<Object> bars = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean isLast = i == rows.size() - 1;
      bars.add(
          rows.get(i).flag("is_provisional")
              ? map("value", values.get(i), "itemStyle", provisional(), "label", word(isLast))
              : map("value", values.get(i), "itemStyle", map("color", Options.DARK)));
    }
    return bars;
  }

  static Map<String, Object> provisional() {
    return map("color", Options.PALE, "borderColor", Options.DARK, "borderType", "dashed");
  }

  private Map<String, Object> word(boolean show) {
    return map(
        "show",
        show,
        "position",
        "top",
        "align",
        "right",
        "color",
        Options.MUTED,
        "formatter",
        words.text("chart.provisional"));
  }

  private static List<Object> changes(List<MartRow> rows) {
    List<Object> values = Options.values(rows, "growth_rate", Format.CHANGE);
    List<Object> bars = new ArrayList<>();
    for (Object value : values) {
      boolean isFall = value instanceof Double rate && rate < 0;
      bars.add(
          map("value", value, "itemStyle", map("color", isFall ? Options.WARM : Options.MIDDLE)));
    }
    return bars;
  }
}
