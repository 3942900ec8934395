package org.tearoad.laws;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A local disk of which one change fails: the creation, writing, renaming or deletion of a file. It
 * goes by the scheme of a file system whose rename is one step (Ozone's), so that what is proven is
 * proven of HDFS's way of publishing.
 */
public final class FaultyDisk extends WatchedDisk {
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
  void creates() throws IOException {
    change();
  }

  @Override
  void writes(int bytes) throws IOException {
    change();
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
}
