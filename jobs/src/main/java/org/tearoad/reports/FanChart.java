package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.Chart.Panel;
import org.tearoad.reports.DataTable.Column;

/** How long parcels take, month by month: the median and what lies above it. */
final class FanChart {
  private final Words words;
  private final DeliveryRows delivery;
  private final Edition edition;

  FanChart(Words words, DeliveryRows delivery, Edition edition) {
    this.words = words;
    this.delivery = delivery;
    this.edition = edition;
  }

  Chart chart() {
    List<MartRow> rows = delivery.months();
    String subtitle = words.text("delivery.subtitle", "zone", edition.zone().getId());
    if (rows.stream().allMatch(row -> row.maybe("median_days").isEmpty())) {
      return Chart.nothing("delivery", delivery.whyNothing(words, "median_days"), subtitle);
    }
    return new Chart(
            "delivery",
            title(),
            subtitle,
            words.text("delivery.about", "months", rows.size()),
            "tall",
            List.of(Panel.alone(Options.json(option(rows), rows.size()))),
            List.of(),
            notes(),
            table(rows))
        .keyed(
            new Key(Options.DARK, words.text("delivery.key_median"), "line"),
            new Key(Options.MIDDLE, upTo(0.8), ""),
            new Key(Options.PALE, upTo(0.9), ""),
            new Key(Options.PALEST, upTo(0.95), ""),
            new Key(Options.WARM, words.text("delivery.key_delivered"), "dot"));
  }

  private String upTo(double share) {
    String percent = words.text("number.percent", "number", words.count(share * 100));
    return words.text("delivery.key_to", "percent", percent);
  }

  private String title() {
    Optional<MartRow> mature = delivery.newestMature();
    if (mature.isEmpty()) {
      return words.text("delivery.unsaid");
    }
    MartRow row = mature.get();
    String inMonth = words.inMonth(row.text("cohort"));
    String days = words.days(row.number("median_days"));
    Optional<MartRow> before =
        delivery.yearBefore(row).filter(one -> one.maybe("median_days").isPresent());
    if (before.isPresent() && DeliveryRows.overlap(row, before.get(), "median")) {
      return words.text("delivery.title_no_clear_change", "inMonth", inMonth, "days", days);
    }
    if (before.isEmpty() || !DeliveryRows.differs(row, before.get(), "median")) {
      return words.text("delivery.title", "inMonth", inMonth, "days", days);
    }
    double change = row.number("median_days") - before.get().number("median_days");
    return words.text(
        "delivery.title_changed",
        "inMonth",
        inMonth,
        "days",
        days,
        "change",
        words.days(Math.abs(change)),
        "direction",
        change < 0 ? "down" : "up");
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    delivery.trend().flatMap(this::trend).ifPresent(notes::add);
    delivery
        .newestMature()
        .flatMap(
            row ->
                delivery.months("total", "buyer").stream()
                    .filter(buyer -> buyer.is("cohort", row.text("cohort")))
                    .findFirst())
        .filter(row -> row.maybe("median_days").isPresent())
        .ifPresent(
            row ->
                notes.add(
                    words.text(
                        "delivery.note_buyer", "days", words.days(row.number("median_days")))));
    notes.add(words.text("delivery.note_provisional"));
    return notes;
  }

  private Optional<String> trend(MartRow row) {
    if (row.is("trend", "unknown")) {
      return Optional.empty();
    }
    if (row.is("trend", "no_clear_change")) {
      return Optional.of(words.text("delivery.note_no_trend"));
    }
    double slope = row.number("slope_days_per_month");
    return Optional.of(
        words.text(
            "delivery.note_trend",
            "months",
            Numbers.whole(row.number("cohort_count")),
            "direction",
            slope < 0 ? "down" : "up",
            "slope",
            words.twoDecimals(Math.abs(slope)),
            "low",
            words.twoDecimals(row.number("slope_low")),
            "high",
            words.twoDecimals(row.number("slope_high"))));
  }

  private DataTable table(List<MartRow> rows) {
    return new DataTable(
        List.of(
            Column.named("column.posted", "cohort", words::shortMonth),
            Column.of("column.parcels", "parcel_count", Format.COUNT),
            Column.of("column.still_open", "open_share", Format.PERCENT),
            Column.of("column.median", "median_days", Format.DAYS),
            Column.of("column.low", "median_low", Format.DAYS),
            Column.of("column.high", "median_high", Format.DAYS),
            Column.of("column.by80", "p80_days", Format.DAYS),
            Column.of("column.by90", "p90_days", Format.DAYS),
            Column.of("column.by95", "p95_days", Format.DAYS),
            Column.of("column.delivered_alone", "delivered_only_median_days", Format.DAYS),
            Column.named("column.provisional", "is_provisional", words::code)),
        rows);
  }

  private Map<String, Object> option(List<MartRow> rows) {
    List<String> months = rows.stream().map(row -> row.text("cohort")).toList();
    int mature = DeliveryRows.firstProvisional(rows);
    List<Object> series = new ArrayList<>();
    List<Integer> shifts = shifts(rows);
    series.add(band(rows, null, "median_days", "#ffffff", 0, 0));
    series.add(band(rows, "median_days", "p80_days", Options.MIDDLE, 1, shifts.get(0)));
    series.add(band(rows, "p80_days", "p90_days", Options.PALE, 1, shifts.get(1)));
    series.add(band(rows, "p90_days", "p95_days", Options.PALEST, 1, shifts.get(2)));
    series.add(line("delivered_only_median_days", rows, i -> true, Options.WARM, "dotted", 2));
    series.add(line("median_days", rows, i -> !isProvisional(rows, i), Options.DARK, "solid", 3));
    Map<String, Object> dashed =
        line("median_days", rows, i -> leadsToProvisional(rows, i), Options.DARK, "dashed", 3);
    series.add(
        mature < rows.size()
            ? Options.with(
                dashed, "markLine", Options.provisionalFrom(words, Math.max(0, mature - 1)))
            : dashed);
    return map(
        "grid", Options.snugGrid(26, 4, 4, 44),
        "tooltip", map("trigger", "axis", "confine", true),
        "xAxis", Options.monthAxis(words, months, "boundaryGap", false),
        "yAxis", Options.valueAxis("min", 0),
        "series", series);
  }

  /** Labels of close percentiles make room for each other. */
  private static List<Integer> shifts(List<MartRow> rows) {
    List<Double> ends =
        Stream.of("p80_days", "p90_days", "p95_days")
            .map(column -> rows.get(firstReached(rows, column)).maybe(column).orElse(0))
            .toList();
    double top = rows.stream().mapToDouble(row -> row.maybe("p95_days").orElse(0)).max().orElse(0);
    return Options.shifts(ends, Math.max(1, top));
  }

  /**
   * What lies between two percentiles, stacked upon what is below.
   *
   * @param shift of its label, in pixels
   */
  private Map<String, Object> band(
      List<MartRow> rows, String from, String to, String colour, double opacity, int shift) {
    List<Object> data = new ArrayList<>();
    for (MartRow row : rows) {
      OptionalDouble top = row.maybe(to);
      OptionalDouble bottom = from == null ? OptionalDouble.of(0) : row.maybe(from);
      data.add(
          top.isPresent() && bottom.isPresent()
              ? (Double) (top.getAsDouble() - bottom.getAsDouble())
              : null);
    }
    Map<String, Object> band =
        map(
            "type",
            "line",
            "name",
            to,
            "stack",
            "fan",
            "silent",
            true,
            "symbol",
            "none",
            "data",
            data,
            "lineStyle",
            map("width", 0),
            "areaStyle",
            map("color", colour, "opacity", opacity));
    OptionalDouble last = rows.get(firstReached(rows, to)).maybe(to);
    return from == null || last.isEmpty()
        ? band
        : Options.with(
            band,
            "endLabel",
            map(
                "show",
                true,
                "color",
                Options.MUTED,
                "fontSize",
                12,
                "formatter",
                to.replace("_days", " ") + Format.DAYS.of(words, last.getAsDouble()),
                "offset",
                List.of(0, shift)));
  }

  /** Index of the newest month whose percentile is reached. */
  private static int firstReached(List<MartRow> rows, String column) {
    int index = rows.size() - 1;
    while (index > 0 && rows.get(index).maybe(column).isEmpty()) {
      index--;
    }
    return index;
  }

  private static boolean isProvisional(List<MartRow> rows, int index) {
    return index >= 0 && index < rows.size() && rows.get(index).flag("is_provisional");
  }

  /** A provisional month or one beside it: what joins the two is as uncertain. */
  private static boolean leadsToProvisional(List<MartRow> rows, int index) {
    return IntStream.rangeClosed(index - 1, index + 1).anyMatch(i -> isProvisional(rows, i));
  }

  /** A line over some of the months, empty elsewhere. */
  private static Map<String, Object> line(
      String column,
      List<MartRow> rows,
      IntPredicate months,
      String colour,
      String stroke,
      double width) {
    List<Object> values = Options.values(rows, column, Format.DAYS);
    List<Object> data = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      data.add(months.test(i) ? values.get(i) : null);
    }
    return map(
        "type",
        "line",
        "name",
        column,
        "data",
        data,
        "symbol",
        "circle",
        "symbolSize",
        4,
        "showSymbol",
        false,
        "color",
        colour,
        "lineStyle",
        map("type", stroke, "width", width, "color", colour));
  }
}
