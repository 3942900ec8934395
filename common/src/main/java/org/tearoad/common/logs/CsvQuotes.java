package org.tearoad.common.logs;

/** What the quoted fields of one record hold. */
final class CsvQuotes {
  static final int INCOMPLETE = -1;
  private static final long QUOTES = Utf8.repeat('"');
  private static final long LINE_ENDS = Utf8.repeat('\n');

  private final byte delimiter;
  private int lineEnds;
  private boolean doubled;
  private boolean textBehind;
  private boolean open;

  CsvQuotes(byte delimiter) {
    this.delimiter = delimiter;
  }

  void startRecord() {
    lineEnds = 0;
    doubled = false;
    textBehind = false;
    open = false;
  }

  /** Where the first byte after the closing quote is; {@code INCOMPLETE} when none is known. */
  int skip(byte[] bytes, int opening, int limit) {
    int at = opening + 1;
    while (at < limit) {
      long word = Utf8.load(bytes, at);
      long quotes = Utf8.zeros(word ^ QUOTES);
      long ends = Utf8.zeros(word ^ LINE_ENDS);
      if (quotes == 0) {
        lineEnds += Long.bitCount(ends);
        at += Long.BYTES;
        continue;
      }

      lineEnds += Long.bitCount(ends & (Long.lowestOneBit(quotes) - 1));
      int quote = at + (Long.numberOfTrailingZeros(quotes) >>> 3);
      if (quote + 1 >= limit) {
        break;
      }
      if (bytes[quote + 1] != '"') {
        textBehind |= !endsField(bytes, quote + 1, limit);
        return quote + 1;
      }
      doubled = true;
      at = quote + 2;
    }
    open = true;
    return INCOMPLETE;
  }

  private boolean endsField(byte[] bytes, int at, int limit) {
    return bytes[at] == delimiter
        || bytes[at] == '\n'
        || (bytes[at] == '\r' && (at + 1 >= limit || bytes[at + 1] == '\n'));
  }

  /** Line ends inside quotes. */
  int lineEnds() {
    return lineEnds;
  }

  /** Whether a field has a quote in it, written as two. */
  boolean doubled() {
    return doubled;
  }

  /** Whether something stands between a closing quote and the end of its field. */
  boolean textBehind() {
    return textBehind;
  }

  /** Whether the last field was not closed. */
  boolean open() {
    return open;
  }
}
