package org.tearoad.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long parcels of the newest complete month took, and whether that was in time. */
final class DeliveryHeadlines {
  private final Words words;
  private final DeliveryRows delivery;
  private final Edition edition;

  DeliveryHeadlines(Words words, DeliveryRows delivery, Edition edition) {
    this.words = words;
    this.delivery = delivery;
    this.edition = edition;
  }

  /** Those of median, nine tenths and promise that the newest complete month has. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    delivery
        .newestMature()
        .ifPresent(
            row -> {
              figures.add(
                  days(row, "median_delivery_days", words.text("headlines.median"), "median"));
              if (row.maybe("p90_days").isPresent()) {
                figures.add(days(row, "p90_delivery_days", words.text("headlines.p90"), "p90"));
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
        words.text("headlines.define_days"),
        words.days(row.number(column)),
        words.clauses(
            Stream.of(
                    posted(row),
                    interval(row, quantile, Format.DAYS),
                    change(row, quantile, column))
                .flatMap(Optional::stream)
                .toList()));
  }

  private Optional<String> posted(MartRow row) {
    return Optional.of(
        words.text(
            "headlines.posted",
            "inMonth",
            words.inMonth(row.text("cohort")),
            "from",
            words.country("country.from", edition.partner()),
            "to",
            words.country("country.to", edition.home())));
  }

  private Optional<String> interval(MartRow row, String measure, Format format) {
    return row.maybe(measure + "_low").isEmpty() || row.maybe(measure + "_high").isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.text(
                "headlines.interval",
                "low",
                format.of(words, row, measure + "_low"),
                "high",
                format.of(words, row, measure + "_high")));
  }

  private Optional<String> change(MartRow row, String quantile, String column) {
    Optional<MartRow> before =
        delivery.yearBefore(row).filter(one -> one.maybe(column).isPresent());
    if (before.isEmpty()) {
      return Optional.empty();
    }
    if (!DeliveryRows.differs(row, before.get(), quantile)) {
      return DeliveryRows.overlap(row, before.get(), quantile)
          ? Optional.of(words.text("headlines.no_clear_change"))
          : Optional.empty();
    }
    double days = row.number(column) - before.get().number(column);
    return Optional.of(
        words.text(
            "headlines.days_changed",
            "days",
            words.days(Math.abs(days)),
            "direction",
            days < 0 ? "down" : "up"));
  }

  private Figure onTime(MartRow row) {
    return new Figure(
        "on_time_share",
        words.text("headlines.on_time"),
        row.number("on_time_share"),
        Format.PERCENT.unit(),
        row.text("cohort"),
        Figure.boxed(row.maybe("on_time_low")),
        Figure.boxed(row.maybe("on_time_high")),
        flags(row, "on_time", "on_time_share"),
        row.mart(),
        row.key(),
        "on_time_share",
        words.text("headlines.define_on_time"),
        Format.PERCENT.of(words, row, "on_time_share"),
        words.clauses(
            Stream.of(posted(row), interval(row, "on_time", Format.PERCENT))
                .flatMap(Optional::stream)
                .toList()));
  }

  private List<String> flags(MartRow row, String measure, String column) {
    List<String> flags = new ArrayList<>();
    Optional<MartRow> before =
        delivery.yearBefore(row).filter(one -> one.maybe(column).isPresent());
    if (before.isPresent() && DeliveryRows.overlap(row, before.get(), measure)) {
      flags.add("no_clear_change");
    } else if (before.isEmpty() || !DeliveryRows.differs(row, before.get(), measure)) {
      flags.add("not_comparable");
    }
    if (edition.simulated()) {
      flags.add("simulated");
    }
    return flags;
  }
}
