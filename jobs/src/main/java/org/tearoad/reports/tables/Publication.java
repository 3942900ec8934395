package org.tearoad.reports.tables;

import java.util.List;
import java.util.Set;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;

/**
 * What is published of a mart as a table.
 *
 * @param condition of the rows, in SQL
 * @param rows the same in words
 * @param withheld columns that stay in the mart
 * @param figures columns whose state is told by a flag, the main one first; none where a row has no
 *     such notion
 */
public record Publication(
    Table mart,
    String condition,
    String rows,
    Set<String> withheld,
    List<String> figures,
    Nature nature) {
  public Publication {
    withheld = Set.copyOf(withheld);
    figures = List.copyOf(figures);
    withheld.forEach(mart::field);
    figures.forEach(mart::field);
  }

  static Publication of(Table mart, String condition, String rows, String... figures) {
    return new Publication(mart, condition, rows, Set.of(), List.of(figures), Nature.COUNTED);
  }

  /** The same without some columns. */
  Publication without(String... columns) {
    return new Publication(mart, condition, rows, Set.of(columns), figures, nature);
  }

  Publication being(Nature other) {
    return new Publication(mart, condition, rows, withheld, figures, other);
  }

  public String name() {
    return mart.name();
  }

  /** The columns of the mart that are published, in its order. */
  public List<Field> fields() {
    return mart.fields().stream().filter(field -> !withheld.contains(field.name())).toList();
  }
}
