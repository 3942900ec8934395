package org.tearoad.common.logs;

import java.util.SortedSet;

/** Finds the records of one format in a window of bytes and adds them to a batch. */
interface RecordScanner {

  /**
   * Adds records until the batch is full or no whole record remains; returns where the first record
   * begins that was not added. May load eight bytes behind the limit.
   */
  int scan(byte[] bytes, int from, int limit);

  /** The physical line where the next record begins. */
  long line();

  void skipLines(int count);

  /** Whether the record that {@link #scan} could not finish is inside a quoted field. */
  boolean inQuote();

  /** Whether a header is still expected. */
  boolean beforeHeader();

  /** Whether the header was rejected, so that the rest of the file cannot be read. */
  boolean headerRejected();

  SortedSet<String> unknownColumns();
}
