package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.Chart.Panel;
import org.tearoad.reports.DataTable.Column;

/** The carriers beside each other, all on one scale. */
final class CarrierChart {
  private static final int MOST = 6;
  private static final int STEP = 20;

  private final Words words;
  private final DeliveryRows delivery;
  private final Edition edition;

  CarrierChart(Words words, DeliveryRows delivery, Edition edition) {
    this.words = words;
    this.delivery = delivery;
    this.edition = edition;
  }

  Chart chart() {
    String subtitle = words.text("carriers.subtitle", "zone", edition.zone().getId());
    List<List<MartRow>> carriers = carriers();
    if (carriers.isEmpty()) {
      return Chart.nothing("carriers", words.text("carriers.nothing"), subtitle);
    }
    List<MartRow> all = carriers.stream().flatMap(List::stream).toList();
    List<String> months = all.stream().map(row -> row.text("cohort")).distinct().sorted().toList();
    double top = top(all);
    List<Panel> panels = new ArrayList<>();
    for (List<MartRow> carrier : carriers) {
      panels.add(
          new Panel(
              words.name(carrier.get(0).text("slice")),
              remark(carrier),
              Options.json(option(carrier, carriers, months, top), lines(carrier, all, months))));
    }
    return new Chart(
            "carriers",
            title(carriers),
            subtitle,
            words.text("carriers.about"),
            "small",
            panels,
            List.of(),
            notes(),
            table(all))
        .keyed(
            new Key(Options.DARK, words.text("chart.median"), "line"),
            new Key(Options.DARK, words.text("carriers.key_90"), "dash"),
            new Key(Options.GREY, words.text("carriers.key_others"), "line"));
  }

  /** The largest carriers with a median, the largest as far as it is told first; each by month. */
  private List<List<MartRow>> carriers() {
    Map<String, List<MartRow>> bySlice =
        delivery.months("carrier", "operator").stream()
            .collect(
                Collectors.groupingBy(row -> row.text("slice"), TreeMap::new, Collectors.toList()));
    return bySlice.values().stream()
        .filter(rows -> rows.stream().anyMatch(row -> row.maybe("median_days").isPresent()))
        .sorted(Comparator.comparingDouble(rows -> -parcels(rows)))
        .limit(MOST)
        .toList();
  }

  private static double parcels(List<MartRow> rows) {
    return rows.stream().mapToDouble(row -> row.maybe("parcel_count").orElse(0)).sum();
  }

  private List<String> notes() {
    long others =
        delivery.months("carrier", "operator").stream()
                .map(row -> row.text("slice"))
                .distinct()
                .count()
            - carriers().size();
    return others == 0
        ? List.of()
        : List.of(words.text("carriers.note_others", "carriers", others));
  }

  /** Compares the carriers in the newest month for which all of them may be told. */
  private String title(List<List<MartRow>> carriers) {
    List<MartRow> newest =
        carriers.stream().map(CarrierChart::newest).filter(Objects::nonNull).toList();
    String month =
        newest.stream().map(row -> row.text("cohort")).max(Comparator.naturalOrder()).orElse("");
    List<MartRow> told = newest.stream().filter(row -> row.is("cohort", month)).toList();
    if (told.size() < 2) {
      return words.text("carriers.title_none");
    }
    return Pair.widest(told, "median_days", "median")
        .map(
            pair ->
                words.text(
                    "carriers.title",
                    "month",
                    words.month(month),
                    "faster",
                    words.name(pair.lower().text("slice")),
                    "less",
                    words.days(pair.lower().number("median_days")),
                    "slower",
                    words.name(pair.higher().text("slice")),
                    "more",
                    words.days(pair.higher().number("median_days"))))
        .orElseGet(
            () ->
                Pair.noneDiffer(told, "median")
                    ? words.text("carriers.title_no_difference", "month", words.month(month))
                    : words.text("carriers.title_none"));
  }

  /** The newest month that is complete and has a median; null when there is none. */
  private static MartRow newest(List<MartRow> rows) {
    return rows.stream()
        .filter(row -> !row.flag("is_provisional") && row.maybe("median_days").isPresent())
        .reduce((first, second) -> second)
        .orElse(null);
  }

  /** From the first complete month to the newest. */
  private String remark(List<MartRow> rows) {
    MartRow newest = newest(rows);
    return rows.stream()
        .filter(row -> row.maybe("median_days").isPresent())
        .findFirst()
        .filter(first -> newest != null)
        .map(
            first ->
                words.text(
                    "carriers.remark",
                    "first",
                    Format.DAYS.of(words, first, "median_days"),
                    "last",
                    Format.DAYS.of(words, newest, "median_days")))
        .orElse("");
  }

  private static double top(List<MartRow> rows) {
    double highest =
        rows.stream()
            .mapToDouble(row -> row.maybe("p90_days").orElse(row.maybe("median_days").orElse(0)))
            .max()
            .orElse(STEP);
    return Math.ceil(highest / STEP) * STEP;
  }

  private static List<Integer> lines(
      List<MartRow> carrier, List<MartRow> all, List<String> months) {
    List<Integer> lines = new ArrayList<>();
    for (String month : months) {
      lines.add(at(carrier, month) == null ? -1 : all.indexOf(at(carrier, month)));
    }
    return lines;
  }

  private static MartRow at(List<MartRow> carrier, String month) {
    return carrier.stream().filter(row -> row.is("cohort", month)).findFirst().orElse(null);
  }

  private static Map<String, Object> option(
      List<MartRow> carrier, List<List<MartRow>> all, List<String> months, double top) {
    List<Object> series = new ArrayList<>();
    for (List<MartRow> other : all) {
      if (other != carrier) {
        series.add(line(other, months, "median_days", Options.GREY, "solid", 1));
      }
    }
    series.add(line(carrier, months, "p90_days", Options.DARK, "dashed", 1.5));
    series.add(line(carrier, months, "median_days", Options.DARK, "solid", 2.5));
    return map(
        "grid", Options.snugGrid(12, 10, 12, 14),
        "tooltip", map("trigger", "axis", "confine", true),
        "xAxis", Options.yearAxis(months),
        "yAxis", Options.valueAxis("min", 0, "max", top, "interval", top / 4),
        "series", series);
  }

  private static Map<String, Object> line(
      List<MartRow> rows,
      List<String> months,
      String column,
      String colour,
      String stroke,
      double width) {
    List<Object> data = new ArrayList<>();
    for (String month : months) {
      MartRow row = at(rows, month);
      data.add(row == null ? null : Options.rounded(row.maybe(column)));
    }
    return map(
        "type",
        "line",
        "data",
        data,
        "showSymbol",
        false,
        "connectNulls",
        true,
        "color",
        colour,
        "silent",
        true,
        "lineStyle",
        map("type", stroke, "width", width, "color", colour));
  }

  private DataTable table(List<MartRow> rows) {
    return new DataTable(
        List.of(
            Column.named("column.carrier", "slice", words::name),
            Column.named("column.posted", "cohort", words::shortMonth),
            Column.of("column.parcels", "parcel_count", Format.COUNT),
            Column.of("column.median", "median_days", Format.DAYS),
            Column.of("column.low", "median_low", Format.DAYS),
            Column.of("column.high", "median_high", Format.DAYS),
            Column.of("column.by90", "p90_days", Format.DAYS),
            Column.of("column.on_time", "on_time_share", Format.PERCENT),
            Column.named("column.provisional", "is_provisional", words::code)),
        rows);
  }
}
