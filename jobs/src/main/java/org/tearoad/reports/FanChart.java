package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.Chart.Panel;
import org.tearoad.reports.DataTable.Column;

/** How long parcels take, month by month: the median and what lies above it. */
final class FanChart {
  private final DeliveryRows delivery;
  private final Edition edition;

  FanChart(DeliveryRows delivery, Edition edition) {
    this.delivery = delivery;
    this.edition = edition;
  }

  Chart chart() {
    List<MartRow> rows = delivery.months();
    String subtitle =
        "Calendar days from posting to the first attempt of delivery, by month of posting, %s; parcels still on their way count"
            .formatted(edition.zoneText());
    if (rows.stream().allMatch(row -> row.maybe("median_days").isEmpty())) {
      return Chart.nothing("delivery", "No parcels in this period", subtitle);
    }
    return new Chart(
            "delivery",
            title(),
            subtitle,
            "Median of the delivery time over %d months of posting, with bands up to the 80th, 90th and 95th percentile."
                .formatted(rows.size()),
            "tall",
            List.of(Panel.alone(Options.json(option(rows), rows.size()))),
            List.of(),
            notes(),
            table(rows))
        .keyed(
            new Key(Options.DARK, "median: half have arrived", "line"),
            new Key(Options.MIDDLE, "to 80 %", ""),
            new Key(Options.PALE, "to 90 %", ""),
            new Key(Options.PALEST, "to 95 %", ""),
            new Key(Options.WARM, "median of the delivered alone, for comparison", "dot"));
  }

  private String title() {
    Optional<MartRow> mature = delivery.newestMature();
    if (mature.isEmpty()) {
      return "Too few months are complete to say how long parcels take";
    }
    MartRow row = mature.get();
    String fact =
        "Half of the parcels posted in %s arrived within %s"
            .formatted(English.month(row.text("cohort")), English.days(row.number("median_days")));
    return fact
        + delivery
            .yearBefore(row)
            .filter(before -> before.maybe("median_days").isPresent())
            .map(before -> "; " + change(row, before))
            .orElse("");
  }

  /** Against a year before: sooner, later, or no clear change. */
  static String change(MartRow row, MartRow before) {
    double days = row.number("median_days") - before.number("median_days");
    if (!DeliveryRows.differs(row, before, "median")) {
      return "no clear change on a year before";
    }
    return "%s %s than a year before"
        .formatted(English.days(Math.abs(days)), days < 0 ? "sooner" : "later");
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    delivery.trend().flatMap(FanChart::trend).ifPresent(notes::add);
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
                    "From payment to delivery, as the buyer waits, the median was %s."
                        .formatted(English.days(row.number("median_days")))));
    notes.add(
        "Provisional months, dashed, have parcels on their way whose time is estimated (Aalen-Johansen); the median of the delivered alone ignores them and always seems to improve at the right edge. Intervals (95 %) stand in the table.");
    return notes;
  }

  private static Optional<String> trend(MartRow row) {
    if (row.is("trend", "unknown")) {
      return Optional.empty();
    }
    if (row.is("trend", "no_clear_change")) {
      return Optional.of("Over all complete months there is no clear trend.");
    }
    double slope = row.number("slope_days_per_month");
    return Optional.of(
        "Over %s complete months the median %s by %s days a month (95 %% interval of the slope %s to %s)."
            .formatted(
                English.count(row.number("cohort_count")),
                slope < 0 ? "fell" : "rose",
                English.twoDecimals(Math.abs(slope)),
                English.twoDecimals(row.number("slope_low")),
                English.twoDecimals(row.number("slope_high"))));
  }

  private static DataTable table(List<MartRow> rows) {
    return new DataTable(
        List.of(
            Column.named("Posted", "cohort", English::shortMonth),
            Column.of("Parcels", "parcel_count", Format.COUNT),
            Column.of("Still open", "open_share", Format.PERCENT),
            Column.of("Median", "median_days", Format.DAYS),
            Column.of("low", "median_low", Format.DAYS),
            Column.of("high", "median_high", Format.DAYS),
            Column.of("80 % by", "p80_days", Format.DAYS),
            Column.of("90 % by", "p90_days", Format.DAYS),
            Column.of("95 % by", "p95_days", Format.DAYS),
            Column.of("Delivered alone", "delivered_only_median_days", Format.DAYS),
            Column.named("Provisional", "is_provisional", DataTable::yes)),
        rows);
  }

  private static Map<String, Object> option(List<MartRow> rows) {
    List<String> months = rows.stream().map(row -> row.text("cohort")).toList();
    int mature = DeliveryRows.firstProvisional(rows);
    List<Object> series = new ArrayList<>();
    series.add(band(rows, null, "median_days", "#ffffff", 0));
    series.add(band(rows, "median_days", "p80_days", Options.MIDDLE, 1));
    series.add(band(rows, "p80_days", "p90_days", Options.PALE, 1));
    series.add(band(rows, "p90_days", "p95_days", Options.PALEST, 1));
    series.add(line("delivered_only_median_days", rows, 0, rows.size(), Options.WARM, "dotted", 2));
    series.add(line("median_days", rows, 0, mature, Options.DARK, "solid", 3));
    Map<String, Object> dashed =
        line("median_days", rows, Math.max(0, mature - 1), rows.size(), Options.DARK, "dashed", 3);
    series.add(
        mature < rows.size()
            ? Options.with(dashed, "markLine", Options.provisionalFrom(Math.max(0, mature - 1)))
            : dashed);
    return map(
        "grid", Options.snugGrid(26, 4, 4, 44),
        "tooltip", map("trigger", "axis", "confine", true),
        "xAxis", Options.monthAxis(months, "boundaryGap", false),
        "yAxis", Options.valueAxis("min", 0),
        "series", series);
  }

  /** What lies between two percentiles, stacked upon what is below. */
  private static Map<String, Object> band(
      List<MartRow> rows, String from, String to, String colour, double opacity) {
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
                to.replace("_days", " ") + Format.DAYS.of(last.getAsDouble())),
            "labelLayout",
            map("moveOverlap", "shiftY"));
  }

  /** Index of the newest month whose percentile is reached. */
  private static int firstReached(List<MartRow> rows, String column) {
    int index = rows.size() - 1;
    while (index > 0 && rows.get(index).maybe(column).isEmpty()) {
      index--;
    }
    return index;
  }

  /** A line over the months from and up to an index, empty elsewhere. */
  static Map<String, Object> line(
      String column,
      List<MartRow> rows,
      int from,
      int to,
      String colour,
      String stroke,
      double width) {
    List<Object> values = Options.values(rows, column, Format.DAYS);
    List<Object> data = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      data.add(i >= from && i < to ? values.get(i) : null);
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
