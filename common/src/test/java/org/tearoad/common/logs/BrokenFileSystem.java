package org.tearoad.common.logs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Opens any file and breaks off after its first line: {@code a,b}. */
public final class BrokenFileSystem extends RawLocalFileSystem {
  private static final byte[] FIRST_LINE = {'a', ',', 'b', '\n'};

  static Configuration configuration() {
    var hadoop = new Configuration(false);
    hadoop.set("fs.broken.impl", BrokenFileSystem.class.getName());
    return hadoop;
  }

  @Override
  public URI getUri() {
    return URI.create("broken:///");
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) {
    return new FSDataInputStream(new Broken());
  }

  private static final class Broken extends FSInputStream {
    private final InputStream bytes = new java.io.ByteArrayInputStream(FIRST_LINE);

    @Override
    public int read() throws IOException {
      int value = bytes.read();
      if (value < 0) {
        throw new EOFException("connection reset");
      }
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      into[offset] = (byte) read();
      return 1;
    }

    @Override
    public void seek(long position) {}

    @Override
    public long getPos() {
      return 0;
    }

    @Override
    public boolean seekToNewSource(long position) {
      return false;
    }
  }
}
