package org.tearoad.common.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.fs.Options;

/** Creates a complete file, unless one of that name exists: of several writers one wins. */
@FunctionalInterface
interface CreateOnce {

  /** True when this call created the file, false when another was there first. */
  boolean create(Folder folder, String name, String text) throws IOException;

  /** The safest way that the folder's file system has. */
  static CreateOnce in(Folder folder) {
    if (folder.isLocal()) {
      return CreateOnce::byHardLink;
    }
    return folder.renamesAtomically() ? CreateOnce::byRename : CreateOnce::byCheckThenWrite;
  }

  /** A link to a complete file appears in one step, and never replaces another. */
  static boolean byHardLink(Folder folder, String name, String text) throws IOException {
    String temporary = Folder.temporaryFor(name);
    try {
      folder.writeWhole(temporary, text);
      Files.createLink(folder.local(name), folder.local(temporary));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (NoSuchFileException e) {
      return lostUnlessAbsent(folder, name, e);
    } catch (UnsupportedOperationException | FileSystemException e) {
      return byPlaceholder(folder, name, temporary);
    } finally {
      folder.deleteTemporary(temporary);
    }
  }

  /**
   * For disks without links, such as FAT: the name is taken by an empty file, which is then
   * replaced by the complete one. A crash between the two leaves an empty file; readers skip it.
   */
  static boolean byPlaceholder(Folder folder, String name, String temporary) throws IOException {
    Path target = folder.local(name);
    try {
      Files.createFile(target);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    Files.move(folder.local(temporary), target, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** HDFS refuses to rename onto an existing file when it is not told to overwrite. */
  static boolean byRename(Folder folder, String name, String text) throws IOException {
    String temporary = Folder.temporaryFor(name);
    try {
      folder.writeWhole(temporary, text);
      folder.context().rename(folder.resolve(temporary), folder.resolve(name), Options.Rename.NONE);
      return true;
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      return lostUnlessAbsent(folder, name, e);
    } finally {
      folder.deleteTemporary(temporary);
    }
  }

  /**
   * S3A of Hadoop 3.3.4 cannot create only if absent: between the look and the write another writer
   * can come, and the later one would win. Such a warehouse has a single writer, kept so by its
   * schedule and, as a help, by the lock.
   */
  static boolean byCheckThenWrite(Folder folder, String name, String text) throws IOException {
    if (folder.exists(name)) {
      return false;
    }
    folder.writeWhole(name, text);
    return true;
  }

  /** A writer that won removes what the others were about to publish, in whatever state it is. */
  private static boolean lostUnlessAbsent(Folder folder, String name, IOException e)
      throws IOException {
    if (folder.exists(name)) {
      return false;
    }
    throw e;
  }
}
