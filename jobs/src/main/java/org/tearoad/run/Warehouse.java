package org.tearoad.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
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

  /** The rejected lines of all runs, a folder each. */
  Folder rejects() {
    return root.folder("rejects");
  }

  Folder rejects(String run) {
    return rejects().folder("run=" + run);
  }

  /** What the releases told of their figures, a folder a run; never removed with a release. */
  Folder vintages(String run) {
    return root.folder("vintages/run=" + run);
  }

  Folder staging(String run) {
    return root.folder("_staging/run=" + run);
  }

  /** What was ever published, the current release last; one that was rolled back to comes again. */
  public List<Published> published() {
    return log.all().stream().map(Warehouse::published).toList();
  }

  /**
   * The releases that stand, from the first to the current one: who goes back to a release
   * withdraws those that were published after it.
   */
  public List<Published> standing() {
    return standing(published());
  }

  /** Of the releases that stand, those that were not pruned. */
  List<Published> stored() {
    return standing().stream().filter(one -> isStored(one.release())).toList();
  }

  /** Whether a release that was published has not been pruned. */
  public boolean isStored(String release) {
    return release(release).exists(MANIFEST);
  }

  /** Of the releases that stand, those that have vintages: older programs kept none. */
  List<Published> withVintages() {
    return withVintages(standing());
  }

  /**
   * Vintages of the releases that stood when this one was published, and its own: what is withdrawn
   * later was not known then.
   */
  List<Folder> vintages(Manifest release) {
    List<Published> before =
        published().stream().takeWhile(one -> !one.release().equals(release.release())).toList();
    return Stream.concat(
            withVintages(standing(before)).stream().map(Published::run),
            Stream.of(release.run()).filter(run -> vintages(run).exists()))
        .map(this::vintages)
        .toList();
  }

  private List<Published> withVintages(List<Published> releases) {
    Set<String> runs = Set.copyOf(names("vintages"));
    return releases.stream().filter(one -> runs.contains("run=" + one.run())).toList();
  }

  private static List<Published> standing(List<Published> published) {
    List<Published> standing = new ArrayList<>();
    for (Published one : published) {
      List<String> names = standing.stream().map(Published::release).toList();
      int before = names.indexOf(one.release());
      if (before >= 0) {
        standing.subList(before, standing.size()).clear();
      }
      standing.add(one);
    }
    return standing;
  }

  public Optional<Published> current() {
    return log.newest().map(Warehouse::published);
  }

  /**
   * @throws RunFailure when the release was never published, or was pruned
   */
  public Manifest manifest(String release) {
    return release(release)
        .readText(MANIFEST)
        .map(text -> Json.read(text, Manifest.class))
        .orElseThrow(
            () ->
                new RunFailure(
                    ExitCode.USAGE,
                    "Cannot read release %s: it has no manifest in %s; run releases to see which there are"
                        .formatted(release, release(release).path())));
  }

  /** Of the releases that stand and are not pruned, the newest whose as-of day is not later. */
  Optional<Manifest> newestUpTo(LocalDate asOf) {
    return stored().stream()
        .filter(one -> !one.asOf().isAfter(asOf))
        .reduce((one, later) -> later.asOf().isBefore(one.asOf()) ? one : later)
        .map(one -> manifest(one.release()));
  }

  /** A name that no release has: the day, then the day with .2, .3 … */
  String freeName(LocalDate asOf) {
    Set<String> taken = published().stream().map(Published::release).collect(Collectors.toSet());
    String name = asOf.toString();
    for (int number = 2; taken.contains(name); number++) {
      name = asOf + "." + number;
    }
    return name;
  }

  /** The last commit; a run publishes on top of the one that it began with. */
  Optional<Commit> newestCommit() {
    return log.newest();
  }

  /**
   * Publishes: one file that must not exist before. The hints for people are repaired afterwards.
   *
   * @param parent the last commit when the run began
   */
  void publish(Optional<Commit> parent, Manifest manifest) {
    release(manifest.release()).writeAtomically(MANIFEST, Json.write(manifest));
    publish(
        parent,
        new Published(manifest.release(), manifest.asOf(), manifest.run(), manifest.createdAt()));
  }

  /** The same for a release that is there already: it becomes the current one. */
  void publish(Optional<Commit> parent, Published release) {
    log.publish(parent, Json.write(release));
  }

  /** LATEST, latest and the index are hints: whatever they say, the commit log is right. */
  void repairHints() {
    current()
        .ifPresent(published -> new Latest(releases()).repair("release=" + published.release()));
    new ReleaseIndex(this).repair();
  }

  /** Removes what runs that never published have left behind. Only the holder of the lock may. */
  void clearLeftovers() {
    List<Published> published = published();
    Set<String> runs = published.stream().map(Published::run).collect(Collectors.toSet());
    clearStaging();
    clear("rejects", "run=", runs);
    clear("vintages", "run=", runs);
    for (String layer : List.of("facts", "marts")) {
      names(layer).forEach(table -> clear(layer + "/" + table, "run=", runs));
    }
    clear(
        "releases",
        "release=",
        published.stream().map(Published::release).collect(Collectors.toSet()));
  }

  /** Removes what only a run itself reads. */
  void clearStaging() {
    root.delete("_staging");
  }

  private void clear(String folder, String prefix, Set<String> published) {
    names(folder).stream()
        .filter(name -> name.startsWith(prefix))
        .filter(name -> !published.contains(name.substring(prefix.length())))
        .forEach(name -> root.delete(folder + "/" + name));
  }

  private List<String> names(String folder) {
    return root.folder(folder).list().stream().map(entry -> entry.getPath().getName()).toList();
  }

  private static Published published(Commit commit) {
    return Json.read(commit.text(), Published.class);
  }
}
