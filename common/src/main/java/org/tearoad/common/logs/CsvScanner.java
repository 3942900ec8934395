package org.tearoad.common.logs;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * Finds CSV records and the ends of their fields. Only delimiters and line ends are indexed: a
 * quote has a meaning nowhere but at the start of a field.
 */
final class CsvScanner implements RecordScanner {
  private static final int INCOMPLETE = CsvQuotes.INCOMPLETE;

  private final List<String> columns;
  private final Set<String> required;
  private final byte delimiter;
  private final CsvIndex index;
  private final CsvQuotes quotes;
  private final RowBatch rows;
  private final CsvValues values;

  private CsvHeader header;
  private int width;
  private long line = 1;
  private boolean started;
  private byte[] block;
  private int nextPlace;

  CsvScanner(LogRead read, RowBatch rows, CsvValues values) {
    this.columns = read.columns();
    this.required = read.required();
    this.delimiter = (byte) read.delimiter();
    this.index = new CsvIndex(delimiter);
    this.quotes = new CsvQuotes(delimiter);
    this.rows = rows;
    this.values = values;
  }

  @Override
  public int scan(byte[] bytes, int from, int limit) {
    int at = from;
    if (!started) {
      at = Utf8.afterMark(bytes, from, limit);
      started = limit > from;
    }
    while (at < limit && !rows.full() && !headerRejected()) {
      int next = isBlank(bytes, at, limit) ? afterBlank(bytes, at) : record(bytes, at, limit);
      if (next == INCOMPLETE) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static boolean isBlank(byte[] bytes, int at, int limit) {
    return bytes[at] == '\n' || (bytes[at] == '\r' && at + 1 < limit && bytes[at + 1] == '\n');
  }

  private int afterBlank(byte[] bytes, int at) {
    line++;
    return bytes[at] == '\n' ? at + 1 : at + 2;
  }

  private int record(byte[] bytes, int start, int limit) {
    return header == null ? headerRecord(bytes, start, limit) : dataRecord(bytes, start, limit);
  }

  private int headerRecord(byte[] bytes, int start, int limit) {
    CsvHeader found = CsvHeader.parse(bytes, start, limit, delimiter);
    if (found == null) {
      return INCOMPLETE;
    }

    header = found;
    String fault = found.fault(required);
    if (fault == null) {
      width = found.names().size();
      values.startRecords(found.places(columns), width, rows);
    } else {
      rows.reject(line, start, found.end(), Problem.FILE_HEADER_INVALID, fault);
    }
    line += found.lines();
    return found.next();
  }

  private int dataRecord(byte[] bytes, int start, int limit) {
    index.build(bytes, start, limit);
    int[] places = index.places();
    int count = index.count();
    int place = bytes == block ? nextPlace : 0;
    block = bytes;
    nextPlace = place;
    int[] positions = values.positions();
    int base = rows.count() * values.stride();
    positions[base] = start - 1;
    quotes.startRecord();
    int field = 0;
    int at = start;
    while (true) {
      if (bytes[at] == '"') {
        at = quotes.skip(bytes, at, limit);
        if (at == INCOMPLETE) {
          return INCOMPLETE;
        }
      }
      while (place < count && places[place] < at) {
        place++;
      }
      if (place == count) {
        return INCOMPLETE;
      }

      int hit = places[place++];
      if (bytes[hit] == '\n') {
        nextPlace = place;
        return endRecord(bytes, start, hit, field + 1);
      }

      field++;
      if (field <= width) {
        positions[base + field] = hit;
      }
      at = hit + 1;
    }
  }

  private int endRecord(byte[] bytes, int start, int lineEnd, int fieldCount) {
    int end = bytes[lineEnd - 1] == '\r' && lineEnd > start ? lineEnd - 1 : lineEnd;
    if (fieldCount <= width) {
      values.positions()[rows.count() * values.stride() + fieldCount] = end;
    }
    values.markDoubledQuotes(rows.count(), quotes.doubled());

    if (quotes.textBehind()) {
      rows.reject(line, start, end, Problem.LINE_UNREADABLE, "text after a closing quote");
    } else if (!index.valid() && !Utf8.valid(bytes, start, end)) {
      rows.reject(line, start, end, Problem.LINE_UNREADABLE, "invalid UTF-8");
    } else if (fieldCount != width) {
      String detail = "got " + fieldCount + " fields, header has " + width;
      rows.reject(line, start, end, Problem.LINE_RAGGED, detail);
    } else {
      rows.accept(line, start, end);
    }
    line += 1 + quotes.lineEnds();
    return lineEnd + 1;
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
    return header != null && quotes.open();
  }

  @Override
  public boolean beforeHeader() {
    return header == null;
  }

  @Override
  public boolean headerRejected() {
    return header != null && width == 0;
  }

  @Override
  public SortedSet<String> unknownColumns() {
    return header == null || width == 0 ? Collections.emptySortedSet() : header.unknown(columns);
  }
}
