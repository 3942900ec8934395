package org.tearoad.common.logs;

/**
 * Where a block has delimiters and line ends, inside quotes too. They are looked for in one go,
 * eight bytes at a time and nearly without branches, since a processor that guesses the lengths of
 * fields guesses wrong.
 */
final class CsvIndex {
  private static final long LINE_ENDS = Utf8.repeat('\n');

  private final long delimiters;
  private byte[] indexed;
  private int[] places = {};
  private int count;
  private boolean valid;

  CsvIndex(byte delimiter) {
    this.delimiters = Utf8.repeat(delimiter);
  }

  /** Indexes the block when it is another one than before. */
  void build(byte[] bytes, int from, int limit) {
    if (bytes == indexed) {
      return;
    }

    indexed = bytes;
    int needed = limit - from + 2 * Long.BYTES;
    if (places.length < needed) {
      places = new int[needed];
    }
    boolean ascii = find(bytes, from, limit);
    valid = ascii || count == 0 || Utf8.valid(bytes, from, places[count - 1]);
  }

  /** Fills the places; tells whether all bytes are ASCII. */
  private boolean find(byte[] bytes, int from, int limit) {
    int[] found = places;
    int n = 0;
    long seen = 0;
    for (int at = from; at < limit; at += Long.BYTES) {
      long word = Utf8.load(bytes, at);
      long hits = Utf8.zeros(word ^ delimiters) | Utf8.zeros(word ^ LINE_ENDS);
      seen |= word;
      int hitCount = Long.bitCount(hits);
      // Two places are written whether or not there are hits; what is too much is overwritten.
      found[n] = at + (Long.numberOfTrailingZeros(hits) >>> 3);
      hits &= hits - 1;
      found[n + 1] = at + (Long.numberOfTrailingZeros(hits) >>> 3);
      hits &= hits - 1;
      for (int i = n + 2; hits != 0; i++) {
        found[i] = at + (Long.numberOfTrailingZeros(hits) >>> 3);
        hits &= hits - 1;
      }
      n += hitCount;
    }
    while (n > 0 && found[n - 1] >= limit) {
      n--;
    }
    count = n;
    return (seen & Utf8.HIGH_BITS) == 0;
  }

  int[] places() {
    return places;
  }

  int count() {
    return count;
  }

  /** Whether all text up to the last place is UTF-8; when not, each record must be judged. */
  boolean valid() {
    return valid;
  }
}
