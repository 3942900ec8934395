package org.tearoad.run;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileSystem;

/** Compares the files that are there with those that a release has read. */
final class Corrections {
  private Corrections() {}

  /**
   * The days of which the release has read a file that is gone, or has another size or time now.
   * Days whose files are as they were read need no correction, however many are asked for.
   *
   * @throws RunFailure when there is no release to correct, or neither it nor the raw logs have a
   *     file of these days
   */
  static SortedSet<LocalDate> of(
      Days days, LocalDate asOf, Optional<Manifest> base, List<RawFile> files) {
    Manifest release =
        base.orElseThrow(
            () ->
                new RunFailure(
                    ExitCode.NO_INPUT,
                    "Cannot backfill %s: there is no release up to %s to correct; run nightly"
                        .formatted(days, asOf)));
    Set<String> found = new HashSet<>();
    files.forEach(file -> found.add(version(file.key(), file.size(), file.modified().toString())));
    List<LedgerEntry> read =
        release.ledger().stream()
            .filter(entry -> entry.day() != null && days.contains(entry.day()))
            .toList();
    if (read.isEmpty() && files.stream().noneMatch(file -> isOf(days, file))) {
      throw new RunFailure(
          ExitCode.NO_INPUT,
          "Cannot backfill %s: neither release %s nor the raw logs have a file of these days"
              .formatted(days, release.release()));
    }
    SortedSet<LocalDate> corrected = new TreeSet<>();
    for (LedgerEntry entry : read) {
      String key = Manifest.key(entry.source(), entry.file());
      if (!found.contains(version(key, entry.size(), entry.modified().toString()))) {
        corrected.add(entry.day());
      }
    }
    return corrected;
  }

  /**
   * @param read ledger entries of the files by source and path
   * @throws RunFailure when a file is not what it was; the message says what can be done
   */
  static void requireUnchanged(
      FileSystem fileSystem, List<RawFile> files, Map<String, LedgerEntry> read) {
    Map<String, RawFile> changed = new TreeMap<>();
    for (RawFile file : files) {
      if (!isUnchanged(fileSystem, file, read.get(file.key()))) {
        changed.put(file.path(), file);
      }
    }
    if (!changed.isEmpty()) {
      RawFile first = changed.values().iterator().next();
      LedgerEntry entry = read.get(first.key());
      String others = changed.size() == 1 ? "" : ", and so have " + (changed.size() - 1) + " more";
      throw new RunFailure(
          ExitCode.REFUSED,
          "Cannot go on: %s has changed since it was read on its way into %s (%d bytes then, %d now)%s; put the old %s back, or run %s"
              .formatted(
                  first.path(),
                  entry.source(),
                  entry.size(),
                  first.size(),
                  others,
                  changed.size() == 1 ? "file" : "files",
                  remedy(List.copyOf(changed.values()))));
    }
  }

  private static boolean isUnchanged(FileSystem fileSystem, RawFile file, LedgerEntry entry) {
    return (file.size() == entry.size() && file.modified().equals(entry.modified()))
        || Inputs.fingerprint(fileSystem, file).equals(entry.fingerprint());
  }

  /** A file whose path names no day can be corrected by a rebuild alone. */
  private static String remedy(List<RawFile> changed) {
    TreeSet<LocalDate> days = new TreeSet<>();
    changed.forEach(file -> file.day().ifPresent(days::add));
    boolean areDated = changed.stream().allMatch(file -> file.day().isPresent());
    return areDated ? "backfill --from %s --to %s".formatted(days.first(), days.last()) : "rebuild";
  }

  private static boolean isOf(Days days, RawFile file) {
    return file.day().filter(days::contains).isPresent();
  }

  private static String version(String key, long size, String modified) {
    return key + "\n" + size + "\n" + modified;
  }
}
