package org.tearoad.common.io;

import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Where the same test runs. */
enum Disk {
  LOCAL,
  HDFS;

  /** A folder that does not exist yet. */
  Folder folder(java.nio.file.Path temporary, FileSystem hdfs) {
    return switch (this) {
      case LOCAL -> Folder.open(new Configuration(), temporary.resolve("a folder").toString());
      case HDFS -> new Folder(hdfs, new Path("/" + UUID.randomUUID()));
    };
  }
}
