package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.tearoad.reports.DataTable.Column;

/** What the growth of the year is in each unit. */
final class GrowthChart {
  private static final List<String> MEASURES =
      List.of("orders", "parcels", "gmv_rub", "gmv_rub_constant", "gmv_usd", "gmv_cny");

  private final VolumeRows volume;

  GrowthChart(VolumeRows volume) {
    this.volume = volume;
  }

  Chart chart() {
    String subtitle =
        "Change of the year on the year before, %; cross-border, B2C; value converted at the rate of the payment day";
    List<MartRow> rows = rows();
    if (rows.isEmpty()) {
      return Chart.nothing("growth", "No year to compare with another in this period", subtitle);
    }
    return new Chart(
        "growth",
        title(rows),
        subtitle,
        "Horizontal bars of yearly growth by measure.",
        "wide",
        List.of(Chart.Panel.alone(Options.json(option(rows), rows.size()))),
        List.of(),
        List.of(
            "At last year’s rates: this year’s orders converted at the mean rates of the same month a year before."),
        new DataTable(
            List.of(
                Column.named("Measure", "measure", VolumeRows::measure),
                Column.of("Value", "value", Format.COUNT),
                Column.of("A year before", "value_year_ago", Format.COUNT),
                Column.of("Change", "growth_rate", Format.CHANGE),
                Column.of("Like for like", "like_for_like_rate", Format.CHANGE)),
            rows));
  }

  private List<MartRow> rows() {
    return MEASURES.stream()
        .flatMap(measure -> volume.year(measure, "cross_border").stream())
        .filter(row -> row.maybe("growth_rate").isPresent())
        .toList();
  }

  private static String title(List<MartRow> rows) {
    MartRow most =
        rows.stream().max(Comparator.comparingDouble(row -> row.number("growth_rate"))).get();
    MartRow least =
        rows.stream().min(Comparator.comparingDouble(row -> row.number("growth_rate"))).get();
    return most == least
        ? "%s: %s"
            .formatted(
                VolumeRows.measure(most.text("measure")),
                English.change(most.number("growth_rate")))
        : "Growth depends on the unit: from %s (%s) to %s (%s)"
            .formatted(
                English.change(least.number("growth_rate")),
                lower(VolumeRows.measure(least.text("measure"))),
                English.change(most.number("growth_rate")),
                lower(VolumeRows.measure(most.text("measure"))));
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static Map<String, Object> option(List<MartRow> rows) {
    List<String> names = rows.stream().map(row -> VolumeRows.measure(row.text("measure"))).toList();
    List<Object> bars = new ArrayList<>();
    for (MartRow row : rows) {
      double rate = row.number("growth_rate");
      bars.add(
          map(
              "value", Options.rounded(OptionalDouble.of(rate * 100)),
              "label",
                  map(
                      "show",
                      true,
                      "position",
                      rate < 0 ? "left" : "right",
                      "color",
                      Options.INK,
                      "formatter",
                      Format.CHANGE.of(rate)),
              "itemStyle", map("color", rate < 0 ? Options.WARM : Options.DARK)));
    }
    return map(
        "grid", Options.snugGrid(4, 4, 8, 64),
        "xAxis",
            Options.valueAxis(
                "axisLabel", map("color", Options.MUTED, "fontSize", 12, "formatter", "{value} %")),
        "yAxis",
            Options.categoryAxis(
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
                    130,
                    "overflow",
                    "break",
                    "lineHeight",
                    15)),
        "series", List.of(map("type", "bar", "barWidth", "58%", "data", bars)));
  }
}
