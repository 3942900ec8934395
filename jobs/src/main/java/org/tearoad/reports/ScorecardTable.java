package org.tearoad.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.reports.DataTable.Column;

/** What each carrier and service achieved in the newest complete quarter: a table alone. */
final class ScorecardTable {
  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final List<MartRow> rows;

  /** Carriers of the quarter whose figures are not final: they are not heard of any more. */
  private final List<String> silent;

  ScorecardTable(Words words, Marts marts, Edition edition) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    List<MartRow> complete =
        marts.of(CarrierScorecard.TABLE).stream()
            .filter(row -> !row.flag("is_provisional"))
            .toList();
    String newest =
        complete.stream().map(row -> row.text("period")).max(Comparator.naturalOrder()).orElse("");
    this.silent =
        marts.of(CarrierScorecard.TABLE).stream()
            .filter(row -> row.flag("is_provisional") && row.is("period", newest))
            .map(row -> words.name(row.text("carrier")))
            .distinct()
            .sorted()
            .toList();
    this.rows =
        complete.stream()
            .filter(row -> row.is("period", newest))
            .sorted(
                Comparator.<MartRow>comparingDouble(row -> -row.number("parcel_count"))
                    .thenComparing(MartRow::keyText))
            .toList();
  }

  Chart chart() {
    String subtitle = words.text("scorecard.subtitle", "zone", edition.zone().getId());
    if (rows.isEmpty()) {
      return Chart.nothing(
          "scorecard",
          marts.whyNothing(words, CarrierScorecard.TABLE, "scorecard.nothing"),
          subtitle);
    }
    return new Chart(
        "scorecard",
        title(),
        subtitle,
        words.text("scorecard.about", "services", rows.size()),
        "full whole",
        List.of(),
        List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.named("column.carrier", "carrier", words::name),
                Column.named("column.service", "service", words::label),
                Column.named("column.posted_in", "period", words::period),
                Column.of("column.parcels", "parcel_count", Format.COUNT),
                Column.of("column.on_time", "on_time_share", Format.PERCENT),
                Column.of("column.low", "on_time_low", Format.PERCENT),
                Column.of("column.high", "on_time_high", Format.PERCENT),
                Column.of("column.median_days", "median_days", Format.DAYS),
                Column.of("column.by90", "p90_days", Format.DAYS),
                Column.of("column.lost", "lost_share", Format.PERCENT),
                Column.of("column.returned", "returned_share", Format.PERCENT),
                Column.of("column.first_attempt", "first_attempt_share", Format.PERCENT),
                Column.of("column.all_scans", "complete_share", Format.PERCENT)),
            rows));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(List.of(words.text("scorecard.note")));
    if (!silent.isEmpty()) {
      notes.add(words.text("scorecard.note_silent", "carriers", words.list(silent)));
    }
    return notes;
  }

  private String title() {
    String period = words.period(rows.get(0).text("period"));
    List<MartRow> told =
        rows.stream().filter(row -> row.maybe("on_time_share").isPresent()).toList();
    if (told.isEmpty()) {
      return words.text("scorecard.unsaid", "period", period);
    }
    return Pair.widest(told, "on_time_share", "on_time")
        .map(
            pair ->
                words.text(
                    "scorecard.title",
                    "period",
                    period,
                    "higher",
                    name(pair.higher()),
                    "lower",
                    name(pair.lower()),
                    "more",
                    share(pair.higher()),
                    "less",
                    share(pair.lower())))
        .orElseGet(
            () ->
                told.size() == 1
                    ? words.text(
                        "scorecard.title_one",
                        "period",
                        period,
                        "carrier",
                        name(told.get(0)),
                        "share",
                        share(told.get(0)))
                    : words.text(
                        Pair.noneDiffer(told, "on_time")
                            ? "scorecard.title_no_difference"
                            : "scorecard.title_none",
                        "period",
                        period));
  }

  private String name(MartRow row) {
    return words.text(
        "scorecard.carrier",
        "carrier",
        words.name(row.text("carrier")),
        "service",
        words.code(row.text("service")));
  }

  private String share(MartRow row) {
    return Format.PERCENT.of(words, row, "on_time_share");
  }
}
