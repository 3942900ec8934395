package org.tearoad.common.table;

/**
 * One rule about the rows of a table, as data.
 *
 * @param name what is promised, in snake_case; unique within its table
 * @param violation a SQL condition over the table's columns that is true for a row that breaks the
 *     promise
 */
public record Check(String name, Severity severity, String violation) {

  /** Every row must satisfy the condition; a condition that is null counts as broken. */
  public static Check compliance(String name, String condition) {
    return new Check(name, Severity.FAIL, "not coalesce(" + condition + ", false)");
  }

  public static Check warning(String name, String condition) {
    return new Check(name, Severity.WARN, "not coalesce(" + condition + ", false)");
  }
}
