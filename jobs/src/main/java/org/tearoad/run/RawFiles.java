package org.tearoad.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tearoad.common.columns.Instants;
import org.tearoad.common.io.Folder;

/** Finds the files of the raw logs. */
final class RawFiles {
  private static final Pattern DAY = Pattern.compile("(?:^|/)dt=([^/]*)(?=/|$)");

  /** What others are still writing: the file, or a folder that it is in, as Spark has it. */
  private static final Pattern HIDDEN = Pattern.compile("(?:^|/)[_.]");

  /** Its presence at the raw root says that all figures are simulated. */
  static final String SIMULATED = "SIMULATED";

  private final FileSystem fileSystem;
  private final Path root;

  RawFiles(Configuration hadoop, String raw) {
    Path path = new Path(raw);
    try {
      fileSystem = path.getFileSystem(hadoop);
      root = fileSystem.makeQualified(path);
      if (!fileSystem.exists(root)) {
        throw new RunFailure(
            ExitCode.NO_INPUT,
            "Cannot read raw logs: there is no such folder, got %s; set tearoad.raw"
                .formatted(raw));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the raw logs " + raw, e);
    }
  }

  boolean isSimulated() {
    try {
      return fileSystem.exists(new Path(root, SIMULATED));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for " + SIMULATED + " in " + root, e);
    }
  }

  FileSystem fileSystem() {
    return fileSystem;
  }

  /** All files of the source, sorted by day and path. */
  List<RawFile> of(SourceSettings source) {
    List<RawFile> files = new ArrayList<>();
    try {
      FileStatus[] starts = fileSystem.globStatus(new Path(root, source.files()));
      if (starts == null || starts.length == 0) {
        throw new FileNotFoundException();
      }
      for (FileStatus start : starts) {
        if (start.isFile()) {
          add(files, source, start);
        } else {
          new Folder(fileSystem, start.getPath()).files().forEach(file -> add(files, source, file));
        }
      }
    } catch (FileNotFoundException e) {
      throw new RunFailure(
          ExitCode.NO_INPUT,
          "Cannot read source %s: there is no such folder or file, got %s; set tearoad.sources.%s.files"
              .formatted(source.name(), new Path(root, source.files()), source.name()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list source " + source.name() + " in " + root, e);
    }
    files.sort(
        Comparator.comparing((RawFile file) -> file.day().orElse(LocalDate.MIN))
            .thenComparing(RawFile::path));
    return files;
  }

  private void add(List<RawFile> files, SourceSettings source, FileStatus status) {
    String path = root.toUri().relativize(status.getPath().toUri()).getPath();
    String name = status.getPath().getName();
    if (HIDDEN.matcher(path).find()) {
      return;
    }
    RawFormat format =
        source
            .format()
            .or(() -> RawFormat.of(name))
            .orElseThrow(
                () ->
                    new RunFailure(
                        ExitCode.USAGE,
                        "Cannot tell the format of %s by its name; set tearoad.sources.%s.format"
                            .formatted(path, source.name())));
    files.add(
        new RawFile(
            source,
            path,
            status.getPath().toString(),
            status.getLen(),
            Instant.ofEpochMilli(status.getModificationTime()),
            format,
            day(path)));
  }

  /** The last day that the path is named by, as {@link Instants#fileDay} finds it. */
  static Optional<LocalDate> day(String path) {
    Matcher matcher = DAY.matcher(path);
    String last = null;
    while (matcher.find()) {
      last = matcher.group(1);
    }
    if (last == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(last));
    } catch (DateTimeException e) {
      throw new RunFailure(
          ExitCode.USAGE,
          "Cannot read %s: the day in its path is no date like dt=2015-12-31, got dt=%s"
              .formatted(path, last));
    }
  }
}
