package org.tearoad.common.logs;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Where the records of one batch are in the bytes, and what is wrong with them. The object is used
 * again for the next batch; the bytes never are.
 */
final class RowBatch {
  static final int ROWS = 4096;

  private final RowValues values;
  private final long[] lines = new long[ROWS];
  private final int[] starts = new int[ROWS];
  private final int[] ends = new int[ROWS];
  private final Problem[] problems = new Problem[ROWS];
  private final String[] details = new String[ROWS];
  private int capacity = ROWS;
  private int count;
  private boolean anyProblem;
  private byte[] bytes = {};
  private UTF8String file;

  RowBatch(RowValues values) {
    this.values = values;
  }

  /** Takes at most that many rows from now on, so that very wide files need little memory. */
  void limitRows(int most) {
    capacity = Math.max(1, Math.min(ROWS, most));
  }

  void startFile(LogFile next) {
    file = UTF8String.fromString(next.name());
    capacity = ROWS;
    clear();
  }

  void clear() {
    if (anyProblem) {
      Arrays.fill(problems, null);
      Arrays.fill(details, null);
    }
    anyProblem = false;
    count = 0;
  }

  /** The bytes that the rows of this batch point into. */
  void pointInto(byte[] block) {
    bytes = block;
  }

  void accept(long line, int start, int end) {
    lines[count] = line;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  void reject(long line, int start, int end, Problem problem, String detail) {
    problems[count] = problem;
    details[count] = detail;
    anyProblem = true;
    values.blank(count);
    accept(line, start, end);
  }

  boolean full() {
    return count == capacity;
  }

  int count() {
    return count;
  }

  byte[] bytes() {
    return bytes;
  }

  UTF8String file() {
    return file;
  }

  long line(int row) {
    return lines[row];
  }

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return ends[row];
  }

  /** Null for a good row. */
  Problem problem(int row) {
    return problems[row];
  }

  /** Null for a good row. */
  String detail(int row) {
    return details[row];
  }
}
