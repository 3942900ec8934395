package org.tearoad.reports;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.delivery.DeliveryTrend;

/**
 * The delivery times that the bulletin speaks of: parcels to the home country by month of posting,
 * in calendar days of the operator's clock.
 */
final class DeliveryRows {
  static final String TIME = DeliveryTime.TABLE.name();
  static final String TREND = DeliveryTrend.TABLE.name();
  static final String LEGS = DeliveryLegs.TABLE.name();
  static final String SCOPE = "import";

  private final Marts marts;

  DeliveryRows(Marts marts) {
    this.marts = marts;
  }

  /** One row a month and slice, the oldest month first. */
  List<MartRow> months(String dimension, String clock) {
    return marts
        .of(
            TIME,
            "cohort_type",
            "month",
            "scope",
            SCOPE,
            "clock",
            clock,
            "day_type",
            "calendar",
            "dimension",
            dimension)
        .stream()
        .sorted(
            Comparator.<MartRow, String>comparing(row -> row.text("cohort"))
                .thenComparing(row -> row.text("slice")))
        .toList();
  }

  List<MartRow> months() {
    return months("total", "operator");
  }

  /** The newest month whose figures no longer change by parcels that are still on their way. */
  Optional<MartRow> newestMature() {
    return months().stream()
        .filter(row -> !row.flag("is_provisional") && row.maybe("median_days").isPresent())
        .reduce((first, second) -> second);
  }

  /**
   * Why no month has this figure.
   *
   * @param column of the figure
   */
  String whyNothing(Words words, String column) {
    List<MartRow> months = months();
    if (marts.leavesOut(DeliveryTime.TABLE)
        || months.stream().anyMatch(row -> row.isSuppressed(column))) {
      return words.text("figure.none_to_show");
    }
    boolean hasParcels = months.stream().anyMatch(row -> row.maybe("parcel_count").orElse(1) > 0);
    return words.text(hasParcels ? "delivery.too_few" : "delivery.nothing");
  }

  Optional<MartRow> yearBefore(MartRow row) {
    String before = YearMonth.parse(row.text("cohort")).minusYears(1).toString();
    return months().stream().filter(one -> one.is("cohort", before)).findFirst();
  }

  /** Legs of the way by month of posting. */
  List<MartRow> legs() {
    return marts.of(LEGS, "scope", SCOPE, "dimension", "total");
  }

  /** Why there are no legs. */
  String whyNoLegs(Words words) {
    return marts.whyNothing(words, DeliveryLegs.TABLE, "legs.nothing");
  }

  /** Whether a leg that has no row may have been measured. */
  boolean leavesOutLegs() {
    return marts.leavesOut(DeliveryLegs.TABLE);
  }

  /** What is known of the trend of the medians. */
  Optional<MartRow> trend() {
    return marts.of(TREND, "scope", SCOPE, "clock", "operator", "dimension", "total").stream()
        .findFirst();
  }

  /** Whether two figures differ by more than chance: their intervals have no day in common. */
  static boolean differs(MartRow first, MartRow second, String column) {
    String low = column + "_low";
    String high = column + "_high";
    return first.maybe(high).isPresent()
            && second.maybe(low).isPresent()
            && first.number(high) < second.number(low)
        || second.maybe(high).isPresent()
            && first.maybe(low).isPresent()
            && second.number(high) < first.number(low);
  }

  /** Whether both intervals are known and have a day in common: no clear difference. */
  static boolean overlap(MartRow first, MartRow second, String column) {
    return hasInterval(first, column)
        && hasInterval(second, column)
        && !differs(first, second, column);
  }

  /** A limit from below alone will do: the upper one of a quantile may not be reached. */
  static boolean hasInterval(MartRow row, String column) {
    return row.maybe(column + "_low").isPresent();
  }

  /** Index of the first month of the provisional end. */
  static int firstProvisional(List<MartRow> rows) {
    int first = rows.size();
    while (first > 0 && rows.get(first - 1).flag("is_provisional")) {
      first--;
    }
    return first;
  }
}
