package org.tearoad.marts.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Ledger;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.Regions;

/**
 * {@link DeliveryTime}, {@link DeliveryCurve} and {@link CarrierScorecard}: made together, for they
 * show the same curves, and reading the histograms is most of the work.
 */
public final class SlicedMarts {
  private static final Table[] INPUTS = {
    DeliveryHistogram.TABLE,
    DeliverySliceHistogram.TABLE,
    Regions.TABLE,
    WorkingDays.TABLE,
    ScanDelay.TABLE,
    Ledger.FILES
  };

  private SlicedMarts() {}

  /** To be run over the same inputs, in any order or at the same time. */
  public static List<Step> steps(MartSettings settings) {
    return Step.computedTogether(
        List.of(DeliveryTime.TABLE, DeliveryCurve.TABLE, CarrierScorecard.TABLE),
        in -> make(in, settings),
        INPUTS);
  }

  private static Map<Table, List<Row>> make(List<Dataset<Row>> in, MartSettings settings) {
    var slices =
        new Slices(
            Until.read(in.get(4), in.get(5), settings),
            Calendars.of(in.get(3).collectAsList(), settings.delivery()));
    slices.readGroups(HistogramColumns.ofGroups(in.get(0)));
    slices.readSlices(HistogramColumns.ofSlices(in.get(1)), Regions.districts(in.get(2)));
    SortedMap<SliceKey, Slice> all = slices.all();
    var estimates = new Estimates(all);
    List<Row> times = new ArrayList<>();
    List<Row> curves = new ArrayList<>();
    List<Row> scorecard = new ArrayList<>();
    all.forEach(
        (key, slice) -> {
          Optional<Estimate> estimate = estimates.of(key, DayType.CALENDAR);
          if (key.dimension().equals(CarrierScorecard.DIMENSION)) {
            estimate.ifPresent(of -> scorecard.add(CarrierScorecard.row(key, slice, of, settings)));
            return;
          }
          if (DeliveryCurve.shows(key.dimension())) {
            estimate.ifPresent(of -> DeliveryCurve.add(curves, key, of));
          }
          times.add(DeliveryTimeRow.of(key, slice, DayType.CALENDAR, estimate, settings));
          for (DayType type : DayType.WORKING) {
            if (slice.counts(type)) {
              times.add(DeliveryTimeRow.of(key, slice, type, estimates.of(key, type), settings));
            }
          }
        });
    return Map.of(
        DeliveryTime.TABLE, times, DeliveryCurve.TABLE, curves, CarrierScorecard.TABLE, scorecard);
  }
}
