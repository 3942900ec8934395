package org.tearoad.marts.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.tearoad.common.statistics.LifeTable;

/** The curves of all slices. */
final class Estimates {
  private final SortedMap<SliceKey, Slice> slices;
  private final Map<SliceKey, Double> designEffects = new HashMap<>();

  Estimates(SortedMap<SliceKey, Slice> slices) {
    this.slices = slices;
  }

  /** Empty when no parcel of the slice is followed, or not in such days. */
  Optional<Estimate> of(SliceKey key, DayType type) {
    List<LifeTable> tables = slices.get(key).tables(type);
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        hasGroups(key)
            ? Estimate.ofGroups(tables)
            : Estimate.ofPart(LifeTable.sum(tables), designEffect(key.whole())));
  }

  private double designEffect(SliceKey whole) {
    return designEffects.computeIfAbsent(
        whole,
        key -> {
          List<LifeTable> tables =
              slices.containsKey(key) ? slices.get(key).tables(DayType.CALENDAR) : List.of();
          return tables.isEmpty() ? Double.NaN : Estimate.ofGroups(tables).curve().designEffect();
        });
  }

  private static boolean hasGroups(SliceKey key) {
    return switch (key.dimension()) {
      case SliceKey.TOTAL, "carrier", "service", CarrierScorecard.DIMENSION -> true;
      default -> false;
    };
  }
}
