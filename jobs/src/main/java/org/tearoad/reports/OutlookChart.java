package org.tearoad.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.reports.DataTable.Column;
import org.tearoad.reports.Spans.Span;

/** How many parcels that are on their way will be delivered in the next days. */
final class OutlookChart {
  private static final String TOLD = "14";

  private final Edition edition;
  private final List<MartRow> rows;

  OutlookChart(Marts marts, Edition edition) {
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
    return "to " + English.country(code.equals("import") ? edition.home() : edition.partner());
  }

  Chart chart() {
    String subtitle =
        "Deliveries or first attempts to be expected of the parcels that are on their way now, B2C, with 90\u00a0%% interval (line); %s"
            .formatted(edition.zoneText());
    if (rows.isEmpty()) {
      return Chart.nothing("outlook", "No parcels are on their way", subtitle);
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
        "A dot a horizon of 7, 14 and 30 days with a line for its interval.",
        "wide",
        panels(told),
        List.of(),
        List.of(
            "By the pace of the last 60 days, parcel by parcel as old as it is; parcels posted later are not in it. The interval comes from the errors of the same forecasts in the last year. A stop of a route is not foreseen."),
        new DataTable(
            List.of(
                Column.named("Parcels", "scope", this::scope),
                Column.of("In days", "horizon_days", Format.COUNT),
                Column.named("After", "from_date", English::dayOf),
                Column.of("On their way", "on_their_way_count", Format.COUNT),
                Column.of("Expected", "expected_count", Format.COUNT),
                Column.of("low", "expected_low", Format.COUNT),
                Column.of("high", "expected_high", Format.COUNT),
                Column.named("Not known because", "unknown_because", English::words)),
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
        "%s, %s days".formatted(scope(row.text("scope")), Format.COUNT.of(row, "horizon_days")),
        row.number("expected_low"),
        row.number("expected_count"),
        row.number("expected_high"),
        Format.COUNT.of(row, "expected_count"));
  }

  private String title() {
    Optional<MartRow> told =
        rows.stream()
            .filter(row -> row.is("scope", "import") && row.is("horizon_days", TOLD))
            .findFirst();
    if (told.isEmpty()) {
      return "No parcels are on their way to " + English.country(edition.home());
    }
    MartRow row = told.get();
    String fact =
        "%s on their way to %s"
            .formatted(
                English.plural(
                    Math.round(row.number("on_their_way_count")), "parcel is", "parcels are"),
                English.country(edition.home()));
    return row.maybe("expected_count").isEmpty() || row.maybe("expected_low").isEmpty()
        ? fact + "; how many will come when cannot be said: " + because(row)
        : "%s; %s are expected to be delivered within 14 days (90\u00a0%% interval %s)"
            .formatted(
                fact,
                Format.COUNT.of(row, "expected_count"),
                Format.COUNT.range(row, "expected_low", "expected_high"));
  }

  private static String because(MartRow row) {
    return row.is("unknown_because", "history_too_short")
        ? "too few forecasts of the past have come to their end to know their errors"
        : English.words(row.has("unknown_because") ? row.text("unknown_because") : "unknown");
  }
}
