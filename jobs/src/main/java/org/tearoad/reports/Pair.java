package org.tearoad.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Two rows whose figures differ by more than chance. */
record Pair(MartRow higher, MartRow lower) {

  /**
   * The two that are farthest apart of those whose intervals have nothing in common; empty when all
   * intervals overlap. The highest figure of all need not be in it: it may be the least certain.
   *
   * @param column of the figure
   * @param limits beginning of the names of its limits: {@code on_time} for {@code on_time_low}
   */
  static Optional<Pair> widest(List<MartRow> rows, String column, String limits) {
    return rows.stream()
        .flatMap(one -> rows.stream().map(other -> new Pair(one, other)))
        .filter(
            pair ->
                pair.distance(column) > 0
                    && DeliveryRows.differs(pair.higher(), pair.lower(), limits))
        .max(Comparator.comparingDouble(pair -> pair.distance(column)));
  }

  /**
   * Whether it is known that no two differ: all have limits, and no pair is apart.
   *
   * @param limits beginning of the names of the limits
   */
  static boolean noneDiffer(List<MartRow> rows, String limits) {
    return rows.stream()
        .allMatch(one -> rows.stream().allMatch(other -> DeliveryRows.overlap(one, other, limits)));
  }

  private double distance(String column) {
    return higher.number(column) - lower.number(column);
  }
}
