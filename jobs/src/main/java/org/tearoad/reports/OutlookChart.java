package org.tearoad.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.reports.DataTable.Column;
import org.tearoad.reports.Spans.Span;

/** How many tracked parcels on their way will come or be offered in the days after the logs. */
final class OutlookChart {
  private static final String TOLD = "14";

  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final List<MartRow> rows;

  OutlookChart(Words words, Marts marts, Edition edition) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    this.rows =
        marts.of(DeliveryOutlook.TABLE, "dimension", "total").stream()
            .sorted(
                Comparator.<MartRow, String>comparing(row -> row.text("scope"))
                    .reversed()
                    .thenComparingDouble(row -> row.number("horizon_days")))
            .toList();
  }

  private String scope(String code) {
    return words.country("country.to", code.equals("import") ? edition.home() : edition.partner());
  }

  Chart chart() {
    String subtitle = words.text("outlook.subtitle", "zone", edition.zone().getId());
    if (rows.isEmpty()) {
      return Chart.nothing(
          "outlook", marts.whyNothing(words, DeliveryOutlook.TABLE, "outlook.nothing"), subtitle);
    }
    List<MartRow> told =
        rows.stream()
            .filter(
                row ->
                    row.maybe("expected_count").isPresent()
                        && row.maybe("expected_low").isPresent())
            .toList();
    return new Chart(
        "outlook",
        title(),
        subtitle,
        words.text("outlook.about"),
        "wide",
        panels(told),
        List.of(),
        List.of(words.text("outlook.note")),
        new DataTable(
            List.of(
                Column.named("column.parcels", "scope", this::scope),
                Column.of("column.horizon", "horizon_days", Format.COUNT),
                Column.named("column.after", "from_date", words::dayOf),
                Column.of("column.on_their_way", "on_their_way_count", Format.COUNT),
                Column.of("column.expected", "expected_count", Format.COUNT),
                Column.of("column.low", "expected_low", Format.COUNT),
                Column.of("column.high", "expected_high", Format.COUNT),
                Column.named("column.not_known", "unknown_because", words::code)),
            rows));
  }

  private List<Chart.Panel> panels(List<MartRow> told) {
    if (told.isEmpty()) {
      return List.of();
    }
    List<Span> spans = told.stream().map(this::span).toList();
    return List.of(
        Chart.Panel.alone(
            Spans.json(
                spans, told.stream().map(rows::indexOf).toList(), Options.valueAxis("min", 0))));
  }

  private Span span(MartRow row) {
    return new Span(
        words.text(
            "outlook.span",
            "to",
            scope(row.text("scope")),
            "days",
            Format.COUNT.of(words, row, "horizon_days")),
        row.number("expected_low"),
        row.number("expected_count"),
        row.number("expected_high"),
        Format.COUNT.of(words, row, "expected_count"));
  }

  private String title() {
    Optional<MartRow> told =
        rows.stream()
            .filter(row -> row.is("scope", "import") && row.is("horizon_days", TOLD))
            .findFirst();
    if (told.isEmpty()) {
      return marts.leavesOut(DeliveryOutlook.TABLE)
          ? words.text("figure.none_to_show")
          : words.text("outlook.none_to", "to", words.country("country.to", edition.home()));
    }
    MartRow row = told.get();
    String day = words.day(row.date("from_date"));
    var parcels = Numbers.whole(row.number("on_their_way_count"));
    return row.maybe("expected_count").isEmpty() || row.maybe("expected_low").isEmpty()
        ? words.text(
            "outlook.unsaid",
            "parcels",
            parcels,
            "to",
            words.country("country.to", edition.home()),
            "day",
            day,
            "because",
            because(row))
        : words.text(
            "outlook.title",
            "parcels",
            parcels,
            "to",
            words.country("country.to", edition.home()),
            "day",
            day,
            "until",
            words.day(row.date("from_date").plusDays(Long.parseLong(TOLD))),
            "expected",
            Numbers.whole(row.number("expected_count")),
            "range",
            Format.COUNT.range(words, row, "expected_low", "expected_high"));
  }

  private String because(MartRow row) {
    return row.is("unknown_because", "history_too_short")
        ? words.text("outlook.history_too_short")
        : words.code(row.has("unknown_because") ? row.text("unknown_because") : "unknown");
  }
}
