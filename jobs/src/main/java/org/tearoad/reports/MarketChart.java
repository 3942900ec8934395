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

  private final Words words;
  private final String ofHome;
  private final Optional<String> year;
  private final VolumeRows volume;
  private final List<MartRow> rows;

  MarketChart(Words words, Marts marts, Edition edition, Optional<String> year) {
    this.words = words;
    this.ofHome = words.country("country.of", edition.home());
    this.year = year;
    this.volume = new VolumeRows(marts, year);
    this.rows =
        marts.of(MarketComparison.TABLE).stream()
            .sorted(
                Comparator.<MartRow, String>comparing(row -> row.text("year"))
                    .reversed()
                    .thenComparing(MarketChart::isBenchmark)
                    .thenComparing(row -> row.text("segment")))
            .toList();
  }

  private String segment(String code) {
    return words.text(
        switch (code) {
          case CROSS_BORDER -> "market.cross_border";
          case "platform_domestic" -> "market.domestic";
          default -> "market.benchmark";
        },
        "of",
        ofHome);
  }

  private String source(String name) {
    return name.equals(MarketComparison.LOGS) ? words.text("market.own_source") : words.name(name);
  }

  private static boolean isBenchmark(MartRow row) {
    return row.text("segment").startsWith(BENCHMARK);
  }

  /** Of the logs like for like, so that new logs are not taken for growth. */
  private static OptionalDouble growth(MartRow row) {
    return row.maybe(isBenchmark(row) ? "growth_rate" : "like_for_like_rate");
  }

  Chart chart() {
    String subtitle = words.text("market.subtitle");
    List<MartRow> told =
        rows.stream()
            .filter(row -> row.is("year", year.orElse("")) && growth(row).isPresent())
            .toList();
    if (rows.isEmpty()) {
      return Chart.nothing("market", words.text("market.nothing", "of", ofHome), subtitle);
    }
    return new Chart(
        "market",
        title(told),
        subtitle,
        words.text("market.about", "of", ofHome),
        "wide",
        told.isEmpty()
            ? List.of()
            : List.of(
                Chart.Panel.alone(
                    Options.json(
                        Bars.option(told.stream().map(this::bar).toList(), words.axisPercent(), 64),
                        told.stream().map(rows::indexOf).toList()))),
        List.of(),
        List.of(words.text("market.note")),
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
                    words.text(
                        "market.publisher",
                        "change",
                        words.change(growth(row).orElseThrow()),
                        "source",
                        source(row.text("source")))));
    if (own.isEmpty()) {
      return words.text("market.unsaid", "of", ofHome, "because", why());
    }
    double rate = growth(own.get()).orElseThrow();
    return words.text(
        others.isEmpty() ? "market.title_alone" : "market.title",
        "direction",
        Numbers.direction(rate),
        "rate",
        words.percent(Math.abs(rate)),
        "year",
        year.orElseThrow(),
        "of",
        ofHome,
        "others",
        words.list(others));
  }

  private String why() {
    return rows.stream()
        .filter(row -> row.is("year", year.orElse("")) && row.is("segment", CROSS_BORDER))
        .findFirst()
        .flatMap(this::whyNot)
        .orElseGet(() -> words.text("market.no_marketplace"));
  }

  private Optional<String> whyNot(MartRow row) {
    if (row.isSuppressed("like_for_like_rate")) {
      return Optional.of(words.text("market.suppressed"));
    }
    return row.has("not_comparable_because")
        ? Optional.of(volume.because(words, row, "growth_rate"))
        : Optional.empty();
  }

  private Bar bar(MartRow row) {
    double rate = growth(row).orElseThrow();
    String name =
        isBenchmark(row)
            ? words.text(
                "market.bar",
                "segment",
                segment(row.text("segment")),
                "source",
                source(row.text("source")))
            : segment(row.text("segment"));
    return new Bar(
        name, rate * 100, words.change(rate), isBenchmark(row) ? Options.SAND : Options.DARK);
  }

  private DataTable table() {
    return new DataTable(
        List.of(
            Column.named("column.segment", "segment", this::segment),
            Column.named("column.year", "year", text -> text),
            Column.named("column.source", "source", this::source),
            Column.of("column.sales", "value_rub", Format.COUNT),
            Column.of("column.change", "growth_rate", Format.CHANGE),
            Column.of("column.like_for_like", "like_for_like_rate", Format.CHANGE),
            Column.of("column.index", "index", Format.ONE_DECIMAL),
            Column.named("column.index_year", "index_year", text -> text),
            Column.named("column.provisional", "is_provisional", words::code),
            Column.named("column.no_change", "not_comparable_because", words::code),
            Column.named("column.no_index", "no_index_because", words::code)),
        rows);
  }
}
