package org.tearoad.common.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** What was written to Parquet files, read from their footers and not by a second scan. */
public final class ParquetFooters {
  private static final int THREADS = 8;
  private static final String SUFFIX = ".parquet";

  private ParquetFooters() {}

  /**
   * The footers of all Parquet files in the folder and below, by path; none when it does not exist.
   *
   * @param columns instants or dates whose first and last value is wanted
   */
  public static List<ParquetFooter> read(Folder folder, Collection<String> columns) {
    return read(folder, files(folder), columns);
  }

  /** The footers of these files of the folder's file system, in this order. */
  public static List<ParquetFooter> read(
      Folder folder, List<FileStatus> files, Collection<String> columns) {
    if (files.isEmpty()) {
      return List.of();
    }

    ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, files.size()));
    try {
      List<Callable<ParquetFooter>> reads = new ArrayList<>();
      for (FileStatus file : files) {
        reads.add(() -> ParquetFooter.read(folder.fileSystem().getConf(), file, columns));
      }
      List<ParquetFooter> footers = new ArrayList<>();
      for (Future<ParquetFooter> footer : threads.invokeAll(reads)) {
        footers.add(footer.get());
      }
      return footers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot read footers: interrupted, got " + folder, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<FileStatus> files(Folder folder) {
    return folder.files().stream().filter(file -> isData(file.getPath())).toList();
  }

  /** Hidden files are not part of a table, as for Spark. */
  private static boolean isData(Path file) {
    String name = file.getName();
    return name.endsWith(SUFFIX) && !name.startsWith(".") && !name.startsWith("_");
  }
}
