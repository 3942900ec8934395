package org.tearoad.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.reports.Bars.Bar;
import org.tearoad.reports.DataTable.Column;

/** The growth of the logs beside what others publish of the domestic market. */
final class MarketChart {
  private static final String CROSS_BORDER = "cross_border";
  private static final String BENCHMARK = "domestic_benchmark";

  private final Optional<String> year;
  private final List<MartRow> rows;

  MarketChart(Marts marts, Optional<String> year) {
    this.year = year;
    this.rows =
        marts.of(MarketComparison.TABLE).stream()
            .sorted(
                Comparator.<MartRow, String>comparing(row -> row.text("year"))
                    .reversed()
                    .thenComparing(MarketChart::isBenchmark)
                    .thenComparing(row -> row.text("segment")))
            .toList();
  }

  private static String segment(String code) {
    return switch (code) {
      case CROSS_BORDER -> "Cross-border, these logs";
      case "platform_domestic" -> "Domestic, these logs";
      default -> "Domestic market";
    };
  }

  private static boolean isBenchmark(MartRow row) {
    return row.text("segment").startsWith(BENCHMARK);
  }

  /** Of the logs like for like, so that new logs are not taken for growth. */
  private static OptionalDouble growth(MartRow row) {
    return row.maybe(isBenchmark(row) ? "growth_rate" : "like_for_like_rate");
  }

  Chart chart() {
    String subtitle =
        "Change of yearly sales in roubles on the year before, %; logs: B2C, like for like among the marketplaces of both years; others as they publish it, not corrected for prices";
    List<MartRow> told =
        rows.stream()
            .filter(row -> row.is("year", year.orElse("")) && growth(row).isPresent())
            .toList();
    if (rows.isEmpty()) {
      return Chart.nothing("market", "No figures of the domestic market to compare with", subtitle);
    }
    return new Chart(
        "market",
        title(told),
        subtitle,
        "Horizontal bars of growth in the year: cross-border sales, domestic sales of the same logs, the domestic market as others publish it.",
        "wide",
        told.isEmpty()
            ? List.of()
            : List.of(
                Chart.Panel.alone(
                    Options.json(
                        Bars.option(told.stream().map(MarketChart::bar).toList(), " %", 64),
                        told.stream().map(rows::indexOf).toList()))),
        List.of(),
        List.of(
            "Publishers define their market each in its own way: their figures are set side by side, never added, divided or mixed, and each row names its source. The logs are those of the marketplaces that report, not the whole market."),
        table());
  }

  private String title(List<MartRow> told) {
    Optional<MartRow> own =
        told.stream().filter(row -> row.is("segment", CROSS_BORDER)).findFirst();
    List<String> others = new ArrayList<>();
    told.stream()
        .filter(MarketChart::isBenchmark)
        .forEach(
            row ->
                others.add(
                    "%s (%s)"
                        .formatted(English.change(growth(row).orElseThrow()), row.text("source"))));
    if (own.isEmpty()) {
      return "Whether cross-border sales grew faster than the domestic market cannot be said: "
          + why();
    }
    String fact =
        "Cross-border sales %s in %s, like for like"
            .formatted(English.moved(growth(own.get()).orElseThrow()), year.orElseThrow());
    return others.isEmpty()
        ? fact + "; nobody’s figure of the domestic market is there to compare with"
        : fact + "; the domestic market: " + English.list(others);
  }

  private String why() {
    return rows.stream()
        .filter(row -> row.is("year", year.orElse("")) && row.is("segment", CROSS_BORDER))
        .filter(row -> row.has("not_comparable_because"))
        .findFirst()
        .map(VolumeRows::because)
        .orElse("no marketplace reported in both years");
  }

  private static Bar bar(MartRow row) {
    double rate = growth(row).orElseThrow();
    String name =
        isBenchmark(row)
            ? segment(row.text("segment")) + " (" + row.text("source") + ")"
            : segment(row.text("segment"));
    return new Bar(
        name, rate * 100, English.change(rate), isBenchmark(row) ? Options.SAND : Options.DARK);
  }

  private DataTable table() {
    return new DataTable(
        List.of(
            Column.named("Segment", "segment", MarketChart::segment),
            Column.named("Year", "year", text -> text),
            Column.named("Source", "source", text -> text),
            Column.of("Sales, roubles", "value_rub", Format.COUNT),
            Column.of("Change", "growth_rate", Format.CHANGE),
            Column.of("Like for like", "like_for_like_rate", Format.CHANGE),
            Column.of("Index", "index", Format.ONE_DECIMAL),
            Column.named("Index 100 in", "index_year", text -> text),
            Column.named("Provisional", "is_provisional", DataTable::yes),
            Column.named("No change because", "not_comparable_because", English::words),
            Column.named("No index because", "no_index_because", English::words)),
        rows);
  }
}
