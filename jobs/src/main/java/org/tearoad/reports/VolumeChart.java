package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.reports.DataTable.Column;

/** How much was ordered a month, and how that grew. */
final class VolumeChart {
  private final Marts marts;
  private final Edition edition;
  private final VolumeRows volume;

  VolumeChart(Marts marts, Edition edition, VolumeRows volume) {
    this.marts = marts;
    this.edition = edition;
    this.volume = volume;
  }

  Chart chart() {
    List<MartRow> rows =
        marts.of(
            VolumeGrowth.TABLE,
            "period_type",
            "month",
            "trade",
            "cross_border",
            "dimension",
            "total",
            "measure",
            "orders");
    String subtitle =
        "Orders a month and, below, their change on the same month a year before, %; month of the order, "
            + edition.zoneText();
    if (rows.isEmpty()) {
      return Chart.nothing("volume", "No cross-border orders in this period", subtitle);
    }
    return new Chart(
        "volume",
        yearTitle(),
        subtitle,
        "Bars of the orders of %d months, from %s to %s, with a panel of year-on-year changes below."
            .formatted(
                rows.size(),
                English.month(rows.get(0).text("period")),
                English.month(rows.get(rows.size() - 1).text("period"))),
        "tall",
        List.of(Chart.Panel.alone(Options.json(monthsOption(rows), rows.size()))),
        List.of(
            new Chart.Key(Options.DARK, "Orders", ""),
            new Chart.Key(Options.PALE, "Orders, provisional", ""),
            new Chart.Key(Options.MIDDLE, "Change: more than a year before", ""),
            new Chart.Key(Options.WARM, "fewer", "")),
        monthNotes(rows),
        new DataTable(
            List.of(
                Column.named("Month", "period", English::shortMonth),
                Column.of("Orders", "value", Format.COUNT),
                Column.of("A year before", "value_year_ago", Format.COUNT),
                Column.of("Change", "growth_rate", Format.CHANGE),
                Column.of("Like for like", "like_for_like_rate", Format.CHANGE),
                Column.named("Provisional", "is_provisional", DataTable::yes),
                Column.named("Not comparable because", "not_comparable_because", English::words)),
            rows));
  }

  private String yearTitle() {
    return volume
        .year("orders", "cross_border")
        .map(
            row ->
                row.maybe("growth_rate").isPresent()
                    ? "The number of cross-border orders %s in %s"
                        .formatted(English.moved(row.number("growth_rate")), row.text("period"))
                    : "%s cross-border orders in %s; %s"
                        .formatted(
                            English.count(row.number("value")),
                            row.text("period"),
                            VolumeRows.because(row)))
        .orElse("Cross-border orders by month");
  }

  private List<String> monthNotes(List<MartRow> rows) {
    List<String> notes = new ArrayList<>();
    volume
        .year("orders", "domestic")
        .filter(row -> row.maybe("growth_rate").isPresent())
        .ifPresent(
            row ->
                notes.add(
                    "Beside it, domestic orders seen in the same logs: %s in %s, %s on the year before."
                        .formatted(
                            English.count(row.number("value")),
                            row.text("period"),
                            English.change(row.number("growth_rate")))));
    volume
        .year("orders", "cross_border")
        .filter(row -> row.maybe("like_for_like_rate").isPresent())
        .ifPresent(
            row ->
                notes.add(
                    "Like for like, among the marketplaces that report in both years: %s."
                        .formatted(English.change(row.number("like_for_like_rate")))));
    if (rows.stream().anyMatch(row -> row.flag("is_provisional"))) {
      notes.add(
          "Provisional: the month ended less than %d days before the release; dashed and paler bars."
              .formatted(edition.provisionalDays()));
    }
    return notes;
  }

  private static Map<String, Object> monthsOption(List<MartRow> rows) {
    List<String> months = rows.stream().map(row -> row.text("period")).toList();
    return map(
        "grid", List.of(Options.grid(24, "40%", 52, 12), Options.grid("67%", 44, 52, 12)),
        "axisPointer", map("link", List.of(map("xAxisIndex", "all"))),
        "xAxis",
            List.of(
                Options.categoryAxis(months, "axisLabel", map("show", false)),
                Options.monthAxis(months, "gridIndex", 1)),
        "yAxis",
            List.of(
                Options.valueAxis(),
                Options.valueAxis(
                    "gridIndex", 1,
                    "splitNumber", 2,
                    "axisLabel",
                        map("color", Options.MUTED, "fontSize", 12, "formatter", "{value} %"))),
        "series",
            List.of(
                map("type", "bar", "name", "Orders", "barCategoryGap", "22%", "data", bars(rows)),
                map(
                    "type",
                    "bar",
                    "name",
                    "Change",
                    "xAxisIndex",
                    1,
                    "yAxisIndex",
                    1,
                    "barCategoryGap",
                    "22%",
                    "data",
                    changes(rows),
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

  private static List<Object> bars(List<MartRow> rows) {
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

  private static Map<String, Object> word(boolean show) {
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
        "provisional");
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
