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
  private final DeliveryRows delivery;

  ReachChart(DeliveryRows delivery) {
    this.delivery = delivery;
  }

  Chart chart() {
    List<MartRow> rows =
        delivery.months().stream().filter(row -> row.maybe("share_months").isPresent()).toList();
    String subtitle =
        "Share of parcels, %, by month of posting; days: up to 7, weeks: 8 to 28, months: longer or never";
    if (rows.isEmpty()) {
      return Chart.nothing("reach", "No parcels in this period", subtitle);
    }
    return new Chart(
            "reach",
            title(rows),
            subtitle,
            "Stacked bars of the shares of parcels that arrive in days, weeks and months.",
            "tall",
            List.of(Panel.alone(Options.json(option(rows), rows.size()))),
            List.of(),
            List.of(
                "Bars of provisional months are paler, and say so in the table. A month without a bar is too recent to tell."),
            new DataTable(
                List.of(
                    Column.named("Posted", "cohort", English::shortMonth),
                    Column.of("In days", "share_days", Format.PERCENT),
                    Column.of("In weeks", "share_weeks", Format.PERCENT),
                    Column.of("In months", "share_months", Format.PERCENT),
                    Column.named("Provisional", "is_provisional", DataTable::yes)),
                rows))
        .keyed(
            new Key(Options.DARK, "in days", ""),
            new Key(Options.MIDDLE, "in weeks", ""),
            new Key(Options.SAND, "in months, or never", ""));
  }

  private static String title(List<MartRow> rows) {
    MartRow newest = rows.get(Math.max(0, DeliveryRows.firstProvisional(rows) - 1));
    return "%s of parcels posted in %s came within a week, %s took more than four weeks"
        .formatted(
            English.percent(newest.number("share_days")),
            English.month(newest.text("cohort")),
            English.percent(newest.number("share_months")));
  }

  private static Map<String, Object> option(List<MartRow> rows) {
    List<String> months = rows.stream().map(row -> row.text("cohort")).toList();
    return map(
        "grid", Options.snugGrid(12, 4, 4, 8),
        "xAxis", Options.monthAxis(months),
        "yAxis",
            Options.valueAxis(
                "max",
                100,
                "interval",
                25,
                "axisLabel",
                map("color", Options.MUTED, "fontSize", 12, "formatter", "{value} %")),
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
