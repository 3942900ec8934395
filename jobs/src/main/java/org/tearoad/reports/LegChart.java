package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tearoad.reports.Chart.Panel;
import org.tearoad.reports.DataTable.Column;

/** Where the time goes: the means of the legs, one after the other, as they add up. */
final class LegChart {
  /** The way of a parcel; export customs is a part of the origin leg. */
  private static final List<String> WAY =
      List.of("processing", "origin", "transport", "import_customs", "domestic", "last_mile");

  private static final String WHOLE = "buyer";

  private final List<MartRow> rows;
  private final Edition edition;

  LegChart(DeliveryRows delivery, Edition edition) {
    this.rows = newest(delivery);
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

  static String name(String leg) {
    return switch (leg) {
      case "processing" -> "Seller: payment to posting";
      case "origin" -> "Origin post and export customs";
      case "transport" -> "Transport between the countries";
      case "import_customs" -> "Import customs";
      case "domestic" -> "Domestic post";
      case "last_mile" -> "Last mile and pick-up";
      case WHOLE -> "Whole way: payment to delivery";
      default -> English.words(leg);
    };
  }

  Chart chart() {
    String subtitle =
        "Mean days of each leg, of the parcels scanned at both of its ends, by month of posting, "
            + edition.zoneText();
    if (rows.isEmpty()) {
      return Chart.nothing(
          "legs", "No parcels with scans at both ends of a leg in this period", subtitle);
    }
    return new Chart(
        "legs",
        title(),
        subtitle,
        "A waterfall of %d legs, each beginning where the one before ends."
            .formatted(legs().size()),
        "wide",
        List.of(Panel.alone(Options.json(option(), rows.size()))),
        List.of(),
        List.of(notes()),
        new DataTable(
            List.of(
                Column.named("Leg", "leg", LegChart::name),
                Column.named("Posted", "cohort", English::shortMonth),
                Column.of("Mean days", "mean_days", Format.MEAN_DAYS),
                Column.of("Median", "median_days", Format.DAYS),
                Column.of("90 % by", "p90_days", Format.DAYS),
                Column.of("Parcels measured", "measured_count", Format.COUNT),
                Column.of("Coverage", "coverage", Format.PERCENT),
                Column.of("Scans out of order", "inconsistent_share", Format.PERCENT)),
            rows));
  }

  private List<MartRow> legs() {
    return rows.stream().filter(row -> !row.is("leg", WHOLE)).toList();
  }

  private double sum() {
    return legs().stream().mapToDouble(row -> row.number("mean_days")).sum();
  }

  private String title() {
    MartRow longest =
        legs().stream().max(Comparator.comparingDouble(row -> row.number("mean_days"))).get();
    return "%s took longest: %s of %s on average, posted in %s"
        .formatted(
            name(longest.text("leg")),
            English.decimal(longest.number("mean_days")),
            English.decimal(sum()) + "\u00a0days",
            English.month(longest.text("cohort")));
  }

  private String notes() {
    double least = legs().stream().mapToDouble(row -> row.number("coverage")).min().orElse(0);
    return "Means add up, medians do not. Each leg has its own coverage, from %s; where it is low, the leg is not known for all parcels, and the sum need not equal the whole way."
        .formatted(English.percent(least));
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
                      "%s d · %s seen"
                          .formatted(
                              English.decimal(mean),
                              English.count(row.number("coverage") * 100) + "\u00a0%"))));
      from += mean;
    }
    return map(
        "grid", Options.snugGrid(4, 4, 8, 100),
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
