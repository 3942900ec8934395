package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.reports.DataTable.Column;

/** What the change of the year's value is made of: a waterfall from the year before to the year. */
final class EffectsChart {
  private static final List<String> EFFECTS =
      List.of(
          "orders_effect_rub", "structure_effect_rub", "ticket_effect_rub", "currency_effect_rub");
  private static final String VALUE = "gmv_rub";
  private static final String BEFORE = "gmv_rub_year_ago";

  private final Edition edition;
  private final Optional<String> year;
  private final List<MartRow> rows;

  EffectsChart(Marts marts, Edition edition, Optional<String> year) {
    this.edition = edition;
    this.year = year;
    this.rows = rows(marts, year);
  }

  /** The year, then its quarters. */
  private static List<MartRow> rows(Marts marts, Optional<String> year) {
    return year.map(
            one ->
                marts.of(GrowthEffects.TABLE).stream()
                    .filter(row -> row.text("period").startsWith(one))
                    .sorted(Comparator.comparing(row -> row.text("period")))
                    .toList())
        .orElse(List.of());
  }

  static String name(String effect) {
    return switch (effect) {
      case "orders_effect_rub" -> "number of orders";
      case "structure_effect_rub" -> "mix of marketplaces and currencies";
      case "ticket_effect_rub" -> "amount of an order";
      case "currency_effect_rub" -> "exchange rate";
      default -> English.words(effect);
    };
  }

  Chart chart() {
    String subtitle =
        "Value of cross-border B2C orders (GMV) of the year before and of the year, roubles, and the effects between them; day of the order, "
            + edition.zoneText();
    Optional<MartRow> whole =
        rows.stream().filter(row -> row.is("period_type", "year")).findFirst();
    if (whole.isEmpty()) {
      return Chart.nothing("effects", "No year to split into effects in this period", subtitle);
    }
    MartRow row = whole.get();
    if (row.has("not_comparable_because")) {
      return Chart.nothing(
          "effects",
          "What the growth of %s is made of cannot be said: %s"
              .formatted(year.orElseThrow(), VolumeRows.because(row)),
          subtitle);
    }
    return new Chart(
        "effects",
        title(row),
        subtitle,
        "A waterfall from the value of the year before over four effects to the value of the year.",
        "wide",
        List.of(Chart.Panel.alone(Options.json(option(row), Collections.nCopies(6, 0)))),
        List.of(),
        notes(row),
        table());
  }

  private static String title(MartRow row) {
    double change = row.number("change_rub");
    String fact =
        change == 0
            ? "The value of cross-border orders did not change in %s".formatted(row.text("period"))
            : "The value of cross-border orders %s by %s roubles in %s"
                .formatted(
                    change > 0 ? "rose" : "fell",
                    English.money(Math.abs(change)),
                    row.text("period"));
    String largest =
        EFFECTS.stream()
            .max(Comparator.comparingDouble(effect -> Math.abs(row.number(effect))))
            .orElseThrow();
    return "%s; the largest of four effects is that of the %s, %s"
        .formatted(fact, name(largest), English.moneyChange(row.number(largest)));
  }

  private static List<String> notes(MartRow row) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Orders: more or fewer orders. Mix: their shares of marketplaces and currencies, all of a new marketplace included. Amount: the mean order in its own currency. Exchange rate: roubles for a unit of that currency. Made month by month; they add up to the change without a rest, and are counted, not estimated.");
    if (row.maybe("working_days").isPresent() && row.maybe("working_days_year_ago").isPresent()) {
      notes.add(
          "Working days: %s, a year before %s."
              .formatted(
                  Format.COUNT.of(row, "working_days"),
                  Format.COUNT.of(row, "working_days_year_ago")));
    }
    notes.add(
        row.is("seasonal_adjustment", "too_short")
            ? "Not seasonally adjusted: that needs at least 60 whole months."
            : "Not seasonally adjusted.");
    return notes;
  }

  private DataTable table() {
    return new DataTable(
        List.of(
            Column.named("Period", "period", text -> text),
            Column.of("Value a year before", BEFORE, Format.COUNT),
            Column.of("Orders", EFFECTS.get(0), Format.COUNT),
            Column.of("Mix", EFFECTS.get(1), Format.COUNT),
            Column.of("Amount", EFFECTS.get(2), Format.COUNT),
            Column.of("Exchange rate", EFFECTS.get(3), Format.COUNT),
            Column.of("Value", VALUE, Format.COUNT),
            Column.of("Working days", "working_days", Format.COUNT),
            Column.of("A year before", "working_days_year_ago", Format.COUNT),
            Column.named("Provisional", "is_provisional", DataTable::yes),
            Column.named("Not comparable because", "not_comparable_because", English::words)),
        rows);
  }

  private static Map<String, Object> option(MartRow row) {
    List<String> names = new ArrayList<>();
    List<Object> offsets = new ArrayList<>();
    List<Object> bars = new ArrayList<>();
    String period = row.text("period");
    names.add(Integer.toString(Integer.parseInt(period) - 1));
    offsets.add(0.0);
    bars.add(bar(row.number(BEFORE), Options.GREY, English.money(row.number(BEFORE))));
    double from = row.number(BEFORE);
    for (String effect : EFFECTS) {
      double size = row.number(effect);
      names.add(English.capital(name(effect)));
      offsets.add(Math.min(from, from + size));
      bars.add(
          bar(Math.abs(size), size < 0 ? Options.WARM : Options.DARK, English.moneyChange(size)));
      from += size;
    }
    names.add(period);
    offsets.add(0.0);
    bars.add(bar(row.number(VALUE), Options.GREY, English.money(row.number(VALUE))));
    return map(
        "grid", Options.snugGrid(4, 4, 8, 96),
        "xAxis", Options.valueAxis("axisLabel", map("show", false)),
        "yAxis", Bars.names(names),
        "series",
            List.of(
                stacked(offsets, "itemStyle", map("color", "transparent"), "silent", true),
                stacked(bars)));
  }

  private static Map<String, Object> bar(double size, String colour, String label) {
    return map(
        "value", size, "itemStyle", map("color", colour), "label", Bars.label("right", label));
  }

  /** Bars upon bars, also where the sum so far is below nought. */
  private static Map<String, Object> stacked(List<Object> data, Object... more) {
    return Options.with(
        map("type", "bar", "stack", "way", "stackStrategy", "all", "barWidth", "58%", "data", data),
        more);
  }
}
