package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.reports.DataTable.Column;
import org.tearoad.reports.Spans.Span;

/** How many attempts to pay end with the money taken, by method. */
final class PaymentChart {
  private final Edition edition;
  private final Optional<MartRow> total;
  private final List<MartRow> rows;

  PaymentChart(Marts marts, Edition edition, Optional<String> year) {
    this.edition = edition;
    this.total =
        marts.of(PaymentHealth.TABLE, "period", year.orElse(""), "dimension", "total").stream()
            .findFirst();
    this.rows =
        marts.of(PaymentHealth.TABLE, "period", year.orElse(""), "dimension", "method").stream()
            .filter(row -> row.maybe("capture_share").isPresent())
            .sorted(
                Comparator.<MartRow>comparingDouble(row -> -row.number("capture_share"))
                    .thenComparing(MartRow::keyText))
            .toList();
  }

  static String method(String code) {
    return code.equals("e_wallet") ? "E-wallet" : English.capital(code);
  }

  Chart chart() {
    String subtitle =
        "Share of attempts whose money was taken, %%, with 95\u00a0%% interval (line); cross-border B2C, attempts of the year, %s"
            .formatted(edition.zoneText());
    if (rows.isEmpty()) {
      return Chart.nothing("payments", "No attempt to pay in this period", subtitle);
    }
    return new Chart(
        "payments",
        title(),
        subtitle,
        "A dot a method of payment with a line for its interval, the highest share on top.",
        "wide",
        List.of(
            Chart.Panel.alone(
                Spans.json(
                    rows.stream().map(PaymentChart::span).toList(),
                    Options.valueAxis(
                        "scale",
                        true,
                        "axisLabel",
                        map(
                            "color",
                            Options.MUTED,
                            "fontSize",
                            12,
                            "hideOverlap",
                            true,
                            "formatter",
                            "{value} %"))))),
        List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.named("Method", "payment_method", PaymentChart::method),
                Column.of("Attempts", "attempt_count", Format.COUNT),
                Column.of("Captured", "captured_count", Format.COUNT),
                Column.of("Captured share", "capture_share", Format.PERCENT),
                Column.of("low", "capture_share_low", Format.PERCENT),
                Column.of("high", "capture_share_high", Format.PERCENT),
                Column.of("Declined share", "decline_share", Format.PERCENT),
                Column.of("Refunded, of value", "refund_share", Format.PERCENT),
                Column.of("Charged back", "chargeback_share", Format.PERCENT),
                Column.of("Median hours to capture", "median_capture_hours", Format.COUNT),
                Column.named("Provisional", "is_provisional", DataTable::yes)),
            rows));
  }

  private static Span span(MartRow row) {
    return new Span(
        method(row.text("payment_method")),
        row.number("capture_share_low") * 100,
        row.number("capture_share") * 100,
        row.number("capture_share_high") * 100,
        Format.PERCENT.of(row, "capture_share"));
  }

  private String title() {
    MartRow first = rows.get(0);
    if (rows.size() == 1) {
      return "%s: %s of attempts to pay were captured"
          .formatted(
              method(first.text("payment_method")), Format.PERCENT.of(first, "capture_share"));
    }
    return Pair.widest(rows, "capture_share", "capture_share")
        .map(
            pair ->
                "%s takes the money more often than %s: %s against %s of attempts"
                    .formatted(
                        method(pair.higher().text("payment_method")),
                        method(pair.lower().text("payment_method")).toLowerCase(Locale.ROOT),
                        Format.PERCENT.of(pair.higher(), "capture_share"),
                        Format.PERCENT.of(pair.lower(), "capture_share")))
        .orElse("No clear difference between the methods of payment");
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    total
        .filter(row -> row.maybe("capture_share").isPresent())
        .ifPresent(
            row ->
                notes.add(
                    "All methods together: %s of %s attempts (95\u00a0%% interval %s); %s were declined, %s wait."
                        .formatted(
                            Format.PERCENT.of(row, "capture_share"),
                            Format.COUNT.of(row, "attempt_count"),
                            Format.PERCENT.range(row, "capture_share_low", "capture_share_high"),
                            Format.PERCENT.of(row, "decline_share"),
                            Format.COUNT.of(row, "open_count"))));
    notes.add(
        "An attempt is a payment that was authorized, declined or captured; cash on delivery is captured when the parcel is paid for. The axis does not begin at nought. Intervals (Wilson) speak of chance alone, of one method; the best of many always looks a little better than it is.");
    if (rows.stream().anyMatch(row -> row.flag("is_provisional"))) {
      notes.add("Provisional: captures, refunds and chargebacks may still come.");
    }
    return notes;
  }
}
