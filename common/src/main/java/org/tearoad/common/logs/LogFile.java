package org.tearoad.common.logs;

import java.io.Serializable;
import java.util.Objects;

/**
 * One log file.
 *
 * @param path where it is opened: any Hadoop URI
 * @param name what it is called: comes back in {@code _file} exactly as given
 * @param size in bytes, only used to spread files over tasks
 */
public record LogFile(String path, String name, long size) implements Serializable {
  public LogFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(name, "name");
    if (size < 0) {
      throw new IllegalArgumentException(
          "Cannot read %s: its size is negative, got %d".formatted(path, size));
    }
  }

  /** A file that is called by its path. */
  public LogFile(String path, long size) {
    this(path, path, size);
  }
}
