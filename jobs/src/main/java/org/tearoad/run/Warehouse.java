package org.tearoad.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.tearoad.common.io.Commit;
import org.tearoad.common.io.CommitLog;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.Json;
import org.tearoad.common.io.Latest;

/** Where everything lies, and which releases there are: design of the folders in README. */
public final class Warehouse {
  private static final String MANIFEST = "manifest.json";

  private final Folder root;
  private final CommitLog log;

  /** What a commit says: this release is the current one from now on. */
  public record Published(String release, LocalDate asOf, String run, Instant at) {}

  public Warehouse(Configuration hadoop, String path) {
    root = Folder.open(hadoop, path);
    log = new CommitLog(releases().folder("_log"));
  }

  public Folder root() {
    return root;
  }

  public Folder releases() {
    return root.folder("releases");
  }

  public Folder release(String name) {
    return releases().folder("release=" + name);
  }

  Folder staging(String run) {
    return root.folder("_staging/run=" + run);
  }

  /** Releases from the first to the current one. */
  public List<Published> published() {
    return log.all().stream().map(Warehouse::published).toList();
  }

  public Optional<Published> current() {
    return log.newest().map(Warehouse::published);
  }

  /**
   * @throws RunFailure when the release was never published
   */
  public Manifest manifest(String release) {
    return release(release)
        .readText(MANIFEST)
        .map(text -> Json.read(text, Manifest.class))
        .orElseThrow(
            () ->
                new RunFailure(
                    ExitCode.NO_INPUT,
                    "Cannot read release %s: it has no manifest in %s"
                        .formatted(release, release(release).path())));
  }

  /** The newest release whose as-of day is not later. */
  Optional<Manifest> newestUpTo(LocalDate asOf) {
    List<Published> published = published();
    for (int i = published.size() - 1; i >= 0; i--) {
      if (!published.get(i).asOf().isAfter(asOf)) {
        return Optional.of(manifest(published.get(i).release()));
      }
    }
    return Optional.empty();
  }

  /** A name that no release has: the day, then the day with .2, .3 … */
  String freeName(LocalDate asOf) {
    List<String> taken = published().stream().map(Published::release).toList();
    String name = asOf.toString();
    for (int number = 2; taken.contains(name); number++) {
      name = asOf + "." + number;
    }
    // What a run left that was never published is in the way.
    releases().delete("release=" + name);
    return name;
  }

  /** Publishes: one file that must not exist before, then the hints for people. */
  void publish(Manifest manifest) {
    release(manifest.release()).writeAtomically(MANIFEST, Json.write(manifest));
    var published =
        new Published(manifest.release(), manifest.asOf(), manifest.run(), manifest.createdAt());
    log.publish(log.newest(), Json.write(published));
    repairLatest();
  }

  /** LATEST and latest are hints: whatever they say, the commit log is right. */
  void repairLatest() {
    current()
        .ifPresent(published -> new Latest(releases()).repair("release=" + published.release()));
  }

  /** Removes what runs that never published have left in staging. */
  void clearStaging() {
    for (FileStatus left : root.folder("_staging").list()) {
      root.delete("_staging/" + left.getPath().getName());
    }
  }

  private static Published published(Commit commit) {
    return Json.read(commit.text(), Published.class);
  }
}
