package org.tearoad.laws;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** A local disk under a scheme of its own that can refuse what is written to it. */
abstract class WatchedDisk extends RawLocalFileSystem {
  /** Asked before a file is created. */
  abstract void creates() throws IOException;

  /** Asked before bytes are written. */
  abstract void writes(int bytes) throws IOException;

  @Override
  public abstract String getScheme();

  @Override
  public final URI getUri() {
    return URI.create(getScheme() + ":///");
  }

  @Override
  protected final OutputStream createOutputStream(Path path, boolean append) throws IOException {
    creates();
    return new Watched(super.createOutputStream(path, append));
  }

  @Override
  protected final OutputStream createOutputStreamWithMode(
      Path path, boolean append, FsPermission permission) throws IOException {
    creates();
    return new Watched(super.createOutputStreamWithMode(path, append, permission));
  }

  private final class Watched extends FilterOutputStream {
    private Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      writes(length);
      out.write(bytes, offset, length);
    }
  }
}
