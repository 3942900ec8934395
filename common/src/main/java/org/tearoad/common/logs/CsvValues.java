package org.tearoad.common.logs;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The values of CSV records as positions of their delimiters. Row r has {@code width + 1} numbers:
 * one less than its start, then where each field ends. Nothing is cut out before it is asked for.
 */
final class CsvValues implements RowValues {
  /** Numbers a batch may hold before it takes fewer rows. */
  private static final int MOST_POSITIONS = 256 * 1024;

  private final int[] fields;
  private int[] positions = {};
  private boolean[] doubledQuotes = {};
  private int stride;

  CsvValues(int columnCount) {
    fields = new int[columnCount];
    Arrays.fill(fields, -1);
  }

  /** Forgets the header of the file before: until the next one all values are null. */
  void startFile() {
    Arrays.fill(fields, -1);
    stride = 0;
  }

  /** Takes the place of each column in a header of that many names, -1 where it has none. */
  void startRecords(int[] fieldOfColumn, int width, RowBatch rows) {
    System.arraycopy(fieldOfColumn, 0, fields, 0, fields.length);
    stride = width + 1;
    int most = Math.max(1, MOST_POSITIONS / stride);
    rows.limitRows(most);
    if (positions.length < MOST_POSITIONS || positions.length < stride) {
      positions = new int[Math.max(MOST_POSITIONS, stride)];
      doubledQuotes = new boolean[RowBatch.ROWS];
    }
  }

  int[] positions() {
    return positions;
  }

  int stride() {
    return stride;
  }

  void markDoubledQuotes(int row, boolean doubled) {
    doubledQuotes[row] = doubled;
  }

  @Override
  public void blank(int row) {
    if (stride > 0) {
      // Ends that follow each other leave no byte for any field.
      for (int i = 0; i < stride; i++) {
        positions[row * stride + i] = i;
      }
    }
  }

  boolean isNull(byte[] bytes, int column, int row) {
    int field = fields[column];
    if (field < 0) {
      return true;
    }

    int at = row * stride + field;
    int start = positions[at] + 1;
    int length = positions[at + 1] - start;
    return length == 0 || (length == 2 && bytes[start] == '"');
  }

  UTF8String value(byte[] bytes, int column, int row) {
    if (isNull(bytes, column, row)) {
      return null;
    }

    int at = row * stride + fields[column];
    int start = positions[at] + 1;
    int end = positions[at + 1];
    if (bytes[start] != '"') {
      return UTF8String.fromBytes(bytes, start, end - start);
    }

    return doubledQuotes[row]
        ? undoubled(bytes, start + 1, end - 1)
        : UTF8String.fromBytes(bytes, start + 1, end - start - 2);
  }

  private static UTF8String undoubled(byte[] bytes, int start, int end) {
    byte[] text = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      text[length++] = bytes[i];
      if (bytes[i] == '"') {
        i++;
      }
    }
    return UTF8String.fromBytes(text, 0, length);
  }
}
