package org.tearoad.reports;

import java.util.Comparator;
import java.util.List;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.reports.DataTable.Column;

/** What each carrier and service achieved in the newest complete quarter: a table alone. */
final class ScorecardTable {
  private final Edition edition;
  private final List<MartRow> rows;

  ScorecardTable(Marts marts, Edition edition) {
    this.edition = edition;
    List<MartRow> complete =
        marts.of(CarrierScorecard.TABLE).stream()
            .filter(row -> !row.flag("is_provisional"))
            .toList();
    String newest =
        complete.stream().map(row -> row.text("period")).max(Comparator.naturalOrder()).orElse("");
    this.rows =
        complete.stream()
            .filter(row -> row.is("period", newest))
            .sorted(
                Comparator.<MartRow>comparingDouble(row -> -row.number("parcel_count"))
                    .thenComparing(MartRow::keyText))
            .toList();
  }

  Chart chart() {
    String subtitle =
        "Parcels to the home country by carrier and service, of the newest complete quarter of posting, %s; those still open, returned and lost count"
            .formatted(edition.zoneText());
    if (rows.isEmpty()) {
      return Chart.nothing(
          "scorecard", "No quarter is complete enough to judge carriers", subtitle);
    }
    return new Chart(
        "scorecard",
        title(),
        subtitle,
        "A table of %s.".formatted(English.plural(rows.size(), "service", "services")),
        "full whole",
        List.of(),
        List.of(),
        List.of(
            "On time: delivered or offered not later than promised, of the parcels with a promise, with its 95\u00a0% interval. Lost: without a scan for long. First attempt: handed over at the first attempt, of those brought to the door. All scans: posting, departure, arrival and delivery were seen. A dash: no promise, too few parcels, or not reached."),
        new DataTable(
            List.of(
                Column.named("Carrier", "carrier", English::name),
                Column.named("Service", "service", English::name),
                Column.named("Posted in", "period", text -> text),
                Column.of("Parcels", "parcel_count", Format.COUNT),
                Column.of("On time", "on_time_share", Format.PERCENT),
                Column.of("low", "on_time_low", Format.PERCENT),
                Column.of("high", "on_time_high", Format.PERCENT),
                Column.of("Median days", "median_days", Format.DAYS),
                Column.of("90 % by", "p90_days", Format.DAYS),
                Column.of("Lost", "lost_share", Format.PERCENT),
                Column.of("Returned", "returned_share", Format.PERCENT),
                Column.of("First attempt", "first_attempt_share", Format.PERCENT),
                Column.of("All scans", "complete_share", Format.PERCENT)),
            rows));
  }

  private String title() {
    String quarter = rows.get(0).text("period");
    List<MartRow> told =
        rows.stream().filter(row -> row.maybe("on_time_share").isPresent()).toList();
    if (told.isEmpty()) {
      return "Whether carriers kept their promises in %s cannot be said: no promise is due or known"
          .formatted(quarter);
    }
    return Pair.widest(told, "on_time_share", "on_time")
        .map(
            pair ->
                "In %s %s was more often on time than %s: %s against %s of promised parcels"
                    .formatted(
                        quarter,
                        name(pair.higher()),
                        name(pair.lower()),
                        share(pair.higher()),
                        share(pair.lower())))
        .orElseGet(
            () ->
                told.size() == 1
                    ? "In %s %s was on time with %s of promised parcels"
                        .formatted(quarter, name(told.get(0)), share(told.get(0)))
                    : "No clear difference in punctuality between the carriers in " + quarter);
  }

  private static String name(MartRow row) {
    return "%s (%s)"
        .formatted(English.name(row.text("carrier")), English.words(row.text("service")));
  }

  private static String share(MartRow row) {
    return Format.PERCENT.of(row, "on_time_share");
  }
}
