package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tearoad.reports.DataTable.Column;

/** What the growth of the year is in each unit. */
final class GrowthChart {
  private static final List<String> MEASURES =
      List.of("orders", "parcels", "gmv_rub", "gmv_rub_constant", "gmv_usd", "gmv_cny");

  /** From here on a share prints as 100.0 %. */
  private static final double ALL = 0.9995;

  private final Words words;
  private final VolumeRows volume;

  GrowthChart(Words words, VolumeRows volume) {
    this.words = words;
    this.volume = volume;
  }

  Chart chart() {
    String subtitle = words.text("growth.subtitle", "year", Words.year(volume.year()));
    List<MartRow> rows = rows();
    if (rows.isEmpty()) {
      boolean hidden =
          MEASURES.stream().anyMatch(measure -> volume.isSuppressed(measure, "cross_border"));
      return Chart.nothing(
          "growth", words.text(hidden ? "figure.none_to_show" : "growth.nothing"), subtitle);
    }
    return new Chart(
        "growth",
        title(rows),
        subtitle,
        words.text("growth.about"),
        "wide",
        List.of(Chart.Panel.alone(Options.json(option(rows), rows.size()))),
        List.of(),
        notes(rows),
        new DataTable(
            List.of(
                Column.named("column.measure", "measure", this::measure),
                Column.of("column.value", "value", Format.COUNT),
                Column.of("column.year_before", "value_year_ago", Format.COUNT),
                Column.of("column.change", "growth_rate", Format.CHANGE),
                Column.of("column.like_for_like", "like_for_like_rate", Format.CHANGE)),
            rows));
  }

  private List<MartRow> rows() {
    return MEASURES.stream()
        .flatMap(measure -> volume.year(measure, "cross_border").stream())
        .filter(row -> row.maybe("growth_rate").isPresent())
        .toList();
  }

  private List<String> notes(List<MartRow> rows) {
    List<String> notes = new ArrayList<>();
    if (rows.stream().anyMatch(row -> row.is("measure", "gmv_rub_constant"))) {
      notes.add(words.text("growth.note"));
    }
    rows.stream()
        .filter(row -> row.maybe("converted_share").orElse(1) < ALL)
        .findFirst()
        .ifPresent(
            row ->
                notes.add(
                    words.text(
                        "growth.note_converted",
                        "share",
                        words.percent(row.number("converted_share")))));
    leftOut()
        .forEach(
            (because, measures) ->
                notes.add(
                    words.text(
                        "growth.note_left_out",
                        "measures",
                        words.list(measures),
                        "because",
                        because)));
    words.provisional(rows).ifPresent(notes::add);
    return notes;
  }

  /** Measures that cannot be compared while others can, by reason. */
  private Map<String, List<String>> leftOut() {
    return MEASURES.stream()
        .flatMap(measure -> volume.year(measure, "cross_border").stream())
        .filter(row -> row.has("not_comparable_because"))
        .collect(
            Collectors.groupingBy(
                row -> volume.because(words, row, "growth_rate"),
                TreeMap::new,
                Collectors.mapping(
                    row -> lower(measure(row.text("measure"))), Collectors.toList())));
  }

  private String title(List<MartRow> rows) {
    MartRow most =
        rows.stream().max(Comparator.comparingDouble(row -> row.number("growth_rate"))).get();
    MartRow least =
        rows.stream().min(Comparator.comparingDouble(row -> row.number("growth_rate"))).get();
    String high = words.change(most.number("growth_rate"));
    String low = words.change(least.number("growth_rate"));
    if (most == least) {
      return words.text(
          "growth.title_one", "measure", measure(most.text("measure")), "change", high);
    }
    if (high.equals(low)) {
      return words.text("growth.title_same", "change", high);
    }
    return words.text(
        "growth.title",
        "low",
        low,
        "lowMeasure",
        lower(measure(least.text("measure"))),
        "high",
        high,
        "highMeasure",
        lower(measure(most.text("measure"))));
  }

  private String measure(String code) {
    return words.text(
        switch (code) {
          case "orders" -> "growth.orders";
          case "parcels" -> "growth.parcels";
          case "gmv_rub" -> "growth.gmv_rub";
          case "gmv_rub_constant" -> "growth.gmv_rub_constant";
          case "gmv_usd" -> "growth.gmv_usd";
          default -> "growth.gmv_cny";
        });
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private Map<String, Object> option(List<MartRow> rows) {
    List<String> names = rows.stream().map(row -> measure(row.text("measure"))).toList();
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
                      "right",
                      "color",
                      Options.INK,
                      "formatter",
                      words.change(rate)),
              "itemStyle", map("color", rate < 0 ? Options.WARM : Options.DARK)));
    }
    return map(
        "grid", Options.snugGrid(4, 4, 8, 64),
        "xAxis",
            Options.valueAxis(
                "axisLabel",
                map("color", Options.MUTED, "fontSize", 12, "formatter", words.axisPercent())),
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
