package org.tearoad.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tearoad.marts.VolumeGrowth;

/** The figures of the bulletin's year, and why some have no growth. */
final class VolumeRows {
  private final Marts marts;
  private final Optional<String> year;

  VolumeRows(Marts marts, Optional<String> year) {
    this.marts = marts;
    this.year = year;
  }

  Optional<String> year() {
    return year;
  }

  /** The figure of the bulletin's year. */
  Optional<MartRow> year(String measure, String trade) {
    return total(measure, trade).filter(row -> row.has("value"));
  }

  /** Cross-border orders by month. */
  List<MartRow> months() {
    return marts.of(
        VolumeGrowth.TABLE,
        "period_type",
        "month",
        "trade",
        "cross_border",
        "dimension",
        "total",
        "measure",
        "orders");
  }

  /** Whether the figure of the year, or its growth, is left out. */
  boolean isSuppressed(String measure, String trade) {
    return total(measure, trade)
        .filter(row -> row.isSuppressed("value") || row.isSuppressed("growth_rate"))
        .isPresent();
  }

  private Optional<MartRow> total(String measure, String trade) {
    return year.flatMap(
        one ->
            marts
                .of(
                    VolumeGrowth.TABLE,
                    "period_type",
                    "year",
                    "period",
                    one,
                    "trade",
                    trade,
                    "dimension",
                    "total",
                    "measure",
                    measure)
                .stream()
                .findFirst());
  }

  /**
   * Why a row of the bulletin's year does not say how something changed across the border.
   *
   * @param change the column that would say it
   */
  String because(Words words, MartRow row, String change) {
    if (row.isSuppressed(change)) {
      return words.text("volume.suppressed");
    }
    String why = row.has("not_comparable_because") ? row.text("not_comparable_because") : "";
    if (why.equals("not_seen_a_year_ago") && firstMonth().isPresent()) {
      return words.text("volume.first_orders", "inMonth", words.inMonth(firstMonth().get()));
    }
    return words.text(
        switch (why) {
          case "period_not_over" -> "volume.period_not_over";
          case "gap" -> "volume.gap";
          case "no_rate" -> "volume.no_rate";
          case "nothing_a_year_ago" -> "volume.nothing_a_year_ago";
          default -> "volume.not_seen_a_year_ago";
        });
  }

  /** The month of the first orders of all, when the bulletin's year had begun before it. */
  private Optional<String> firstMonth() {
    if (marts.leavesOut(VolumeGrowth.TABLE)) {
      return Optional.empty();
    }
    return months().stream()
        .map(row -> row.text("period"))
        .min(Comparator.naturalOrder())
        .filter(month -> month.startsWith(year.orElse("none")) && !month.endsWith("-01"));
  }
}
