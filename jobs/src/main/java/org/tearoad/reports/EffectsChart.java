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

  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final Optional<String> year;
  private final List<MartRow> rows;

  EffectsChart(Words words, Marts marts, Edition edition, Optional<String> year) {
    this.words = words;
    this.marts = marts;
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

  private String name(String effect) {
    return words.text(
        switch (effect) {
          case "orders_effect_rub" -> "effects.orders";
          case "structure_effect_rub" -> "effects.mix";
          case "ticket_effect_rub" -> "effects.amount";
          default -> "effects.rate";
        });
  }

  Chart chart() {
    String subtitle = words.text("effects.subtitle", "zone", edition.zone().getId());
    Optional<MartRow> whole =
        rows.stream().filter(row -> row.is("period_type", "year")).findFirst();
    if (whole.isEmpty()) {
      return Chart.nothing(
          "effects", marts.whyNothing(words, GrowthEffects.TABLE, "effects.nothing"), subtitle);
    }
    MartRow row = whole.get();
    if (row.has("not_comparable_because")) {
      return Chart.nothing(
          "effects",
          words.text(
              "effects.unsaid",
              "year",
              year.orElseThrow(),
              "because",
              new VolumeRows(marts, year).because(words, row, "change_rub")),
          subtitle);
    }
    return new Chart(
        "effects",
        title(row),
        subtitle,
        words.text("effects.about"),
        "wide",
        List.of(Chart.Panel.alone(Options.json(option(row), Collections.nCopies(6, 0)))),
        List.of(),
        notes(row),
        table());
  }

  private String title(MartRow row) {
    double change = row.number("change_rub");
    String largest =
        EFFECTS.stream()
            .max(Comparator.comparingDouble(effect -> Math.abs(row.number(effect))))
            .orElseThrow();
    return words.text(
        "effects.title",
        "direction",
        change == 0 ? "same" : change > 0 ? "up" : "down",
        "change",
        words.money(Math.abs(change)),
        "year",
        row.text("period"),
        "effect",
        name(largest),
        "size",
        words.moneyChange(row.number(largest)));
  }

  private List<String> notes(MartRow row) {
    List<String> notes = new ArrayList<>();
    notes.add(words.text("effects.note"));
    if (row.maybe("working_days").isPresent() && row.maybe("working_days_year_ago").isPresent()) {
      notes.add(
          words.text(
              "effects.note_working_days",
              "days",
              Format.COUNT.of(words, row, "working_days"),
              "before",
              Format.COUNT.of(words, row, "working_days_year_ago")));
    }
    notes.add(
        words.text(
            row.is("seasonal_adjustment", "too_short")
                ? "effects.note_too_short"
                : "effects.note_unadjusted"));
    return notes;
  }

  private DataTable table() {
    return new DataTable(
        List.of(
            Column.named("column.period", "period", words::period),
            Column.of("column.value_before", BEFORE, Format.COUNT),
            Column.of("column.orders", EFFECTS.get(0), Format.COUNT),
            Column.of("column.mix", EFFECTS.get(1), Format.COUNT),
            Column.of("column.amount", EFFECTS.get(2), Format.COUNT),
            Column.of("column.exchange_rate", EFFECTS.get(3), Format.COUNT),
            Column.of("column.value", VALUE, Format.COUNT),
            Column.of("column.working_days", "working_days", Format.COUNT),
            Column.of("column.year_before", "working_days_year_ago", Format.COUNT),
            Column.named("column.provisional", "is_provisional", words::code),
            Column.named("column.not_comparable", "not_comparable_because", words::code)),
        rows);
  }

  private Map<String, Object> option(MartRow row) {
    List<String> names = new ArrayList<>();
    List<Object> offsets = new ArrayList<>();
    List<Object> bars = new ArrayList<>();
    String period = row.text("period");
    names.add(Integer.toString(Integer.parseInt(period) - 1));
    offsets.add(0.0);
    bars.add(bar(row.number(BEFORE), Options.GREY, words.money(row.number(BEFORE))));
    double from = row.number(BEFORE);
    for (String effect : EFFECTS) {
      double size = row.number(effect);
      names.add(Words.capital(name(effect)));
      offsets.add(Math.min(from, from + size));
      bars.add(
          bar(Math.abs(size), size < 0 ? Options.WARM : Options.DARK, words.moneyChange(size)));
      from += size;
    }
    names.add(period);
    offsets.add(0.0);
    bars.add(bar(row.number(VALUE), Options.GREY, words.money(row.number(VALUE))));
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
