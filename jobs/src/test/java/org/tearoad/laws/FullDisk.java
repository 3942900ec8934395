package org.tearoad.laws;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A local disk under the scheme {@code full} that has room for a number of bytes. */
public final class FullDisk extends WatchedDisk {
  public static final String SCHEME = "full";

  private static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);

  /** Writes fail after so many bytes more. */
  public static void roomFor(long bytes) {
    ROOM.set(bytes);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  void creates() {
    // An empty file takes no room.
  }

  @Override
  void writes(int bytes) throws IOException {
    if (ROOM.addAndGet(-bytes) < 0) {
      throw new IOException("No space left on device");
    }
  }
}
