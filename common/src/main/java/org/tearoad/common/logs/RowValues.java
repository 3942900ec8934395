package org.tearoad.common.logs;

/** The values of a batch, in the shape that suits the format. */
interface RowValues {
  /** Makes all values of the row null. */
  void blank(int row);
}
