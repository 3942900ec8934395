package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tearoad.marts.sellers.ExporterCohorts;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.DataTable.Column;

/** Which share of the exporters of a month still exports so many months later. */
final class CohortChart {
  private static final String[] SHADES = {"#e9f2f9", "#c3daee", "#8db8dc", "#4785bd", "#174a80"};
  private static final double STEP = 0.2;
  private static final int DARK_FROM = 3;
  private static final int MOST = 24;
  private static final int FEW = 6;

  /** The age of which the title speaks. */
  private static final String TOLD_AGE = "6";

  /** Of fewer sellers no share is put into a sentence. */
  private static final int FEWEST = 10;

  private final Words words;
  private final Edition edition;
  private final List<MartRow> rows;

  CohortChart(Words words, Marts marts, Edition edition) {
    this.words = words;
    this.edition = edition;
    String oldest = YearMonth.from(edition.asOf()).minusMonths(MOST - 1).toString();
    this.rows =
        marts
            .of(
                ExporterCohorts.TABLE,
                "scope",
                "export",
                "channel",
                "b2c",
                "seller_country",
                edition.home())
            .stream()
            .filter(row -> row.text("cohort").compareTo(oldest) >= 0)
            .sorted(
                Comparator.<MartRow, String>comparing(row -> row.text("cohort"))
                    .thenComparingDouble(row -> row.number("age_months")))
            .toList();
  }

  Chart chart() {
    String subtitle = words.text("cohorts.subtitle", "zone", edition.zone().getId());
    if (rows.stream().noneMatch(row -> row.number("age_months") > 0)) {
      return Chart.nothing(
          "cohorts", words.text("cohorts.nothing", "most", words.count(MOST)), subtitle);
    }
    List<String> cohorts = rows.stream().map(row -> row.text("cohort")).distinct().toList();
    return new Chart(
            "cohorts",
            title(),
            subtitle,
            words.text("cohorts.about", "cohorts", cohorts.size()),
            cohorts.size() > FEW ? "full tall" : "full",
            List.of(Chart.Panel.alone(Options.json(option(cohorts), lines(cohorts)))),
            List.of(),
            List.of(words.text("cohorts.note", "most", words.count(MOST))),
            new DataTable(
                List.of(
                    Column.named("column.began", "cohort", words::shortMonth),
                    Column.of("column.months_later", "age_months", Format.COUNT),
                    Column.of("column.sellers", "seller_count", Format.COUNT),
                    Column.of("column.active", "active_count", Format.COUNT),
                    Column.of("column.share", "retention_share", Format.PERCENT),
                    Column.of("column.low", "retention_low", Format.PERCENT),
                    Column.of("column.high", "retention_high", Format.PERCENT),
                    Column.named("column.provisional", "is_provisional", words::code)),
                rows))
        .keyed(keys());
  }

  /** The newest cohort that is large enough and complete at the age that is told. */
  private String title() {
    return rows.stream()
        .filter(
            row ->
                row.is("age_months", TOLD_AGE)
                    && !row.flag("is_provisional")
                    && row.number("seller_count") >= FEWEST)
        .reduce((first, second) -> second)
        .map(
            row ->
                words.text(
                    "cohorts.title",
                    "sellers",
                    Format.COUNT.of(words, row, "seller_count"),
                    "inMonth",
                    words.inMonth(row.text("cohort")),
                    "share",
                    Format.PERCENT.of(words, row, "retention_share"),
                    "range",
                    Format.PERCENT.range(words, row, "retention_low", "retention_high")))
        .orElseGet(
            () ->
                words.text(
                    "cohorts.title_none",
                    "most",
                    words.count(MOST),
                    "fewest",
                    words.count(FEWEST)));
  }

  private Key[] keys() {
    Key[] keys = new Key[SHADES.length];
    for (int i = 0; i < SHADES.length; i++) {
      keys[i] =
          new Key(
              SHADES[i],
              words.text(
                  "number.percent",
                  "number",
                  "%s–%s".formatted(i * 20, i == 4 ? "100" : "<" + (i + 1) * 20)),
              "");
    }
    return keys;
  }

  private Map<String, Object> option(List<String> cohorts) {
    int oldest = (int) rows.stream().mapToDouble(row -> row.number("age_months")).max().orElse(0);
    List<String> ages =
        IntStream.rangeClosed(0, oldest)
            .mapToObj(age -> age == 0 ? words.text("cohorts.began") : "+" + age)
            .toList();
    int labelSize = oldest > FEW ? 7 : 11;
    Map<String, Object> cells =
        CellTable.option(
            Options.categoryAxis(ages, "position", "top"),
            cohorts.stream().map(words::shortMonth).toList(),
            lines(cohorts),
            row -> cell(rows.get(row)));
    return Options.with(
        cells,
        "media",
        List.of(
            map(
                "query",
                map("maxWidth", 600),
                "option",
                map(
                    "series",
                    Collections.nCopies(oldest + 1, map("label", map("fontSize", labelSize)))))));
  }

  /** The row of each cohort, for each age; -1 where there is none. */
  private List<List<Integer>> lines(List<String> cohorts) {
    int oldest = (int) rows.stream().mapToDouble(row -> row.number("age_months")).max().orElse(0);
    List<List<Integer>> lines = new ArrayList<>();
    for (int age = 0; age <= oldest; age++) {
      lines.add(new ArrayList<>(Collections.nCopies(cohorts.size(), -1)));
    }
    for (int i = 0; i < rows.size(); i++) {
      int age = (int) rows.get(i).number("age_months");
      lines.get(age).set(cohorts.indexOf(rows.get(i).text("cohort")), i);
    }
    return lines;
  }

  private Map<String, Object> cell(MartRow row) {
    int age = (int) row.number("age_months");
    double share = row.number("retention_share");
    boolean isFirst = age == 0;
    int shade = Math.min(SHADES.length - 1, (int) (share / STEP + 1e-9));
    String label = isFirst ? Format.COUNT.of(words, row, "seller_count") : words.count(share * 100);
    boolean isDark = !isFirst && shade >= DARK_FROM;
    return CellTable.cell(
        isFirst ? "#ffffff" : SHADES[shade],
        row.flag("is_provisional"),
        label,
        isDark ? "#ffffff" : Options.INK);
  }
}
