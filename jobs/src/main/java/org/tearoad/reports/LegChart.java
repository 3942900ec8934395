package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tearoad.reports.Chart.Panel;
import org.tearoad.reports.DataTable.Column;

/** Where the time goes: the means of the legs, one after the other, as they add up. */
final class LegChart {
  /** The way of a parcel; export customs is a part of the origin leg. */
  private static final List<String> WAY =
      List.of("processing", "origin", "transport", "import_customs", "domestic", "last_mile");

  private static final String WHOLE = "buyer";

  /** Of fewer parcels no mean is put into a sentence. */
  private static final int FEWEST = 10;

  private final Words words;
  private final List<MartRow> rows;
  private final String whyNothing;
  private final boolean leavesOut;
  private final Edition edition;

  LegChart(Words words, DeliveryRows delivery, Edition edition) {
    this.words = words;
    this.rows = newest(delivery);
    this.whyNothing = delivery.whyNoLegs(words);
    this.leavesOut = delivery.leavesOutLegs();
    this.edition = edition;
  }

  /** The legs of the newest complete month, in the order of the way, and the whole way. */
  private static List<MartRow> newest(DeliveryRows delivery) {
    List<MartRow> measured =
        delivery.legs().stream()
            .filter(row -> !row.flag("is_provisional") && row.maybe("mean_days").isPresent())
            .toList();
    String cohort =
        measured.stream().map(row -> row.text("cohort")).max(Comparator.naturalOrder()).orElse("");
    List<MartRow> rows = new ArrayList<>();
    for (String leg : WAY) {
      measured.stream()
          .filter(row -> row.is("cohort", cohort) && row.is("leg", leg))
          .forEach(rows::add);
    }
    if (rows.isEmpty()) {
      return rows;
    }
    measured.stream()
        .filter(row -> row.is("cohort", cohort) && row.is("leg", WHOLE))
        .forEach(rows::add);
    return rows;
  }

  private String name(String leg) {
    return words.text(
        switch (leg) {
          case "processing" -> "legs.processing";
          case "origin" -> "legs.origin";
          case "transport" -> "legs.transport";
          case "import_customs" -> "legs.import_customs";
          case "domestic" -> "legs.domestic";
          case "last_mile" -> "legs.last_mile";
          default -> "legs.whole";
        });
  }

  Chart chart() {
    String subtitle = words.text("legs.subtitle", "zone", edition.zone().getId());
    if (rows.isEmpty()) {
      return Chart.nothing("legs", whyNothing, subtitle);
    }
    return new Chart(
        "legs",
        title(),
        subtitle,
        words.text("legs.about", "legs", legs().size()),
        "wide",
        List.of(Panel.alone(Options.json(option(), rows.size()))),
        List.of(),
        notes(),
        new DataTable(
            List.of(
                Column.named("column.leg", "leg", this::name),
                Column.named("column.posted", "cohort", words::shortMonth),
                Column.of("column.mean_days", "mean_days", Format.MEAN_DAYS),
                Column.of("column.median", "median_days", Format.DAYS),
                Column.of("column.by90", "p90_days", Format.DAYS),
                Column.of("column.parcels_measured", "measured_count", Format.COUNT),
                Column.of("column.coverage", "coverage", Format.PERCENT),
                Column.of("column.out_of_order", "inconsistent_share", Format.PERCENT)),
            rows));
  }

  private List<MartRow> legs() {
    return rows.stream().filter(row -> !row.is("leg", WHOLE)).toList();
  }

  /** Those of the way that have no mean. */
  private List<String> unknown() {
    return WAY.stream()
        .filter(leg -> legs().stream().noneMatch(row -> row.is("leg", leg)))
        .toList();
  }

  /** Those whose means are put into sentences. */
  private List<MartRow> told() {
    return legs().stream().filter(row -> row.number("measured_count") >= FEWEST).toList();
  }

  private String title() {
    return told().stream()
        .max(Comparator.comparingDouble(row -> row.number("mean_days")))
        .map(this::title)
        .orElseGet(() -> words.text("legs.title_few", "fewest", words.count(FEWEST)));
  }

  private String title(MartRow longest) {
    double sum = told().stream().mapToDouble(row -> row.number("mean_days")).sum();
    Optional<MartRow> whole =
        rows.stream()
            .filter(row -> row.is("leg", WHOLE) && row.number("measured_count") >= FEWEST)
            .filter(row -> row.number("mean_days") - sum > longest.number("mean_days"))
            .findFirst();
    if (whole.isPresent()) {
      return unclear(whole.get(), sum);
    }
    return words.text(
        "legs.title",
        "leg",
        name(longest.text("leg")),
        "longest",
        words.decimal(longest.number("mean_days")),
        "whole",
        words.text("legs.whole_days", "days", words.decimal(sum)),
        "inMonth",
        words.inMonth(longest.text("cohort")));
  }

  /** More days are in no leg than in the longest: any that is not scanned may be longer. */
  private String unclear(MartRow whole, double sum) {
    double mean = whole.number("mean_days");
    return words.text(
        "legs.title_unclear",
        "whole",
        words.text("legs.whole_days", "days", words.decimal(mean)),
        "rest",
        words.decimal(mean - sum),
        "inMonth",
        words.inMonth(whole.text("cohort")));
  }

  private List<String> notes() {
    double least =
        unknown().isEmpty() || leavesOut
            ? legs().stream().mapToDouble(row -> row.number("coverage")).min().orElse(0)
            : 0;
    List<String> notes = new ArrayList<>();
    notes.add(words.text("legs.note", "least", words.percent(least)));
    if (told().size() < legs().size()) {
      notes.add(words.text("legs.note_few", "fewest", words.count(FEWEST)));
    }
    if (!unknown().isEmpty()) {
      notes.add(
          words.text(
              "legs.note_unknown",
              "legs",
              words.clauses(unknown().stream().map(this::name).toList())));
    }
    return notes;
  }

  private Map<String, Object> option() {
    List<Object> offsets = new ArrayList<>();
    List<Object> bars = new ArrayList<>();
    double from = 0;
    for (MartRow row : rows) {
      boolean isWhole = row.is("leg", WHOLE);
      double mean = row.number("mean_days");
      offsets.add(isWhole ? 0.0 : rounded(from));
      bars.add(
          map(
              "value", rounded(mean),
              "itemStyle", map("color", isWhole ? Options.GREY : colour(row)),
              "label",
                  map(
                      "show",
                      true,
                      "position",
                      "right",
                      "color",
                      Options.INK,
                      "formatter",
                      words.text(
                          "legs.label",
                          "days",
                          words.decimal(mean),
                          "percent",
                          words.text(
                              "number.percent",
                              "number",
                              words.count(row.number("coverage") * 100))))));
      from += mean;
    }
    return map(
        "grid", Options.snugGrid(4, 4, 8, 132),
        "xAxis", Options.valueAxis(),
        "yAxis",
            Options.categoryAxis(
                rows.stream().map(row -> name(row.text("leg"))).toList(),
                "inverse",
                true,
                "axisLabel",
                map(
                    "color", Options.INK,
                    "fontSize", 12,
                    "width", 118,
                    "overflow", "break",
                    "lineHeight", 15)),
        "series",
            List.of(
                map(
                    "type",
                    "bar",
                    "stack",
                    "way",
                    "silent",
                    true,
                    "itemStyle",
                    map("color", "transparent"),
                    "data",
                    offsets),
                map("type", "bar", "stack", "way", "barWidth", "58%", "data", bars)));
  }

  private static String colour(MartRow row) {
    return row.is("leg", "last_mile") ? Options.SAND : Options.DARK;
  }

  private static Double rounded(double value) {
    return Options.rounded(java.util.OptionalDouble.of(value));
  }
}
