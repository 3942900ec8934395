package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.reports.DataTable.Column;
import org.tearoad.reports.Spans.Span;

/** How many attempts to pay end with the money taken, by method. */
final class PaymentChart {
  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final Optional<String> year;
  private final Optional<MartRow> total;

  /** Whether no method is left out. */
  private final boolean isWhole;

  private final List<MartRow> rows;

  PaymentChart(Words words, Marts marts, Edition edition, Optional<String> year) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    this.year = year;
    this.total =
        marts.of(PaymentHealth.TABLE, "period", year.orElse(""), "dimension", "total").stream()
            .findFirst();
    List<MartRow> methods =
        marts.of(PaymentHealth.TABLE, "period", year.orElse(""), "dimension", "method");
    this.isWhole =
        total
            .map(row -> attempts(methods) == row.number("attempt_count"))
            .orElse(!marts.incomplete().contains(PaymentHealth.TABLE.name()));
    this.rows =
        methods.stream()
            .filter(row -> row.maybe("capture_share").isPresent())
            .sorted(
                Comparator.<MartRow>comparingDouble(row -> -row.number("capture_share"))
                    .thenComparing(MartRow::keyText))
            .toList();
  }

  private static double attempts(List<MartRow> methods) {
    return methods.stream().mapToDouble(row -> row.number("attempt_count")).sum();
  }

  Chart chart() {
    String subtitle =
        words.text("payments.subtitle", "year", Words.year(year), "zone", edition.zone().getId());
    if (rows.isEmpty()) {
      return Chart.nothing(
          "payments", marts.whyNothing(words, PaymentHealth.TABLE, "payments.nothing"), subtitle);
    }
    return new Chart(
        "payments",
        isWhole ? title() : words.text("payments.title_partial", "title", title()),
        subtitle,
        words.text("payments.about"),
        "wide",
        List.of(
            Chart.Panel.alone(
                Spans.json(
                    rows.stream().map(this::span).toList(),
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
                            words.axisPercent()))))),
        List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.named("column.method", "payment_method", words::label),
                Column.of("column.attempts", "attempt_count", Format.COUNT),
                Column.of("column.captured", "captured_count", Format.COUNT),
                Column.of("column.captured_share", "capture_share", Format.PERCENT),
                Column.of("column.low", "capture_share_low", Format.PERCENT),
                Column.of("column.high", "capture_share_high", Format.PERCENT),
                Column.of("column.declined_share", "decline_share", Format.PERCENT),
                Column.of("column.refunded", "refund_share", Format.PERCENT),
                Column.of("column.charged_back", "chargeback_share", Format.PERCENT),
                Column.of("column.median_hours", "median_capture_hours", Format.COUNT),
                Column.named("column.provisional", "is_provisional", words::code)),
            rows));
  }

  private Span span(MartRow row) {
    return new Span(
        words.label(row.text("payment_method")),
        row.number("capture_share_low") * 100,
        row.number("capture_share") * 100,
        row.number("capture_share_high") * 100,
        Format.PERCENT.of(words, row, "capture_share"));
  }

  private String title() {
    MartRow first = rows.get(0);
    if (rows.size() == 1) {
      return words.text(
          "payments.title_one",
          "method",
          words.label(first.text("payment_method")),
          "share",
          Format.PERCENT.of(words, first, "capture_share"));
    }
    return Pair.widest(rows, "capture_share", "capture_share")
        .map(
            pair ->
                words.text(
                    "payments.title",
                    "higher",
                    words.label(pair.higher().text("payment_method")),
                    "lower",
                    words.code(pair.lower().text("payment_method")),
                    "more",
                    Format.PERCENT.of(words, pair.higher(), "capture_share"),
                    "less",
                    Format.PERCENT.of(words, pair.lower(), "capture_share")))
        .orElseGet(() -> words.text("payments.title_no_difference"));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    total
        .filter(row -> row.maybe("capture_share").isPresent())
        .ifPresent(
            row ->
                notes.add(
                    words.text(
                        "payments.note_total",
                        "share",
                        Format.PERCENT.of(words, row, "capture_share"),
                        "attempts",
                        Numbers.whole(row.number("attempt_count")),
                        "range",
                        Format.PERCENT.range(words, row, "capture_share_low", "capture_share_high"),
                        "declined",
                        Format.PERCENT.of(words, row, "decline_share"),
                        "open",
                        Format.COUNT.of(words, row, "open_count"))));
    notes.add(words.text("payments.note"));
    if (!isWhole) {
      notes.add(words.text("payments.suppressed"));
    }
    if (rows.stream().anyMatch(row -> row.flag("is_provisional"))) {
      notes.add(words.text("payments.note_provisional"));
    }
    return notes;
  }
}
