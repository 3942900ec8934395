package org.tearoad.common.logs;

import java.io.Closeable;
import java.io.IOException;

/** Reads one file batch by batch, whatever its format. */
final class RecordReader implements Closeable {
  static final int BLOCK_SIZE = 256 * 1024;

  /** A record that is longer is rejected, so that a lost quote cannot fill the memory. */
  static final int LONGEST_RECORD = 8 * 1024 * 1024;

  private final Block block;
  private final RecordScanner scanner;
  private final RowBatch rows;
  private final int longestRecord;
  private int position;
  private boolean skipping;
  private boolean finished;

  RecordReader(Block block, RecordScanner scanner, RowBatch rows) {
    this(block, scanner, rows, LONGEST_RECORD);
  }

  RecordReader(Block block, RecordScanner scanner, RowBatch rows, int longestRecord) {
    this.block = block;
    this.scanner = scanner;
    this.rows = rows;
    this.longestRecord = longestRecord;
  }

  /** Fills the batch with the next records; false when the file has no more. */
  boolean next() throws IOException {
    rows.clear();
    while (!finished && rows.count() == 0) {
      rows.pointInto(block.bytes());
      scan();
      if (!finished && rows.count() == 0) {
        goOn();
      }
    }
    return rows.count() > 0;
  }

  private void scan() {
    if (skipping) {
      skipRestOfLine();
    }
    if (!skipping) {
      position = scanner.scan(block.bytes(), position, block.limit());
      finished = scanner.headerRejected();
    }
  }

  private void goOn() throws IOException {
    if (block.ended()) {
      rejectRest();
      finished = true;
    } else if (block.limit() - position > longestRecord) {
      rejectTooLong();
    } else {
      refill();
    }
  }

  private void refill() throws IOException {
    try {
      block.refill(position);
      block.endLastLine();
    } catch (UnreadableException e) {
      rows.reject(1, 0, 0, Problem.FILE_UNREADABLE, e.getMessage());
      finished = true;
    }
    position = 0;
  }

  private void rejectRest() {
    if (block.cut() != null) {
      reject(Problem.FILE_CUT_OFF, block.cut().getMessage());
    } else if (position < block.limit() && !skipping) {
      rejectUnended("a quote is opened and not closed before the end of the file");
    }
  }

  private void rejectTooLong() {
    String detail = "no end within " + longestRecord + " bytes";
    if (scanner.inQuote() || scanner.beforeHeader()) {
      rejectUnended(detail);
      finished = true;
    } else {
      reject(Problem.LINE_UNREADABLE, detail);
      scanner.skipLines(lineEnds(position, block.limit()));
      position = block.limit();
      skipping = true;
    }
  }

  private void rejectUnended(String detail) {
    reject(
        scanner.beforeHeader() ? Problem.FILE_HEADER_INVALID : Problem.LINE_QUOTE_UNCLOSED, detail);
  }

  private void reject(Problem problem, String detail) {
    byte[] bytes = block.bytes();
    int end = block.limit();
    if (end > position && bytes[end - 1] == '\n') {
      end--;
    }
    if (end > position && bytes[end - 1] == '\r') {
      end--;
    }
    rows.reject(scanner.line(), position, end, problem, detail);
  }

  private void skipRestOfLine() {
    while (position < block.limit() && skipping) {
      skipping = block.bytes()[position++] != '\n';
    }
    if (!skipping) {
      scanner.skipLines(1);
    }
  }

  private int lineEnds(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += block.bytes()[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    block.close();
  }
}
