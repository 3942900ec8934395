package org.tearoad.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long parcels of the newest complete month took, and whether that was in time. */
final class DeliveryHeadlines {
  private final DeliveryRows delivery;
  private final Edition edition;

  DeliveryHeadlines(DeliveryRows delivery, Edition edition) {
    this.delivery = delivery;
    this.edition = edition;
  }

  /** Those of median, slowest tenth and promise that the newest complete month has. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    delivery
        .newestMature()
        .ifPresent(
            row -> {
              figures.add(
                  days(row, "median_delivery_days", "Half of the parcels arrive within", "median"));
              if (row.maybe("p90_days").isPresent()) {
                figures.add(
                    days(row, "p90_delivery_days", "The slowest tenth takes more than", "p90"));
              }
              if (row.maybe("on_time_share").isPresent()) {
                figures.add(onTime(row));
              }
            });
    return figures;
  }

  private Figure days(MartRow row, String name, String label, String quantile) {
    String column = quantile + "_days";
    List<String> flags = flags(row, quantile, column);
    return new Figure(
        name,
        label,
        row.number(column),
        Format.DAYS.unit(),
        row.text("cohort"),
        Figure.boxed(row.maybe(quantile + "_low")),
        Figure.boxed(row.maybe(quantile + "_high")),
        flags,
        row.mart(),
        row.key(),
        column,
        "Calendar days from posting to the first attempt of delivery or the arrival for pick-up, of parcels posted in the month; open parcels count.",
        English.days(row.number(column)),
        "posted in %s%s%s"
            .formatted(
                English.month(row.text("cohort")),
                interval(row, quantile),
                change(row, quantile, column)));
  }

  private static String interval(MartRow row, String quantile) {
    return row.maybe(quantile + "_low").isEmpty() || row.maybe(quantile + "_high").isEmpty()
        ? ""
        : "; 95 %% interval %s–%s"
            .formatted(
                Format.DAYS.of(row, quantile + "_low"), Format.DAYS.of(row, quantile + "_high"));
  }

  private String change(MartRow row, String quantile, String column) {
    Optional<MartRow> before =
        delivery.yearBefore(row).filter(one -> one.maybe(column).isPresent());
    if (before.isEmpty()) {
      return "";
    }
    if (!DeliveryRows.differs(row, before.get(), quantile)) {
      return "; no clear change on a year before";
    }
    double days = row.number(column) - before.get().number(column);
    return "; %s %s than a year before"
        .formatted(English.days(Math.abs(days)), days < 0 ? "less" : "more");
  }

  private Figure onTime(MartRow row) {
    return new Figure(
        "on_time_share",
        "Delivered as promised",
        row.number("on_time_share"),
        Format.PERCENT.unit(),
        row.text("cohort"),
        Figure.boxed(row.maybe("on_time_low")),
        Figure.boxed(row.maybe("on_time_high")),
        flags(row, "on_time", "on_time_share"),
        row.mart(),
        row.key(),
        "on_time_share",
        "Parcels with a promise that were delivered not later than promised, over all with a promise.",
        Format.PERCENT.of(row, "on_time_share"),
        "posted in %s; 95 %% interval %s–%s"
            .formatted(
                English.month(row.text("cohort")),
                Format.PERCENT.of(row, "on_time_low"),
                Format.PERCENT.of(row, "on_time_high")));
  }

  private List<String> flags(MartRow row, String measure, String column) {
    List<String> flags = new ArrayList<>();
    Optional<MartRow> before =
        delivery.yearBefore(row).filter(one -> one.maybe(column).isPresent());
    if (before.isEmpty()) {
      flags.add("not_comparable");
    } else if (!DeliveryRows.differs(row, before.get(), measure)) {
      flags.add("no_clear_change");
    }
    if (edition.simulated()) {
      flags.add("simulated");
    }
    return flags;
  }
}
