package org.tearoad.common.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip (RFC 1952), one member or several, with checksums verified. Unlike {@code GZIPInputStream}
 * it inflates straight into the caller's large buffer, and tells a cut from an end.
 */
final class GzipSource implements ByteSource {
  private static final int COMPRESSED_BUFFER = 64 * 1024;
  private static final int DEFLATED = 8;
  private static final int HAS_HEADER_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final InputStream stream;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] compressed;
  private int position;
  private int limit;
  private boolean inMember;
  private boolean first = true;

  GzipSource(InputStream stream) {
    this(stream, COMPRESSED_BUFFER);
  }

  GzipSource(InputStream stream, int bufferSize) {
    this.stream = stream;
    this.compressed = new byte[bufferSize];
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (true) {
      if (!inMember && !beginMember()) {
        return -1;
      }

      int count = inflate(into, offset, length);
      if (count > 0) {
        checksum.update(into, offset, count);
        return count;
      }

      if (inflater.finished()) {
        endMember();
      } else if (!fill()) {
        throw new CutOffException("gzip stream ends too early");
      } else {
        inflater.setInput(compressed, position, limit - position);
      }
    }
  }

  private int inflate(byte[] into, int offset, int length) throws CutOffException {
    try {
      int count = inflater.inflate(into, offset, length);
      if (count == 0 && inflater.needsDictionary()) {
        throw new CutOffException("gzip stream is corrupt: it asks for a dictionary");
      }
      return count;
    } catch (DataFormatException e) {
      throw new CutOffException("gzip stream is corrupt: " + e.getMessage(), e);
    }
  }

  /** False at the end of the file. Zero bytes after a member are padding, as in gzip(1). */
  private boolean beginMember() throws IOException {
    int magic = next();
    while (!first && magic == 0) {
      magic = next();
    }
    if (magic < 0) {
      return false;
    }

    requireHeader(magic == 0x1f && required() == 0x8b && required() == DEFLATED);
    int flags = required();
    skip(6);
    skipOptionalFields(flags);
    first = false;
    inMember = true;
    inflater.reset();
    checksum.reset();
    inflater.setInput(compressed, position, limit - position);
    return true;
  }

  private void requireHeader(boolean valid) throws IOException {
    if (!valid && first) {
      throw new UnreadableException("not a gzip file");
    }
    if (!valid) {
      throw new CutOffException("gzip stream is corrupt: no gzip member where one should begin");
    }
  }

  private void skipOptionalFields(int flags) throws IOException {
    if ((flags & HAS_EXTRA) != 0) {
      skip(required() | required() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_CHECKSUM) != 0) {
      skip(2);
    }
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    inMember = false;
    long expected = requiredInt();
    long size = requiredInt();
    if (expected != checksum.getValue()) {
      throw new CutOffException("gzip stream is corrupt: its checksum is wrong");
    }
    if (size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new CutOffException("gzip stream is corrupt: its length is wrong");
    }
  }

  private long requiredInt() throws IOException {
    return required() | required() << 8 | required() << 16 | (long) required() << 24;
  }

  private void skipText() throws IOException {
    while (required() != 0) {
      continue;
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      required();
    }
  }

  private int required() throws IOException {
    int value = next();
    if (value < 0) {
      throw new CutOffException("gzip stream ends too early");
    }
    return value;
  }

  private int next() throws IOException {
    return position < limit || fill() ? compressed[position++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    int count = stream.read(compressed, 0, compressed.length);
    position = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    stream.close();
  }
}
