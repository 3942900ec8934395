package org.tearoad.common.logs;

import org.apache.spark.unsafe.types.UTF8String;

/** The values of JSON records; columns that nobody reads have no place. */
final class JsonValues implements RowValues {
  private final UTF8String[][] values;

  JsonValues(boolean[] wanted) {
    values = new UTF8String[wanted.length][];
    for (int i = 0; i < wanted.length; i++) {
      values[i] = wanted[i] ? new UTF8String[RowBatch.ROWS] : null;
    }
  }

  boolean wants(int column) {
    return values[column] != null;
  }

  void put(int column, int row, UTF8String value) {
    values[column][row] = value;
  }

  UTF8String value(int column, int row) {
    return values[column][row];
  }

  @Override
  public void blank(int row) {
    for (UTF8String[] column : values) {
      if (column != null) {
        column[row] = null;
      }
    }
  }
}
