package org.tearoad.reports.tables;

import org.tearoad.common.table.Field;

/**
 * A column of a published table.
 *
 * @param isKey it is one of those that tell rows apart
 */
record PublishedColumn(String name, String meaning, Unit unit, boolean isKey) {

  static PublishedColumn of(Field field, boolean isKey) {
    return new PublishedColumn(field.name(), field.meaning(), Unit.of(field), isKey);
  }

  static PublishedColumn ofText(String name, String meaning) {
    return new PublishedColumn(name, meaning, Unit.TEXT, false);
  }
}
