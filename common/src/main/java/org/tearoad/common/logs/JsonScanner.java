package org.tearoad.common.logs;

import java.util.List;
import java.util.SortedSet;

/** Finds the lines of a JSON Lines file and has each parsed as one object. */
final class JsonScanner implements RecordScanner {
  private static final long LINE_ENDS = Utf8.repeat('\n');

  private final RowBatch rows;
  private final JsonObjectReader objects;
  private long line = 1;
  private boolean started;

  JsonScanner(List<String> columns, RowBatch rows, JsonValues values) {
    this.rows = rows;
    this.objects = new JsonObjectReader(columns, values);
  }

  @Override
  public int scan(byte[] bytes, int from, int limit) {
    int at = from;
    if (!started) {
      at = Utf8.afterMark(bytes, from, limit);
      started = limit > from;
    }
    while (!rows.full()) {
      int end = lineEnd(bytes, at, limit);
      if (end < 0) {
        break;
      }
      int textEnd = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
      if (!isBlank(bytes, at, textEnd)) {
        record(bytes, at, textEnd);
      }
      line++;
      at = end + 1;
    }
    return at;
  }

  /** Where the line ends; negative when that is not known. */
  static int lineEnd(byte[] bytes, int from, int limit) {
    for (int at = from; at < limit; at += Long.BYTES) {
      long hits = Utf8.zeros(Utf8.load(bytes, at) ^ LINE_ENDS);
      if (hits != 0) {
        int hit = at + (Long.numberOfTrailingZeros(hits) >>> 3);
        return hit < limit ? hit : -1;
      }
    }
    return -1;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
        return false;
      }
    }
    return true;
  }

  private void record(byte[] bytes, int start, int end) {
    String fault = objects.read(bytes, start, end, rows.count());
    if (fault == null) {
      rows.accept(line, start, end);
    } else {
      rows.reject(line, start, end, Problem.LINE_UNREADABLE, fault);
    }
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void skipLines(int count) {
    line += count;
  }

  @Override
  public boolean inQuote() {
    return false;
  }

  @Override
  public boolean beforeHeader() {
    return false;
  }

  @Override
  public boolean headerRejected() {
    return false;
  }

  @Override
  public SortedSet<String> unknownColumns() {
    return objects.unknownColumns();
  }
}
