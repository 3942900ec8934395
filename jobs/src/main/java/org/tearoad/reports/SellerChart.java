package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tearoad.marts.sellers.Exporters;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.DataTable.Column;

/** How many sellers of the home country were active, and how many of them for the first time. */
final class SellerChart {
  private final Words words;
  private final Edition edition;
  private final Optional<String> year;
  private final String id;
  private final Says says;
  private final List<MartRow> months;
  private final Optional<MartRow> whole;

  /** Keys of the sentences that name the sellers. */
  private record Says(
      String subtitle, String nothing, String titleNone, String title, String titleUnknown) {}

  private SellerChart(
      Words words,
      Marts marts,
      Edition edition,
      Optional<String> year,
      String id,
      String scope,
      Says says) {
    this.words = words;
    this.edition = edition;
    this.year = year;
    this.id = id;
    this.says = says;
    this.months = rows(marts, edition, scope, "month");
    this.whole =
        rows(marts, edition, scope, "year").stream()
            .filter(row -> row.is("period", year.orElse("")))
            .findFirst();
  }

  /** Sellers who export to the partner country. */
  static SellerChart exporters(Words words, Marts marts, Edition edition, Optional<String> year) {
    var says =
        new Says(
            "exporters.subtitle",
            "exporters.nothing",
            "exporters.title_none",
            "exporters.title",
            "exporters.title_unknown");
    return new SellerChart(words, marts, edition, year, "exporters", "export", says);
  }

  /** Sellers who sell at home on the partner country's marketplaces. */
  static SellerChart atHome(Words words, Marts marts, Edition edition, Optional<String> year) {
    var says =
        new Says(
            "home_sellers.subtitle",
            "home_sellers.nothing",
            "home_sellers.title_none",
            "home_sellers.title",
            "home_sellers.title_unknown");
    return new SellerChart(
        words, marts, edition, year, "home-sellers", "home_on_partner_marketplace", says);
  }

  private String say(String key, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of(
            "from",
            words.country("country.from", edition.home()),
            "to",
            words.country("country.to", edition.partner()),
            "of",
            words.country("country.of", edition.partner())));
    return words.text(key, arguments.toArray());
  }

  private static List<MartRow> rows(Marts marts, Edition edition, String scope, String type) {
    return marts
        .of(Exporters.TABLE, "scope", scope, "seller_country", edition.home(), "period_type", type)
        .stream()
        .sorted(Comparator.comparing(row -> row.text("period")))
        .toList();
  }

  Chart chart() {
    String subtitle = say(says.subtitle(), "zone", edition.zone().getId());
    if (months.isEmpty()) {
      return Chart.nothing(id, say(says.nothing()), subtitle);
    }
    return new Chart(
            id,
            title(),
            subtitle,
            words.text("sellers.about", "months", months.size()),
            "wide",
            List.of(Chart.Panel.alone(Options.json(option(), months.size()))),
            List.of(),
            notes(),
            new DataTable(
                List.of(
                    Column.named("column.month", "period", words::shortMonth),
                    Column.of("column.active", "active_count", Format.COUNT),
                    Column.of("column.new", "new_count", Format.COUNT),
                    Column.of("column.age_unknown", "unknown_age_count", Format.COUNT),
                    Column.of("column.active_before", "active_before_count", Format.COUNT),
                    Column.of("column.again", "retained_share", Format.PERCENT),
                    Column.of("column.low", "retained_low", Format.PERCENT),
                    Column.of("column.high", "retained_high", Format.PERCENT),
                    Column.named("column.provisional", "is_provisional", words::code)),
                months))
        .keyed(
            new Key(Options.SAND, words.text("sellers.key_new"), ""),
            new Key(Options.DARK, words.text("sellers.key_others"), ""));
  }

  private String title() {
    if (whole.isEmpty()) {
      return say(says.titleNone());
    }
    MartRow row = whole.get();
    return say(
        row.number("unknown_age_count") > 0 ? says.titleUnknown() : says.title(),
        "sellers",
        Numbers.whole(row.number("active_count")),
        "year",
        year.orElseThrow(),
        "fresh",
        Format.COUNT.of(words, row, "new_count"),
        "unknown",
        Format.COUNT.of(words, row, "unknown_age_count"));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    whole
        .filter(row -> row.maybe("retained_share").isPresent())
        .ifPresent(
            row ->
                notes.add(
                    words.text(
                        "sellers.note_retained",
                        "before",
                        Format.COUNT.of(words, row, "active_before_count"),
                        "share",
                        Format.PERCENT.of(words, row, "retained_share"),
                        "range",
                        Format.PERCENT.range(words, row, "retained_low", "retained_high"))));
    notes.add(words.text("sellers.note"));
    if (months.stream().anyMatch(row -> row.flag("is_provisional"))) {
      notes.add(words.text("sellers.note_provisional", "days", edition.provisionalDays()));
    }
    return notes;
  }

  private Map<String, Object> option() {
    List<String> names = months.stream().map(row -> row.text("period")).toList();
    List<Object> fresh = new ArrayList<>();
    List<Object> others = new ArrayList<>();
    for (MartRow row : months) {
      double opacity = row.flag("is_provisional") ? 0.5 : 1;
      double added = row.number("new_count");
      fresh.add(bar(added, Options.SAND, opacity));
      others.add(bar(row.number("active_count") - added, Options.DARK, opacity));
    }
    return map(
        "grid", Options.snugGrid(12, 4, 4, 8),
        "xAxis", Options.monthAxis(words, names),
        "yAxis", Options.valueAxis("minInterval", 1),
        "series", List.of(stacked(fresh), stacked(others)));
  }

  private static Map<String, Object> bar(double value, String colour, double opacity) {
    return map("value", value, "itemStyle", map("color", colour, "opacity", opacity));
  }

  private static Map<String, Object> stacked(List<Object> data) {
    return map(
        "type", "bar", "stack", "all", "barMaxWidth", 60, "barCategoryGap", "22%", "data", data);
  }
}
