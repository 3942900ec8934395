package org.tearoad.reports;

import java.util.List;
import org.tearoad.common.table.Table;

/**
 * What reports read of a mart: each report row is one of its rows.
 *
 * @param condition of the rows, in SQL
 * @param columns beside the mart's key
 */
public record Selection(Table mart, String condition, List<String> columns) {
  public Selection {
    columns = List.copyOf(columns);
  }

  /**
   * @param columns with white space between them
   */
  static Selection of(Table mart, String condition, String columns) {
    return new Selection(mart, condition, List.of(columns.strip().split("\\s+")));
  }
}
