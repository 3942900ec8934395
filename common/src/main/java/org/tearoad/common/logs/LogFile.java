package org.tearoad.common.logs;

import java.io.Serializable;
import java.util.Objects;

/**
 * One log file. The path is any Hadoop URI and comes back in {@code _file} exactly as given; the
 * size in bytes is only used to spread files over tasks.
 */
public record LogFile(String path, long size) implements Serializable {
  public LogFile {
    Objects.requireNonNull(path, "path");
    if (size < 0) {
      throw new IllegalArgumentException(
          "Cannot read %s: its size is negative, got %d".formatted(path, size));
    }
  }
}
