package org.tearoad.common.logs;

import java.io.IOException;
import java.io.InputStream;

/** A file that is not compressed. */
final class PlainSource implements ByteSource {
  private final InputStream stream;

  PlainSource(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return stream.read(into, offset, length);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
