package org.tearoad.common.logs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The decompressed bytes of one file. */
interface ByteSource extends Closeable {

  /**
   * Reads at least one byte; -1 at a clean end.
   *
   * @throws CutOffException once all that can be decompressed was delivered
   * @throws UnreadableException when the first bytes show that it is another format
   */
  int read(byte[] into, int offset, int length) throws IOException;

  /** Opens a file by the ending of its name: .gz, .zst, else plain. */
  static ByteSource open(Configuration hadoop, LogFile file) throws IOException {
    InputStream stream;
    try {
      Path path = new Path(file.path());
      stream = path.getFileSystem(hadoop).open(path);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableException(Messages.of(e), e);
    }
    return decompress(stream, file.path());
  }

  static ByteSource decompress(InputStream stream, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz")) {
      return new GzipSource(stream);
    }

    return lower.endsWith(".zst") ? new ZstdSource(stream) : new PlainSource(stream);
  }
}
