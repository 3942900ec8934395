package org.tearoad.common.logs;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Zstandard, one frame or several. */
final class ZstdSource implements ByteSource {
  /** Of a frame, and of a skippable frame without its lowest four bits (RFC 8878, 3.1). */
  private static final int MAGIC = 0xFD2FB528;

  private static final int SKIPPABLE_MAGIC = 0x184D2A50;

  private final PushbackInputStream stream;
  private ZstdInputStreamNoFinalizer frames;

  ZstdSource(InputStream stream) {
    this.stream = new PushbackInputStream(stream, Integer.BYTES);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (frames == null && !open()) {
      return -1;
    }

    try {
      return frames.read(into, offset, length);
    } catch (ZstdIOException e) {
      throw new CutOffException("zstd stream is cut or corrupt: " + e.getMessage(), e);
    }
  }

  /** False when the file has no bytes at all. */
  private boolean open() throws IOException {
    byte[] head = stream.readNBytes(Integer.BYTES);
    if (head.length == 0) {
      return false;
    }

    int magic = 0;
    for (int i = 0; i < head.length; i++) {
      magic |= (head[i] & 0xFF) << (8 * i);
    }
    if (head.length == Integer.BYTES && magic != MAGIC && (magic & ~0xF) != SKIPPABLE_MAGIC) {
      throw new UnreadableException("not a zstd file");
    }

    stream.unread(head);
    frames = new ZstdInputStreamNoFinalizer(stream);
    return true;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    if (frames != null) {
      frames.close();
    }
  }
}
