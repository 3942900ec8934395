package org.tearoad.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tearoad.marts.payments.PaymentDeclines;
import org.tearoad.reports.Bars.Bar;
import org.tearoad.reports.DataTable.Column;

/** Why attempts to pay were declined. */
final class DeclineChart {
  private static final int MOST = 10;

  private final Edition edition;
  private final List<MartRow> rows;

  DeclineChart(Marts marts, Edition edition, Optional<String> year) {
    this.edition = edition;
    this.rows =
        marts.of(PaymentDeclines.TABLE, "period", year.orElse("")).stream()
            .sorted(
                Comparator.<MartRow>comparingDouble(row -> -row.number("declined_count"))
                    .thenComparing(MartRow::keyText))
            .toList();
  }

  private static String reason(String code) {
    return code.equals("unknown") ? "Reason not said" : English.capital(code);
  }

  Chart chart() {
    String subtitle =
        "Share of declined attempts by reason, %%; cross-border B2C, attempts of the year, %s"
            .formatted(edition.zoneText());
    if (rows.isEmpty()) {
      return Chart.nothing("declines", "No attempt to pay was declined in this period", subtitle);
    }
    List<MartRow> drawn = rows.subList(0, Math.min(MOST, rows.size()));
    return new Chart(
        "declines",
        title(),
        subtitle,
        "Horizontal bars of the reasons, the most frequent on top.",
        "wide",
        List.of(
            Chart.Panel.alone(
                Options.json(
                    Bars.option(drawn.stream().map(DeclineChart::bar).toList(), " %", 64),
                    IntStream.range(0, drawn.size()).boxed().toList()))),
        List.of(),
        List.of(
            "Declined: so said the payment provider, and the same payment was not captured later. Reasons are the providers’ words."),
        new DataTable(
            List.of(
                Column.named("Reason", "decline_reason", DeclineChart::reason),
                Column.of("Declined", "declined_count", Format.COUNT),
                Column.of("Of all declined", "share_of_declines", Format.PERCENT),
                Column.of("Of all attempts", "share_of_attempts", Format.PERCENT),
                Column.of("low", "share_of_attempts_low", Format.PERCENT),
                Column.of("high", "share_of_attempts_high", Format.PERCENT),
                Column.named("Provisional", "is_provisional", DataTable::yes)),
            rows));
  }

  private String title() {
    MartRow first = rows.get(0);
    if (rows.size() > 1 && !DeliveryRows.differs(first, rows.get(1), "share_of_attempts")) {
      return "No reason for declining is clearly the most frequent: %s %s, %s %s of declined attempts"
          .formatted(
              lower(first),
              Format.PERCENT.of(first, "share_of_declines"),
              lower(rows.get(1)),
              Format.PERCENT.of(rows.get(1), "share_of_declines"));
    }
    return "%s of declined attempts: %s"
        .formatted(Format.PERCENT.of(first, "share_of_declines"), lower(first));
  }

  private static String lower(MartRow row) {
    return reason(row.text("decline_reason")).toLowerCase(Locale.ROOT);
  }

  private static Bar bar(MartRow row) {
    return new Bar(
        reason(row.text("decline_reason")),
        row.number("share_of_declines") * 100,
        Format.PERCENT.of(row, "share_of_declines"),
        row.is("decline_reason", "unknown") ? Options.GREY : Options.DARK);
  }
}
