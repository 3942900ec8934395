package org.tearoad.common.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The releases of a warehouse in the order of publishing: files {@code 0000000042.json}, each of
 * which is written whole, once, and only if it does not exist. So a release is published or not,
 * and of two runs built on the same release one wins; a run that was paused cannot publish later.
 * On an object store without create-if-absent this holds for a single writer only.
 */
public final class CommitLog {
  private static final Pattern COMMIT = Pattern.compile("(\\d{10})\\.json");
  private static final Pattern TEMPORARY = Pattern.compile("\\.(\\d{10})\\.json\\..*\\.tmp");

  private final Folder log;
  private final CreateOnce once;

  public CommitLog(FileSystem fileSystem, Path log) {
    this(new Folder(fileSystem, log));
  }

  public CommitLog(Folder log) {
    this(log, CreateOnce.in(log));
  }

  CommitLog(Folder log, CreateOnce once) {
    this.log = log;
    this.once = once;
  }

  /** The last commit; empty before the first. */
  public Optional<Commit> newest() {
    List<FileStatus> commits = commits();
    return commits.isEmpty()
        ? Optional.empty()
        : Optional.of(read(commits.get(commits.size() - 1)));
  }

  /** All commits, oldest first. */
  public List<Commit> all() {
    return commits().stream().map(this::read).toList();
  }

  /**
   * Publishes the text as the commit after its parent.
   *
   * @param parent what the release was built on; empty for the first
   * @throws CommitConflictException when the number is taken; what is there stays
   */
  public Commit publish(Optional<Commit> parent, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Cannot publish release: a commit has a text, got none");
    }

    long number = parent.map(Commit::number).orElse(0L) + 1;
    String name = String.format(Locale.ROOT, "%010d.json", number);
    try {
      if (!once.create(log, name, text)) {
        throw conflict(number, name);
      }
    } catch (IOException e) {
      throw Folder.failure("publish release as", log.resolve(name), e);
    }

    deleteLeftovers(number);
    return new Commit(number, log.resolve(name), text);
  }

  private CommitConflictException conflict(long number, String name) throws IOException {
    FileStatus winner = log.fileSystem().getFileStatus(log.resolve(name));
    return new CommitConflictException(
        "Cannot publish release: commit %d exists already, written by %s at %s%s, got %s"
            .formatted(
                number,
                winner.getOwner(),
                Instant.ofEpochMilli(winner.getModificationTime()),
                winner.getLen() > 0 ? "" : "; it is empty: delete it when no run is at work",
                winner.getPath()));
  }

  /** Empty files are names taken by a writer that is not done, or never was. */
  private List<FileStatus> commits() {
    return log.list().stream()
        .filter(file -> COMMIT.matcher(file.getPath().getName()).matches())
        .filter(file -> file.getLen() > 0)
        .toList();
  }

  private Commit read(FileStatus file) {
    String name = file.getPath().getName();
    String text =
        log.readText(name)
            .orElseThrow(
                () ->
                    Folder.failure("read", file.getPath(), new FileNotFoundException("vanished")));
    return new Commit(Long.parseLong(name.substring(0, 10)), file.getPath(), text);
  }

  /** Only up to the number that was won: a writer of a later one may still be at work. */
  private void deleteLeftovers(long number) {
    log.list().stream()
        .map(file -> file.getPath().getName())
        .map(TEMPORARY::matcher)
        .filter(Matcher::matches)
        .filter(temporary -> Long.parseLong(temporary.group(1)) <= number)
        .map(Matcher::group)
        .forEach(log::deleteTemporary);
  }
}
