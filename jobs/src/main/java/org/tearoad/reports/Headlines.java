package org.tearoad.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tearoad.marts.VolumeGrowth;

/** The few figures that come first: at most four in the bulletin, some more in the terminal. */
final class Headlines {
  private static final int MOST = 4;

  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final Optional<String> year;
  private final VolumeRows volume;

  Headlines(Words words, Marts marts, Edition edition) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    this.year = year(marts, edition.asOf());
    this.volume = new VolumeRows(marts, year);
  }

  /** The last whole year that has figures, else the running one; empty without any. */
  static Optional<String> year(Marts marts, LocalDate asOf) {
    boolean isOver = asOf.getMonthValue() == 12 && asOf.getDayOfMonth() == 31;
    String whole = Integer.toString(isOver ? asOf.getYear() : asOf.getYear() - 1);
    List<String> years =
        marts.of(VolumeGrowth.TABLE, "period_type", "year").stream()
            .map(row -> row.text("period"))
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    return years.contains(whole) ? Optional.of(whole) : years.stream().findFirst();
  }

  /** The most important that there are rows for. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    volume
        .year("orders", "cross_border")
        .ifPresent(row -> figures.add(volume(row, "orders", "headlines.orders")));
    figures.addAll(new DeliveryHeadlines(words, new DeliveryRows(marts), edition).figures());
    volume
        .year("gmv_rub", "cross_border")
        .ifPresent(row -> figures.add(volume(row, "gmv_rub", "headlines.gmv_rub")));
    List<MartRow> leaders = MarketplaceChart.leaders(marts, year);
    if (!leaders.isEmpty()) {
      figures.add(leader(leaders));
    }
    volume
        .year("gmv_usd", "cross_border")
        .ifPresent(row -> figures.add(volume(row, "gmv_usd", "headlines.gmv_usd")));
    return figures.subList(0, Math.min(MOST, figures.size()));
  }

  private Figure volume(MartRow row, String name, String label) {
    OptionalDouble rate = row.maybe("growth_rate");
    List<String> flags = flags(row);
    if (rate.isEmpty()) {
      flags.add("not_comparable");
    }
    return new Figure(
        name,
        words.text(label, "year", row.text("period")),
        row.number("value"),
        unit(name),
        row.text("period"),
        null,
        null,
        flags,
        row.mart(),
        row.key(),
        "value",
        definition(name),
        Format.COUNT.of(words, row, "value"),
        rate.isPresent()
            ? words.text("headlines.change", "change", words.change(rate.getAsDouble()))
            : volume.because(words, row, "growth_rate"));
  }

  /** Marketplaces of equal size lead together: the figure is that of each. */
  private Figure leader(List<MartRow> leaders) {
    MartRow row = leaders.get(0);
    boolean isTied = leaders.size() > 1;
    return new Figure(
        "leader_share",
        isTied
            ? words.text(
                "headlines.leader_tied", "marketplaces", MarketplaceChart.names(words, leaders))
            : words.text("headlines.leader", "marketplace", words.name(row.text("marketplace"))),
        row.number("share"),
        Format.PERCENT.unit(),
        row.text("period"),
        null,
        null,
        flags(row),
        row.mart(),
        row.key(),
        "share",
        words.text("headlines.define_leader"),
        Format.PERCENT.of(words, row, "share"),
        isTied ? words.text("headlines.leader_tied_remark") : lead(row));
  }

  private String lead(MartRow row) {
    if (row.number("marketplace_count") == 1) {
      return words.text("headlines.leader_only");
    }
    return words.text("headlines.leader_remark", "points", words.points(row.number("lead_share")));
  }

  private List<String> flags(MartRow row) {
    List<String> flags = new ArrayList<>();
    if (row.flag("is_provisional")) {
      flags.add(Figure.PROVISIONAL);
    }
    if (edition.simulated()) {
      flags.add("simulated");
    }
    return flags;
  }

  private static String unit(String measure) {
    return switch (measure) {
      case "gmv_rub" -> "RUB";
      case "gmv_usd" -> "USD";
      default -> measure;
    };
  }

  private String definition(String measure) {
    return words.text(
        measure.equals("orders") ? "headlines.define_orders" : "headlines.define_value");
  }

  /** The headline figures for a terminal. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "B2C volume between %s and %s, %s, as of %s"
            .formatted(
                words.country(edition.partner()),
                words.country(edition.home()),
                year.orElse("no orders yet"),
                edition.asOf()));
    edition
        .replacement()
        .ifPresent(
            other ->
                lines.add(
                    words.text("page.withdrawn_word")
                        + " "
                        + words.text("page.withdrawn", "replacement", other)));
    if (edition.simulated()) {
      lines.add("SIMULATED: these figures come from generated sample logs, not from the market");
    }
    words.provisional(totals()).ifPresent(lines::add);
    lines.add("");
    lines.addAll(
        TextTable.of(
            List.of("trade", "measure", "value", "on a year ago", "like for like"), volumes()));
    lines.add("");
    lines.addAll(TextTable.of(List.of("rank", "marketplace", "orders", "share"), leaders()));
    lines.add("");
    return lines;
  }

  private List<MartRow> totals() {
    return marts.of(VolumeGrowth.TABLE, "period_type", "year", "dimension", "total").stream()
        .filter(row -> row.is("period", year.orElse("")))
        .sorted(
            Comparator.<MartRow, String>comparing(row -> row.text("trade"))
                .thenComparing(row -> row.text("measure")))
        .toList();
  }

  private List<List<String>> volumes() {
    return totals().stream()
        .map(
            row ->
                List.of(
                    row.text("trade"),
                    row.text("measure"),
                    Format.COUNT.of(words, row, "value"),
                    rate(row, "growth_rate"),
                    rate(row, "like_for_like_rate")))
        .toList();
  }

  private List<List<String>> leaders() {
    return MarketplaceChart.ranked(marts, year).stream()
        .map(
            row ->
                List.of(
                    Format.COUNT.of(words, row, "marketplace_rank"),
                    row.text("marketplace"),
                    Format.COUNT.of(words, row, "value"),
                    plain(Format.PERCENT.of(words, row, "share"))))
        .toList();
  }

  private String rate(MartRow row, String column) {
    if (row.isSuppressed(column)) {
      return "confidential";
    }
    return row.maybe(column).isPresent()
        ? plain(Format.CHANGE.of(words, row, column))
        : "not comparable";
  }

  /** Terminals get plain spaces and minus signs. */
  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replace('−', '-');
  }
}
