package org.tearoad.marts.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.Quantile;
import org.tearoad.common.statistics.Share;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.marts.MartSettings;

/** Rows of {@link DeliveryTime}, cell by cell in the order of its columns. */
final class DeliveryTimeRow {
  private static final int WEEK = 7;
  private static final int MONTH = 28;

  private DeliveryTimeRow() {}

  /**
   * @param known empty when no parcel is followed
   */
  static Row of(
      SliceKey key, Slice slice, DayType type, Optional<Estimate> known, MartSettings settings) {
    Estimate estimate = known.orElse(null);
    List<Object> cells = new ArrayList<>(DeliveryTime.TABLE.fields().size());
    Tally tally = slice.tally();
    Cohort cohort = key.cohort();
    cells.addAll(
        List.of(
            cohort.type(),
            cohort.name(),
            key.scope(),
            key.clock(),
            type.text(),
            key.dimension(),
            key.slice()));
    long parcels = estimate == null ? 0 : estimate.table().size();
    cells.add(parcels);
    for (Ending ending : Ending.values()) {
      cells.add(estimate == null ? 0L : estimate.ended(ending));
    }
    cells.addAll(
        List.of(
            tally.notTracked,
            tally.noStart,
            tally.negative,
            tally.paidOnDelivery,
            tally.tooRecent));
    cells.add(parcels == 0 ? null : (double) estimate.ended(Ending.OPEN) / parcels);
    boolean isKnown = parcels >= Estimate.FEWEST;
    addQuantiles(cells, isKnown ? estimate : null);
    cells.add(isKnown ? estimate.deliveredOnlyMedian() : null);
    addShares(cells, isKnown ? estimate : null);
    addOnTime(cells, tally, isKnown ? estimate : null);
    cells.add(estimate == null ? "none" : estimate.method());
    cells.add(isKnown ? Estimate.number(estimate.curve().designEffect()) : null);
    cells.add(
        slice.isProvisional(
            cohort, estimate == null ? 0 : estimate.ended(Ending.OPEN), parcels, settings));
    cells.add(LocalDate.ofEpochDay(Math.min(slice.reliableUpTo(), settings.asOf().toEpochDay())));
    cells.add(cohort.first());
    cells.add(cohort.last());
    return RowFactory.create(cells.toArray());
  }

  private static void addQuantiles(List<Object> cells, Estimate estimate) {
    String because = estimate == null ? "too_few_parcels" : null;
    for (DeliveryTime.Named named : DeliveryTime.QUANTILES) {
      if (estimate == null) {
        addNulls(cells, 3);
        continue;
      }
      Quantile quantile = estimate.curve().quantile(named.share());
      boolean isReached = quantile.age().isPresent();
      boolean isFollowed =
          isReached && estimate.table().followed(quantile.age().getAsInt()) >= Estimate.FEWEST;
      if (because == null && !isFollowed) {
        because = isReached ? "too_few_parcels" : "not_reached";
      }
      cells.add(isFollowed ? quantile.age().getAsInt() : null);
      cells.add(isFollowed ? boxed(quantile.low()) : null);
      cells.add(isFollowed ? boxed(quantile.high()) : null);
    }
    cells.add(because);
  }

  private static void addShares(List<Object> cells, Estimate estimate) {
    for (int days : DeliveryTime.WITHIN) {
      if (estimate == null || !estimate.curve().tells(days)) {
        addNulls(cells, 3);
      } else {
        Share share = estimate.curve().shareWithin(days).orElseThrow();
        cells.add(Estimate.share(share.value()));
        cells.add(Estimate.number(share.interval().low()));
        cells.add(Estimate.number(share.interval().high()));
      }
    }
    Double week = within(estimate, WEEK);
    Double month = within(estimate, MONTH);
    cells.add(week);
    cells.add(week == null || month == null ? null : Math.max(month - week, 0));
    cells.add(month == null ? null : Math.max(1 - month, 0));
  }

  private static Double within(Estimate estimate, int days) {
    return estimate == null || !estimate.curve().tells(days)
        ? null
        : Estimate.share(estimate.curve().share(days));
  }

  private static void addOnTime(List<Object> cells, Tally tally, Estimate estimate) {
    cells.add(tally.promised);
    String because =
        tally.promised == 0
            ? "no_promise"
            : tally.undecided > 0
                ? "not_due"
                : estimate == null || tally.promised < Estimate.FEWEST ? "too_few_parcels" : null;
    if (because != null) {
      addNulls(cells, 3);
    } else {
      Interval interval =
          WilsonInterval.of(
              tally.kept, tally.promised, estimate.curve().designEffect(), Estimate.LEVEL);
      cells.add((double) tally.kept / tally.promised);
      cells.add(Estimate.number(interval.low()));
      cells.add(Estimate.number(interval.high()));
    }
    cells.add(because);
  }

  private static void addNulls(List<Object> cells, int count) {
    for (int i = 0; i < count; i++) {
      cells.add(null);
    }
  }

  private static Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
