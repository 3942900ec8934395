package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.Chart.Panel;
import org.tearoad.reports.DataTable.Column;

/** How many parcels arrive in days, in weeks and in months, month by month. */
final class ReachChart {
  private final Words words;
  private final DeliveryRows delivery;

  ReachChart(Words words, DeliveryRows delivery) {
    this.words = words;
    this.delivery = delivery;
  }

  Chart chart() {
    List<MartRow> rows =
        delivery.months().stream().filter(row -> row.maybe("share_months").isPresent()).toList();
    String subtitle = words.text("reach.subtitle");
    if (rows.isEmpty()) {
      return Chart.nothing("reach", delivery.whyNothing(words, "share_months"), subtitle);
    }
    return new Chart(
            "reach",
            title(rows),
            subtitle,
            words.text("reach.about"),
            "tall",
            List.of(Panel.alone(Options.json(option(rows), rows.size()))),
            List.of(),
            List.of(words.text("reach.note")),
            new DataTable(
                List.of(
                    Column.named("column.posted", "cohort", words::shortMonth),
                    Column.of("column.in_days", "share_days", Format.PERCENT),
                    Column.of("column.in_weeks", "share_weeks", Format.PERCENT),
                    Column.of("column.in_months", "share_months", Format.PERCENT),
                    Column.named("column.provisional", "is_provisional", words::code)),
                rows))
        .keyed(
            new Key(Options.DARK, words.text("reach.key_days"), ""),
            new Key(Options.MIDDLE, words.text("reach.key_weeks"), ""),
            new Key(Options.SAND, words.text("reach.key_months"), ""));
  }

  private String title(List<MartRow> rows) {
    return rows.stream()
        .filter(row -> !row.flag("is_provisional"))
        .reduce((first, second) -> second)
        .map(this::title)
        .orElseGet(() -> words.text("delivery.unsaid"));
  }

  private String title(MartRow newest) {
    return words.text(
        "reach.title",
        "days",
        words.percent(newest.number("share_days")),
        "inMonth",
        words.inMonth(newest.text("cohort")),
        "months",
        words.percent(newest.number("share_months")));
  }

  private Map<String, Object> option(List<MartRow> rows) {
    List<String> months = rows.stream().map(row -> row.text("cohort")).toList();
    return map(
        "grid", Options.snugGrid(12, 4, 4, 8),
        "xAxis", Options.monthAxis(words, months),
        "yAxis",
            Options.valueAxis(
                "max",
                100,
                "interval",
                25,
                "axisLabel",
                map("color", Options.MUTED, "fontSize", 12, "formatter", words.axisPercent())),
        "series",
            List.of(
                part(rows, "share_days", Options.DARK),
                part(rows, "share_weeks", Options.MIDDLE),
                part(rows, "share_months", Options.SAND)));
  }

  private static Map<String, Object> part(List<MartRow> rows, String column, String colour) {
    List<Object> values = Options.values(rows, column, Format.PERCENT);
    List<Object> data = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      data.add(
          map(
              "value",
              values.get(i),
              "itemStyle",
              rows.get(i).flag("is_provisional")
                  ? map("color", colour, "opacity", 0.5)
                  : map("color", colour)));
    }
    return map(
        "type", "bar", "name", column, "stack", "all", "barCategoryGap", "18%", "data", data);
  }
}
