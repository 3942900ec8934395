package org.tearoad.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tearoad.marts.Nowcast;
import org.tearoad.reports.Bars.Bar;
import org.tearoad.reports.DataTable.Column;

/** How complete the newest months are, and what their counts will be. */
final class NowcastChart {
  private static final List<String> MEASURES =
      List.of("orders", "orders_paid", "parcels_posted", "parcels_delivered");

  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final List<MartRow> rows;

  NowcastChart(Words words, Marts marts, Edition edition) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    this.rows =
        marts.of(Nowcast.TABLE, "cohort_type", "month", "channel", "b2c").stream()
            .filter(
                row ->
                    row.is(
                        "scope",
                        row.is("measure", "parcels_delivered") ? "import" : "cross_border"))
            .sorted(
                Comparator.<MartRow>comparingInt(row -> MEASURES.indexOf(row.text("measure")))
                    .thenComparing(row -> row.text("cohort")))
            .toList();
  }

  private String measure(String code) {
    return words.text(
        switch (code) {
          case "orders" -> "nowcast.orders";
          case "orders_paid" -> "nowcast.orders_paid";
          case "parcels_posted" -> "nowcast.parcels_posted";
          default -> "nowcast.parcels_delivered";
        });
  }

  Chart chart() {
    String subtitle = words.text("nowcast.subtitle", "zone", edition.zone().getId());
    if (rows.isEmpty()) {
      return Chart.nothing(
          "nowcast", marts.whyNothing(words, Nowcast.TABLE, "nowcast.nothing"), subtitle);
    }
    return new Chart(
        "nowcast",
        title(),
        subtitle,
        words.text("nowcast.about"),
        "small",
        panels(),
        List.of(),
        List.of(words.text("nowcast.note")),
        new DataTable(
            List.of(
                Column.named("column.measure", "measure", this::measure),
                Column.named("column.month", "cohort", words::shortMonth),
                Column.named("column.up_to", "cohort_end", words::dayOf),
                Column.of("column.seen", "seen_count", Format.COUNT),
                Column.of("column.complete", "completeness", Format.PERCENT),
                Column.of("column.final", "estimate", Format.COUNT),
                Column.of("column.low", "estimate_low", Format.COUNT),
                Column.of("column.high", "estimate_high", Format.COUNT),
                Column.of("column.within_days", "within_days", Format.COUNT),
                Column.named("column.estimated_by", "method", words::code),
                Column.named("column.not_known", "unknown_because", words::code)),
            rows));
  }

  /** One a measure, all on one scale. */
  private List<Chart.Panel> panels() {
    List<Chart.Panel> panels = new ArrayList<>();
    for (String measure : MEASURES) {
      List<MartRow> own = rows.stream().filter(row -> row.is("measure", measure)).toList();
      if (!own.isEmpty()) {
        panels.add(
            new Chart.Panel(
                measure(measure),
                "",
                Options.json(
                    Bars.wholes(words, own.stream().map(this::bar).toList(), 62),
                    own.stream().map(rows::indexOf).toList())));
      }
    }
    return panels;
  }

  private String title() {
    String month =
        rows.stream().map(row -> row.text("cohort")).max(Comparator.naturalOrder()).orElseThrow();
    List<MartRow> newest = rows.stream().filter(row -> row.is("cohort", month)).toList();
    List<MartRow> told =
        newest.stream().filter(row -> row.maybe("completeness").isPresent()).toList();
    Optional<String> because =
        newest.stream()
            .filter(row -> row.is("measure", "orders") && row.has("unknown_because"))
            .findFirst()
            .map(row -> because(row.text("unknown_because")));
    if (told.isEmpty()) {
      return words.text(
          "nowcast.unsaid",
          "ofPeriod",
          period(words.ofMonth(month), newest),
          "because",
          because.orElseGet(() -> because("unknown")));
    }
    boolean isOfOnePeriod = endTogether(told);
    return words.text(
        because.isPresent() ? "nowcast.title_but" : "nowcast.title",
        "period",
        period(words.month(month), told),
        "parts",
        words.list(told.stream().map(row -> isOfOnePeriod ? part(row) : partUntil(row)).toList()),
        "because",
        because.orElse(Words.NONE));
  }

  /**
   * The month, or what of it is over where that is the same for all rows.
   *
   * @param month in the form that the sentence needs
   */
  private String period(String month, List<MartRow> rows) {
    return endTogether(rows) && !isWhole(rows.get(0))
        ? words.text("nowcast.to_date", "month", month, "day", end(rows.get(0)))
        : month;
  }

  private static boolean endTogether(List<MartRow> rows) {
    return rows.stream().map(row -> row.date("cohort_end")).distinct().count() == 1;
  }

  private static boolean isWhole(MartRow row) {
    LocalDate end = YearMonth.parse(row.text("cohort")).atEndOfMonth();
    return !row.date("cohort_end").isBefore(end);
  }

  private String end(MartRow row) {
    return words.dayOfMonth(row.date("cohort_end"));
  }

  private String part(MartRow row) {
    return words.text(
        "nowcast.part",
        "share",
        Format.PERCENT.of(words, row, "completeness"),
        "measure",
        measure(row.text("measure")).toLowerCase(Locale.ROOT));
  }

  private String partUntil(MartRow row) {
    return words.text("nowcast.part_until", "part", part(row), "day", end(row));
  }

  private String because(String code) {
    return switch (code) {
      case "reporting_delay_unknown" -> words.text("nowcast.reporting_delay_unknown");
      case "history_too_short" -> words.text("nowcast.history_too_short");
      case "too_few_events" -> words.text("nowcast.too_few_events");
      default -> words.code(code);
    };
  }

  private Bar bar(MartRow row) {
    Double value = Bars.scaled(row, "completeness", Format.PERCENT);
    return new Bar(
        isWhole(row)
            ? words.shortMonth(row.text("cohort"))
            : words.firstDays(row.date("cohort_end")),
        value,
        value == null
            ? words.text("chart.not_known")
            : Format.PERCENT.of(words, row, "completeness"),
        row.is("measure", "parcels_delivered") ? Options.SAND : Options.DARK);
  }
}
