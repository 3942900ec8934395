package org.tearoad.marts.growth;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The day of each marketplace's first order, in whatever market. */
final class FirstOrders {
  private final Map<String, LocalDate> days = new HashMap<>();

  /**
   * @param day null when there was none
   */
  void add(String marketplace, LocalDate day) {
    if (day != null) {
      days.merge(marketplace, day, (one, other) -> one.isBefore(other) ? one : other);
    }
  }

  /** Empty when none of them ever had an order. */
  Optional<LocalDate> earliest(Collection<String> marketplaces) {
    return marketplaces.stream()
        .map(days::get)
        .filter(day -> day != null)
        .min(Comparator.naturalOrder());
  }
}
