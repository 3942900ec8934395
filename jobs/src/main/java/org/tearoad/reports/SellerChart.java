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
  private final Edition edition;
  private final Optional<String> year;
  private final String id;
  private final String who;
  private final List<MartRow> months;
  private final Optional<MartRow> whole;

  private SellerChart(
      Marts marts, Edition edition, Optional<String> year, String id, String scope, String who) {
    this.edition = edition;
    this.year = year;
    this.id = id;
    this.who = who;
    this.months = rows(marts, edition, scope, "month");
    this.whole =
        rows(marts, edition, scope, "year").stream()
            .filter(row -> row.is("period", year.orElse("")))
            .findFirst();
  }

  /** Sellers who export to the partner country. */
  static SellerChart exporters(Marts marts, Edition edition, Optional<String> year) {
    String who =
        "sellers from %s who export to %s"
            .formatted(English.country(edition.home()), English.country(edition.partner()));
    return new SellerChart(marts, edition, year, "exporters", "export", who);
  }

  /** Sellers who sell at home on the partner country's marketplaces. */
  static SellerChart atHome(Marts marts, Edition edition, Optional<String> year) {
    String who =
        "sellers from %s who sell at home on marketplaces of %s"
            .formatted(English.country(edition.home()), English.country(edition.partner()));
    return new SellerChart(
        marts, edition, year, "home-sellers", "home_on_partner_marketplace", who);
  }

  private static List<MartRow> rows(Marts marts, Edition edition, String scope, String type) {
    return marts
        .of(Exporters.TABLE, "scope", scope, "seller_country", edition.home(), "period_type", type)
        .stream()
        .sorted(Comparator.comparing(row -> row.text("period")))
        .toList();
  }

  Chart chart() {
    String subtitle =
        "Active B2C %s, by month of the order, %s; of these, new ones"
            .formatted(who, edition.zoneText());
    if (months.isEmpty()) {
      return Chart.nothing(id, "No " + who + " were seen in this period", subtitle);
    }
    return new Chart(
            id,
            title(),
            subtitle,
            "Stacked bars of active sellers over %d months, new ones below."
                .formatted(months.size()),
            "wide",
            List.of(Chart.Panel.alone(Options.json(option(), months.size()))),
            List.of(),
            notes(),
            new DataTable(
                List.of(
                    Column.named("Month", "period", English::shortMonth),
                    Column.of("Active", "active_count", Format.COUNT),
                    Column.of("New", "new_count", Format.COUNT),
                    Column.of("Age unknown", "unknown_age_count", Format.COUNT),
                    Column.of("Active the month before", "active_before_count", Format.COUNT),
                    Column.of("Of these, again", "retained_share", Format.PERCENT),
                    Column.of("low", "retained_low", Format.PERCENT),
                    Column.of("high", "retained_high", Format.PERCENT),
                    Column.named("Provisional", "is_provisional", DataTable::yes)),
                months))
        .keyed(
            new Key(Options.SAND, "new: their first order", ""),
            new Key(Options.DARK, "seen before, or age unknown", ""));
  }

  private String title() {
    if (whole.isEmpty()) {
      return "Active " + who;
    }
    MartRow row = whole.get();
    String fact =
        "%s were active in %s, %s of them new"
            .formatted(
                English.plural(
                    Math.round(row.number("active_count")),
                    who.replaceFirst("sellers", "seller").replaceFirst(" who (\\w+)", " who $1s"),
                    who),
                year.orElseThrow(),
                Format.COUNT.of(row, "new_count"));
    return row.number("unknown_age_count") > 0
        ? fact + "; of %s it cannot be said".formatted(Format.COUNT.of(row, "unknown_age_count"))
        : fact;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    whole
        .filter(row -> row.maybe("retained_share").isPresent())
        .ifPresent(
            row ->
                notes.add(
                    "Of the %s active the year before, %s were active again (95\u00a0%% interval %s)."
                        .formatted(
                            Format.COUNT.of(row, "active_before_count"),
                            Format.PERCENT.of(row, "retained_share"),
                            Format.PERCENT.range(row, "retained_low", "retained_high"))));
    notes.add(
        "Active: with an order ever placed. New: with the first such order in the month. Who is seen in the first month of a marketplace’s logs may be older, and is not called new. A seller on two marketplaces counts twice.");
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
        "xAxis", Options.monthAxis(names),
        "yAxis", Options.valueAxis("minInterval", 1),
        "series", List.of(stacked("new", fresh), stacked("others", others)));
  }

  private static Map<String, Object> bar(double value, String colour, double opacity) {
    return map("value", value, "itemStyle", map("color", colour, "opacity", opacity));
  }

  private static Map<String, Object> stacked(String name, List<Object> data) {
    return map(
        "type",
        "bar",
        "name",
        name,
        "stack",
        "all",
        "barMaxWidth",
        60,
        "barCategoryGap",
        "22%",
        "data",
        data);
  }
}
