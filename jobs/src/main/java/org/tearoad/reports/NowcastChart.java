package org.tearoad.reports;

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

  private final Edition edition;
  private final List<MartRow> rows;

  NowcastChart(Marts marts, Edition edition) {
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

  private static String measure(String code) {
    return switch (code) {
      case "orders" -> "Orders";
      case "orders_paid" -> "Orders paid";
      case "parcels_posted" -> "Parcels posted";
      case "parcels_delivered" -> "Parcels delivered";
      default -> English.capital(code);
    };
  }

  Chart chart() {
    String subtitle =
        "Share of the final count that is seen by now, %%, of the last months, B2C; orders, paid and posted across the border, by month of the order; delivered to the home country, by month of posting; %s"
            .formatted(edition.zoneText());
    if (rows.isEmpty()) {
      return Chart.nothing("nowcast", "No month is recent enough to be incomplete", subtitle);
    }
    return new Chart(
        "nowcast",
        title(),
        subtitle,
        "Horizontal bars of completeness, four measures with their newest months.",
        "small",
        panels(),
        List.of(),
        List.of(
            "Seen: reported up to now. The final count is estimated from how long the logs and the parcels of past months took; its interval (90 %) comes from the errors of the same estimates made for past days, and stands in the table. Published volumes are what is seen; estimates are added nowhere."),
        new DataTable(
            List.of(
                Column.named("Measure", "measure", NowcastChart::measure),
                Column.named("Month", "cohort", English::shortMonth),
                Column.of("Seen so far", "seen_count", Format.COUNT),
                Column.of("Complete", "completeness", Format.PERCENT),
                Column.of("Final count expected", "estimate", Format.COUNT),
                Column.of("low", "estimate_low", Format.COUNT),
                Column.of("high", "estimate_high", Format.COUNT),
                Column.of("Within days", "within_days", Format.COUNT),
                Column.named("Estimated by", "method", English::words),
                Column.named("Not known because", "unknown_because", English::words)),
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
                    Bars.wholes(own.stream().map(NowcastChart::bar).toList(), 62),
                    own.stream().map(rows::indexOf).toList())));
      }
    }
    return panels;
  }

  private String title() {
    String month =
        rows.stream().map(row -> row.text("cohort")).max(Comparator.naturalOrder()).orElseThrow();
    List<String> parts = new ArrayList<>();
    for (String measure : MEASURES) {
      newest(measure, month)
          .filter(row -> row.maybe("completeness").isPresent())
          .ifPresent(
              row ->
                  parts.add(
                      "%s of %s"
                          .formatted(
                              Format.PERCENT.of(row, "completeness"),
                              measure(measure).toLowerCase(Locale.ROOT))));
    }
    String unknown =
        newest("orders", month)
            .filter(row -> row.has("unknown_because"))
            .map(row -> "cannot be said: " + because(row.text("unknown_because")))
            .orElse("");
    if (parts.isEmpty()) {
      return "How complete %s is %s".formatted(English.month(month), unknown);
    }
    return "Of %s, %s are seen so far%s"
        .formatted(
            English.month(month),
            English.list(parts),
            unknown.isEmpty() ? "" : "; how complete its orders are " + unknown);
  }

  private static String because(String code) {
    return switch (code) {
      case "reporting_delay_unknown" -> "how late logs come is not known";
      case "history_too_short" -> "the history is too short";
      case "too_few_events" -> "there are too few";
      default -> English.words(code);
    };
  }

  private Optional<MartRow> newest(String measure, String month) {
    return rows.stream()
        .filter(row -> row.is("measure", measure) && row.is("cohort", month))
        .findFirst();
  }

  private static Bar bar(MartRow row) {
    Double value = Bars.scaled(row, "completeness", Format.PERCENT);
    return new Bar(
        English.shortMonth(row.text("cohort")),
        value,
        value == null ? "not known" : Format.PERCENT.of(row, "completeness"),
        row.is("measure", "parcels_delivered") ? Options.SAND : Options.DARK);
  }
}
