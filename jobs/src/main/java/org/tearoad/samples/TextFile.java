package org.tearoad.samples;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file of lines; its gzip header carries neither time nor name, so equal lines give equal files.
 */
final class TextFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;

  private TextFile(OutputStream out) {
    this.out = out;
  }

  static TextFile plain(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    return new TextFile(new BufferedOutputStream(Files.newOutputStream(path), BUFFER));
  }

  static TextFile gzip(Path path, int level) throws IOException {
    Files.createDirectories(path.getParent());
    return new TextFile(
        new BufferedOutputStream(new Gzip(Files.newOutputStream(path), level), BUFFER));
  }

  TextFile write(byte[] bytes) throws IOException {
    return write(bytes, 0, bytes.length);
  }

  TextFile write(byte[] bytes, int start, int length) throws IOException {
    out.write(bytes, start, length);
    return this;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out, int level) throws IOException {
      super(out, BUFFER);
      def.setLevel(level == 0 ? Deflater.DEFAULT_COMPRESSION : level);
    }
  }
}
