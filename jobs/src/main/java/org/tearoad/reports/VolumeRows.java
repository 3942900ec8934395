package org.tearoad.reports;

import java.util.Optional;
import org.tearoad.marts.VolumeGrowth;

/** The figures of the bulletin's year, and what their codes are called. */
final class VolumeRows {
  private final Marts marts;
  private final Optional<String> year;

  VolumeRows(Marts marts, Optional<String> year) {
    this.marts = marts;
    this.year = year;
  }

  /** The figure of the bulletin's year. */
  Optional<MartRow> year(String measure, String trade) {
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

  static String measure(String code) {
    return switch (code) {
      case "orders" -> "Orders";
      case "parcels" -> "Parcels";
      case "gmv_rub" -> "Value in roubles";
      case "gmv_rub_constant" -> "Value in roubles, last year’s rates";
      case "gmv_usd" -> "Value in US dollars";
      case "gmv_cny" -> "Value in yuan";
      default -> English.words(code);
    };
  }

  static String because(MartRow row) {
    String why = row.has("not_comparable_because") ? row.text("not_comparable_because") : "";
    return switch (why) {
      case "period_not_over" -> "the year is not over";
      case "nothing_a_year_ago" -> "there were none a year before";
      default -> "the year before was not seen whole";
    };
  }
}
