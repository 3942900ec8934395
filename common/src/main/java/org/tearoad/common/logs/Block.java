package org.tearoad.common.logs;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.fs.ChecksumException;

/**
 * A window of a file's bytes. Every refill takes new memory, so slices of earlier windows stay
 * valid for as long as somebody holds them.
 */
final class Block implements Closeable {
  /** Scanners load eight bytes at once, up to one byte behind the limit. */
  private static final int PADDING = 16;

  /** Opens the file; only when its first bytes are asked for. */
  interface Opening {
    ByteSource open() throws IOException;
  }

  private final Opening opening;
  private final int size;
  private ByteSource source;
  private byte[] bytes = new byte[PADDING];
  private int limit;
  private boolean ended;
  private CutOffException cut;

  Block(Opening opening, int size) {
    this.opening = opening;
    this.size = size;
  }

  byte[] bytes() {
    return bytes;
  }

  int limit() {
    return limit;
  }

  /** Whether the window reaches the end of what can be read. */
  boolean ended() {
    return ended;
  }

  /** Why the file stopped too early; null when it did not. */
  CutOffException cut() {
    return cut;
  }

  /** Moves the window on: keeps the bytes from {@code from} on, which become the first ones. */
  void refill(int from) throws IOException {
    if (source == null) {
      source = opening.open();
    }
    int kept = limit - from;
    byte[] fresh = new byte[Math.max(size, 2 * kept) + PADDING];
    System.arraycopy(bytes, from, fresh, 0, kept);
    bytes = fresh;
    limit = kept;
    int capacity = fresh.length - PADDING;
    while (limit < capacity && !ended) {
      readOnce(capacity);
    }
  }

  private void readOnce(int capacity) throws IOException {
    try {
      int count = source.read(bytes, limit, capacity - limit);
      ended = count < 0;
      limit += Math.max(count, 0);
    } catch (CutOffException e) {
      ended = true;
      cut = e;
    } catch (ChecksumException e) {
      ended = true;
      cut = new CutOffException("the file is corrupt: " + e.getMessage(), e);
    }
  }

  /** Lets the last line of an unbroken file end like the others, so that scanners know one case. */
  void endLastLine() {
    if (ended && cut == null && limit > 0 && bytes[limit - 1] != '\n') {
      bytes[limit++] = '\n';
    }
  }

  @Override
  public void close() throws IOException {
    if (source != null) {
      source.close();
    }
  }
}
