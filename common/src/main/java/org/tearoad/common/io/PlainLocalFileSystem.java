package org.tearoad.common.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without its child processes and checksum files: without Hadoop's
 * native library it starts {@code chmod} for every file it creates, which costs more than writing
 * the small files of a warehouse does. Parquet carries checksums of its own.
 */
public final class PlainLocalFileSystem extends LocalFileSystem {
  public PlainLocalFileSystem() {
    super(new DirectPermissions());
    setWriteChecksum(false);
  }

  private static final class DirectPermissions extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      String owner = permission.getUserAction().SYMBOL;
      String group = permission.getGroupAction().SYMBOL;
      String other = permission.getOtherAction().SYMBOL;
      Files.setPosixFilePermissions(
          pathToFile(path).toPath(), PosixFilePermissions.fromString(owner + group + other));
    }
  }
}
