package org.tearoad.reports;

import java.util.ArrayList;
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
  private static final double ROUNDING = 1e-6;
  private static final String UNKNOWN = "unknown";

  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final Optional<String> year;
  private final List<MartRow> rows;

  DeclineChart(Words words, Marts marts, Edition edition, Optional<String> year) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    this.year = year;
    this.rows =
        marts.of(PaymentDeclines.TABLE, "period", year.orElse("")).stream()
            .sorted(
                Comparator.<MartRow>comparingDouble(row -> -row.number("declined_count"))
                    .thenComparing(MartRow::keyText))
            .toList();
  }

  private String reason(String code) {
    return code.equals(UNKNOWN) ? words.text("declines.unknown") : Words.capital(words.code(code));
  }

  Chart chart() {
    String subtitle =
        words.text("declines.subtitle", "year", Words.year(year), "zone", edition.zone().getId());
    if (rows.isEmpty()) {
      return Chart.nothing(
          "declines", marts.whyNothing(words, PaymentDeclines.TABLE, "declines.nothing"), subtitle);
    }
    List<MartRow> drawn = rows.subList(0, Math.min(MOST, rows.size()));
    return new Chart(
        "declines",
        title(),
        subtitle,
        words.text("declines.about"),
        "wide",
        List.of(
            Chart.Panel.alone(
                Options.json(
                    Bars.option(drawn.stream().map(this::bar).toList(), words.axisPercent(), 64),
                    IntStream.range(0, drawn.size()).boxed().toList()))),
        List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.named("column.reason", "decline_reason", this::reason),
                Column.of("column.declined", "declined_count", Format.COUNT),
                Column.of("column.of_declined", "share_of_declines", Format.PERCENT),
                Column.of("column.of_attempts", "share_of_attempts", Format.PERCENT),
                Column.of("column.low", "share_of_attempts_low", Format.PERCENT),
                Column.of("column.high", "share_of_attempts_high", Format.PERCENT),
                Column.named("column.provisional", "is_provisional", words::code)),
            rows));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(List.of(words.text("declines.note")));
    words.provisional(rows).ifPresent(notes::add);
    return notes;
  }

  private String title() {
    MartRow first = rows.get(0);
    boolean isWhole = isWhole();
    if (isWhole
        && rows.size() > 1
        && !DeliveryRows.differs(first, rows.get(1), "share_of_attempts")) {
      return words.text(
          "declines.title_no_difference",
          "first",
          lower(first),
          "firstShare",
          Format.PERCENT.of(words, first, "share_of_declines"),
          "second",
          lower(rows.get(1)),
          "secondShare",
          Format.PERCENT.of(words, rows.get(1), "share_of_declines"));
    }
    return words.text(
        isWhole ? "declines.title" : "declines.title_partial",
        "share",
        Format.PERCENT.of(words, first, "share_of_declines"),
        "reason",
        lower(first));
  }

  /** Reasons that are left out would make up the rest. */
  private boolean isWhole() {
    return rows.stream().mapToDouble(row -> row.number("share_of_declines")).sum() > 1 - ROUNDING;
  }

  private String lower(MartRow row) {
    String code = row.text("decline_reason");
    return code.equals(UNKNOWN) ? reason(code).toLowerCase(Locale.ROOT) : words.code(code);
  }

  private Bar bar(MartRow row) {
    return new Bar(
        reason(row.text("decline_reason")),
        row.number("share_of_declines") * 100,
        Format.PERCENT.of(words, row, "share_of_declines"),
        row.is("decline_reason", UNKNOWN) ? Options.GREY : Options.DARK);
  }
}
