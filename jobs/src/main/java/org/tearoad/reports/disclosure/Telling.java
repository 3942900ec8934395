package org.tearoad.reports.disclosure;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.tearoad.marts.disclosure.Cell;

/**
 * Columns of a mart, and the cells that they tell: none of them is published when one of these is
 * suppressed.
 */
record Telling(List<String> columns, Function<Row, List<Cell>> cells) {

  static Telling of(Function<Row, List<Cell>> cells, String... columns) {
    return new Telling(List.of(columns), cells);
  }
}
