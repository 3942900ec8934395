package org.tearoad.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.tearoad.run.Inputs.Start;
import org.tearoad.run.Warehouse.Published;

/**
 * Files that releases have read, and that are there no more. A run that goes on from the newest
 * release needs none of them; one that begins anew, or goes on from an older release, would lose
 * what they said.
 */
final class GoneFiles {
  private static final int EXAMPLES = 3;

  private final FileSystem fileSystem;
  private final List<LedgerEntry> read;

  /**
   * @param read what the releases have read of sources that are still configured
   */
  private GoneFiles(FileSystem fileSystem, List<LedgerEntry> read) {
    this.fileSystem = fileSystem;
    this.read = read;
  }

  static GoneFiles in(Warehouse warehouse, TeaRoadSettings settings, FileSystem fileSystem) {
    Set<String> sources =
        settings.sources().stream().map(SourceSettings::name).collect(Collectors.toSet());
    return new GoneFiles(
        fileSystem,
        lastRead(warehouse).stream()
            .filter(entry -> sources.contains(entry.source()) && entry.accepted() > 0)
            .toList());
  }

  /**
   * Of the days up to the as-of day those that a run would lose. Days that a backfill corrects are
   * as their files are now.
   *
   * @param kept what the run's base has read
   */
  List<LedgerEntry> lostFor(
      LocalDate asOf, Optional<Days> corrected, List<LedgerEntry> kept, List<RawFile> present) {
    Set<String> known = new HashSet<>(Manifest.byFile(kept).keySet());
    present.forEach(file -> known.add(file.key()));
    List<LedgerEntry> gone =
        read.stream()
            .filter(entry -> !known.contains(Manifest.key(entry.source(), entry.file())))
            .filter(entry -> !dayOf(entry).isAfter(asOf))
            .filter(entry -> corrected.filter(days -> days.contains(dayOf(entry))).isEmpty())
            .toList();
    Set<String> moved = contents(gone, present);
    return gone.stream()
        .filter(
            entry -> !moved.contains(content(entry.source(), entry.size(), entry.fingerprint())))
        .toList();
  }

  static RunFailure failure(List<LedgerEntry> lost, Start.From from) {
    List<String> files = lost.stream().map(LedgerEntry::file).distinct().sorted().toList();
    return new RunFailure(
        ExitCode.REFUSED,
        "Cannot go on: %d files that earlier releases have read are gone, like %s; put them back, or run %s --without-missing to leave out what they said"
            .formatted(
                files.size(),
                files.stream().limit(EXAMPLES).collect(Collectors.joining(", ")),
                from == Start.From.NOTHING ? "rebuild" : "nightly"));
  }

  /**
   * What the release that was published last has read, withdrawn or not; of days after its own,
   * what those before it have.
   */
  private static List<LedgerEntry> lastRead(Warehouse warehouse) {
    // One that was gone back to comes again, and is older than what was withdrawn.
    Map<String, Published> byName = new LinkedHashMap<>();
    warehouse.published().forEach(one -> byName.putIfAbsent(one.release(), one));
    List<Published> newestFirst = new ArrayList<>(byName.values());
    Collections.reverse(newestFirst);
    List<LedgerEntry> read = new ArrayList<>();
    LocalDate told = LocalDate.MIN;
    for (Published one : newestFirst) {
      if (one.asOf().isAfter(told) && warehouse.isStored(one.release())) {
        for (LedgerEntry entry : warehouse.manifest(one.release()).ledger()) {
          if (dayOf(entry).isAfter(told)) {
            read.add(entry);
          }
        }
        told = one.asOf();
      }
    }
    return read;
  }

  /** A file that names no day counts for any: it is older than all of them. */
  private static LocalDate dayOf(LedgerEntry entry) {
    return Objects.requireNonNullElse(entry.day(), LocalDate.EPOCH);
  }

  /** Of the files that are there those that may be one that is gone, under another name. */
  private Set<String> contents(List<LedgerEntry> gone, List<RawFile> present) {
    Set<String> sizes =
        gone.stream()
            .map(entry -> content(entry.source(), entry.size(), ""))
            .collect(Collectors.toSet());
    return present.stream()
        .filter(file -> sizes.contains(content(file.source().name(), file.size(), "")))
        .map(
            file ->
                content(file.source().name(), file.size(), Inputs.fingerprint(fileSystem, file)))
        .collect(Collectors.toSet());
  }

  private static String content(String source, long size, String fingerprint) {
    return source + "\n" + size + "\n" + fingerprint;
  }
}
