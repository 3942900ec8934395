package org.tearoad.laws;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * A local disk of which one change fails: the creation, writing, renaming or deletion of a file. It
 * goes by the scheme of a file system whose rename is one step (Ozone's), so that what is proven is
 * proven of HDFS's way of publishing.
 */
public final class FaultyDisk extends RawLocalFileSystem {
  public static final String SCHEME = "ofs";
  public static final String FAULT = "this change was to fail";

  private static final AtomicLong CHANGES = new AtomicLong();
  private static final AtomicLong FAILING = new AtomicLong();

  /** The same disk for Hadoop's newer interface, which renames without overwriting. */
  public static final class Context extends DelegateToFileSystem {
    public Context(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(uri, new FaultyDisk(), hadoop, SCHEME, false);
    }
  }

  /**
   * Counts from here on.
   *
   * @param change the one that fails, from 1; 0: none
   */
  public static void failAt(long change) {
    CHANGES.set(0);
    FAILING.set(change);
  }

  /** Changes since {@link #failAt}. */
  public static long changes() {
    return CHANGES.get();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  protected OutputStream createOutputStream(Path path, boolean append) throws IOException {
    change();
    return new Watched(super.createOutputStream(path, append));
  }

  @Override
  protected OutputStream createOutputStreamWithMode(
      Path path, boolean append, FsPermission permission) throws IOException {
    change();
    return new Watched(super.createOutputStreamWithMode(path, append, permission));
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    change();
    return super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    change();
    return super.delete(path, recursive);
  }

  private static void change() throws IOException {
    if (CHANGES.incrementAndGet() == FAILING.get()) {
      throw new IOException(FAULT);
    }
  }

  private static final class Watched extends FilterOutputStream {
    private Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      change();
      out.write(bytes, offset, length);
    }
  }
}
