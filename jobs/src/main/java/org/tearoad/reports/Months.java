package org.tearoad.reports;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An axis of months from the first row's to the last row's. A month without a row keeps its place,
 * for else its neighbours would look like neighbours in time.
 *
 * @param names all months, like 2015-11
 * @param lines place of each month's row, -1 where there is none
 */
record Months(List<String> names, List<Integer> lines) {
  /**
   * @param rows in order of their months, at least one
   * @param column of the month
   */
  static Months of(List<MartRow> rows, String column) {
    List<String> names = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (int line = 0; line < rows.size(); line++) {
      YearMonth month = YearMonth.parse(rows.get(line).text(column));
      for (YearMonth absent = next(names).orElse(month);
          absent.isBefore(month);
          absent = absent.plusMonths(1)) {
        names.add(absent.toString());
        lines.add(-1);
      }
      names.add(month.toString());
      lines.add(line);
    }
    return new Months(names, lines);
  }

  private static Optional<YearMonth> next(List<String> names) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(YearMonth.parse(names.get(names.size() - 1)).plusMonths(1));
  }

  /** What each month has of the values of the rows; null where it has no row. */
  List<Object> placed(List<Object> values) {
    List<Object> placed = new ArrayList<>();
    lines.forEach(line -> placed.add(line < 0 ? null : values.get(line)));
    return placed;
  }

  /** Says that months are left out; empty when none is. */
  Optional<String> note(Words words) {
    return lines.contains(-1) ? Optional.of(words.text("chart.months_left_out")) : Optional.empty();
  }
}
