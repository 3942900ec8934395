package org.tearoad.reports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tearoad.common.table.Table;

/**
 * The rows of a release's marts that its reports speak of, read once: some thousands in all.
 *
 * @param rows by mart, ordered by key
 * @param incomplete names of the marts of which rows are not there, for their figures are left out
 * @param confidentialRows rows of the published tables of which a figure is left out, for it is
 *     confidential or tells one that is
 */
public record Marts(
    Map<String, List<MartRow>> rows, Set<String> incomplete, long confidentialRows) {

  /** The marts that reports are made from. */
  public static List<Table> tables() {
    return Selections.ALL.stream().map(Selection::mart).toList();
  }

  /** What of each of them. */
  public static List<Selection> selections() {
    return Selections.ALL;
  }

  /** The rows of a mart where columns have values: {@code "period_type", "year", …}. */
  List<MartRow> of(Table mart, String... columnsAndValues) {
    return of(mart.name(), columnsAndValues);
  }

  List<MartRow> of(String mart, String... columnsAndValues) {
    return rows.getOrDefault(mart, List.of()).stream()
        .filter(row -> matches(row, columnsAndValues))
        .toList();
  }

  /**
   * Why a chart of this mart shows nothing.
   *
   * @param nothing key of what is said when there is nothing, and nothing is left out
   */
  String whyNothing(Words words, Table mart, String nothing) {
    return whyNothing(words, mart, nothing, "figure.none_to_show");
  }

  /**
   * @param leftOut key of what is said when something is left out
   */
  String whyNothing(Words words, Table mart, String nothing, String leftOut) {
    return words.text(leavesOut(mart) ? leftOut : nothing);
  }

  /** Whether rows of a mart are not there, for their figures are left out. */
  boolean leavesOut(Table mart) {
    return incomplete.contains(mart.name());
  }

  private static boolean matches(MartRow row, String... columnsAndValues) {
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      if (!row.is(columnsAndValues[i], columnsAndValues[i + 1])) {
        return false;
      }
    }
    return true;
  }
}
