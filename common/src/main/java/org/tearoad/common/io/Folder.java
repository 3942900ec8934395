package org.tearoad.common.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * A folder of small text files and of other folders, on any of Hadoop's file systems. It need not
 * exist: it is created by the first write. Names are one or more path elements below it. What goes
 * wrong is an {@link UncheckedIOException} that names the file.
 */
public final class Folder {
  /** File systems of Hadoop whose rename is one step, and overwrites only when asked to. */
  private static final Set<String> ATOMIC_RENAME = Set.of("hdfs", "viewfs", "ofs");

  private final FileSystem fileSystem;
  private final Path path;

  public Folder(FileSystem fileSystem, Path path) {
    this.fileSystem = fileSystem;
    this.path = fileSystem.makeQualified(path);
  }

  public static Folder open(Configuration hadoop, String pathOrUri) {
    Path path = new Path(pathOrUri);
    try {
      return new Folder(path.getFileSystem(hadoop), path);
    } catch (IOException e) {
      throw failure("open", path, e);
    }
  }

  /** The text of a file in UTF-8, by its path or URI; empty when there is no such file. */
  public static Optional<String> readText(Configuration hadoop, String pathOrUri) {
    Path path = new Path(pathOrUri);
    try (FSDataInputStream in = path.getFileSystem(hadoop).open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", path, e);
    }
  }

  public Path path() {
    return path;
  }

  public FileSystem fileSystem() {
    return fileSystem;
  }

  public Folder folder(String name) {
    return new Folder(fileSystem, resolve(name));
  }

  public Path resolve(String name) {
    return new Path(path, new Path(null, null, name));
  }

  /** Whether the folder itself is there. */
  public boolean exists() {
    return exists(path);
  }

  public boolean exists(String name) {
    return exists(resolve(name));
  }

  private boolean exists(Path path) {
    try {
      return fileSystem.exists(path);
    } catch (IOException e) {
      throw failure("look for", path, e);
    }
  }

  /** The text of a file in UTF-8; empty when there is no such file. */
  public Optional<String> readText(String name) {
    try (FSDataInputStream in = fileSystem.open(resolve(name))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", resolve(name), e);
    }
  }

  /**
   * Writes or replaces a file; readers see the old text or the new one. On a local disk no checksum
   * file is left beside it, since other programs than Hadoop's write and read here too.
   */
  public void writeAtomically(String name, String text) {
    writeAtomically(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for what is not text. */
  public void writeAtomically(String name, byte[] bytes) {
    String temporary = temporaryFor(name);
    try {
      if (isLocal()) {
        writeWhole(temporary, bytes);
        // A checksum of the old text would make the new one unreadable for Hadoop.
        Files.deleteIfExists(local(name).resolveSibling("." + resolve(name).getName() + ".crc"));
        Files.move(local(temporary), local(name), StandardCopyOption.ATOMIC_MOVE);
      } else if (renamesAtomically()) {
        writeWhole(temporary, bytes);
        context().rename(resolve(temporary), resolve(name), Options.Rename.OVERWRITE);
      } else {
        // An object store shows an object when it is complete.
        writeWhole(name, bytes);
      }
    } catch (IOException e) {
      throw failure("write", resolve(name), e);
    } finally {
      if (isLocal() || renamesAtomically()) {
        deleteTemporary(temporary);
      }
    }
  }

  /** Deletes a file, or a folder with all that is in it; nothing happens when there is none. */
  public void delete(String name) {
    try {
      fileSystem.delete(resolve(name), true);
    } catch (IOException e) {
      throw failure("delete", resolve(name), e);
    }
  }

  /** Files and folders directly in this one, by name; none when it does not exist. */
  public List<FileStatus> list() {
    try {
      FileStatus[] entries = fileSystem.listStatus(path);
      Arrays.sort(entries, Comparator.comparing(entry -> entry.getPath().getName()));
      return List.of(entries);
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("list", path, e);
    }
  }

  /**
   * All files in the folder and below, by path. Folder by folder: Hadoop's own walk asks for the
   * permissions of every file, on a local disk by a process each.
   */
  public List<FileStatus> files() {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus entry : list()) {
      if (entry.isDirectory()) {
        files.addAll(new Folder(fileSystem, entry.getPath()).files());
      } else {
        files.add(entry);
      }
    }
    return files;
  }

  /** Moves a file of this folder to a name that is not in use; false when it is not there. */
  boolean move(String from, String to) throws IOException {
    if (!isLocal()) {
      return fileSystem.exists(resolve(from)) && fileSystem.rename(resolve(from), resolve(to));
    }

    try {
      Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Writes a file that may be seen before it is complete; for names that nobody reads yet. */
  void writeWhole(String name, String text) throws IOException {
    writeWhole(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void writeWhole(String name, byte[] bytes) throws IOException {
    if (isLocal()) {
      Files.createDirectories(local(name).getParent());
      // What is pointed to must not lose its text when the power fails.
      Files.write(
          local(name),
          bytes,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      return;
    }

    // HDFS fails in write and close with the same exception when the file was removed meanwhile,
    // and try-with-resources cannot add an exception to itself.
    FSDataOutputStream out = fileSystem.create(resolve(name), true);
    try {
      out.write(bytes);
      if (renamesAtomically()) {
        out.hsync();
      }
    } finally {
      out.close();
    }
  }

  /** A hidden name beside the file, used once. */
  static String temporaryFor(String name) {
    int slash = name.lastIndexOf('/') + 1;
    return name.substring(0, slash)
        + "."
        + name.substring(slash)
        + "."
        + UUID.randomUUID()
        + ".tmp";
  }

  /** What is left of a failed write is harmless, and must not hide why it failed. */
  void deleteTemporary(String name) {
    try {
      if (isLocal()) {
        Files.deleteIfExists(local(name));
      } else {
        fileSystem.delete(resolve(name), false);
      }
    } catch (IOException e) {
      // Readers skip temporary files, and the next commit removes them.
    }
  }

  boolean isLocal() {
    return "file".equals(fileSystem.getUri().getScheme());
  }

  boolean renamesAtomically() {
    return ATOMIC_RENAME.contains(fileSystem.getUri().getScheme());
  }

  FileContext context() throws IOException {
    return FileContext.getFileContext(path.toUri(), fileSystem.getConf());
  }

  java.nio.file.Path local(String name) {
    return java.nio.file.Path.of(resolve(name).toUri().getPath());
  }

  static UncheckedIOException failure(String what, Path path, IOException e) {
    String message = "Cannot %s %s: %s".formatted(what, path, e.getMessage());
    return new UncheckedIOException(message, e);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
