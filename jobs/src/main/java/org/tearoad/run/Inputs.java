package org.tearoad.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run has to read.
 *
 * @param base the release that the run goes on from; empty: from nothing
 * @param kept what the base has read, without what is retired
 * @param fresh files that have not been read, or are read again because they were retired
 * @param known files that were read and are there still
 * @param retired days of which the base has read a file that is another one now, or is gone; only a
 *     backfill has them
 * @param lost what earlier releases have read, and the run is to go on without
 * @param newest day of the newest file up to the as-of day; empty when no file is named by a day
 */
public record Inputs(
    LocalDate asOf,
    Optional<Manifest> base,
    List<LedgerEntry> kept,
    List<RawFile> fresh,
    List<RawFile> known,
    SortedSet<LocalDate> retired,
    List<LedgerEntry> lost,
    Optional<LocalDate> newest,
    boolean simulated) {
  private static final int BLOCK = 4096;

  /**
   * Whether a run goes on from the last release or begins anew, and which days it corrects.
   *
   * @param isWithoutMissing goes on though files that were read before are gone
   */
  public record Start(From from, Optional<Days> corrected, boolean isWithoutMissing) {
    public static final Start FROM_LAST_RELEASE =
        new Start(From.LAST_RELEASE, Optional.empty(), false);
    public static final Start FROM_NOTHING = new Start(From.NOTHING, Optional.empty(), false);

    /** Goes on from the last release, and reads the files of some days again. */
    public static Start correcting(Days days) {
      return new Start(From.LAST_RELEASE, Optional.of(days), false);
    }

    /** The same, without what files said that were read before and are gone. */
    public Start withoutMissing() {
      return new Start(from, corrected, true);
    }

    /** Where a run goes on from. */
    public enum From {
      LAST_RELEASE,
      NOTHING
    }
  }

  static Inputs find(
      TeaRoadSettings settings,
      Warehouse warehouse,
      RawFiles raw,
      Optional<LocalDate> wanted,
      Start start) {
    List<RawFile> all = new ArrayList<>();
    settings.sources().forEach(source -> all.addAll(raw.of(source)));
    if (all.isEmpty()) {
      throw new RunFailure(
          ExitCode.NO_INPUT,
          "Cannot run%s: there is no input file, got %s"
              .formatted(wanted.map(day -> " for " + day).orElse(""), settings.raw()));
    }
    LocalDate asOf = asOf(all, warehouse, wanted);
    List<RawFile> files = upTo(asOf, all);
    Optional<Manifest> base =
        start.from() == Start.From.NOTHING ? Optional.empty() : warehouse.newestUpTo(asOf);
    SortedSet<LocalDate> retired =
        start.corrected().map(days -> Corrections.of(days, asOf, base, files)).orElse(noDays());
    List<LedgerEntry> kept =
        base.map(Manifest::ledger).orElse(List.of()).stream()
            .filter(entry -> entry.day() == null || !retired.contains(entry.day()))
            .toList();
    Map<String, LedgerEntry> read = Manifest.byFile(kept);
    List<RawFile> fresh = new ArrayList<>();
    List<RawFile> known = new ArrayList<>();
    files.forEach(file -> (read.containsKey(file.key()) ? known : fresh).add(file));
    Corrections.requireUnchanged(raw.fileSystem(), known, read);
    List<LedgerEntry> lost =
        GoneFiles.in(warehouse, settings, raw.fileSystem())
            .lostFor(asOf, start.corrected(), kept, files);
    if (!lost.isEmpty() && !start.isWithoutMissing()) {
      throw GoneFiles.failure(lost, start.from());
    }
    return new Inputs(
        asOf,
        base,
        kept,
        List.copyOf(fresh),
        List.copyOf(known),
        retired,
        lost,
        newest(files),
        raw.isSimulated());
  }

  /** Hash of the first and the last block, and of the size. */
  static String fingerprint(FileSystem fileSystem, RawFile file) {
    try (FSDataInputStream in = fileSystem.open(new Path(file.uri()))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[(int) Math.min(BLOCK, file.size())];
      in.readFully(0, block);
      digest.update(block);
      in.readFully(file.size() - block.length, block);
      digest.update(block);
      digest.update(Long.toString(file.size()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (IOException e) {
      // A file that cannot be opened becomes a reject; the ledger remembers that it had no content.
      return "unreadable";
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** Bytes of the new files; one that feeds several logs counts once. */
  public long bytes() {
    return bytes(fresh);
  }

  /** The most bytes that the run may read. */
  long mostBytes() {
    return bytes() + (retired.isEmpty() ? 0 : bytes(known));
  }

  private static long bytes(List<RawFile> files) {
    Map<String, Long> sizes = new TreeMap<>();
    files.forEach(file -> sizes.put(file.path(), file.size()));
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * A day that nobody gave is not before that of the current release. A night goes on from a
   * release up to its day, so what a rebuild or a correction took out would count again.
   */
  private static LocalDate asOf(
      List<RawFile> all, Warehouse warehouse, Optional<LocalDate> wanted) {
    Stream<LocalDate> published = warehouse.current().map(Warehouse.Published::asOf).stream();
    return wanted
        .or(() -> Stream.concat(newest(all).stream(), published).max(Comparator.naturalOrder()))
        .orElseThrow(
            () ->
                new RunFailure(
                    ExitCode.USAGE,
                    "Cannot tell the as-of day: no file is named by a day (dt=2015-12-31); give --as-of"));
  }

  private static List<RawFile> upTo(LocalDate asOf, List<RawFile> all) {
    List<RawFile> files =
        all.stream().filter(file -> !file.day().orElse(LocalDate.MIN).isAfter(asOf)).toList();
    if (files.isEmpty()) {
      throw new RunFailure(
          ExitCode.NO_INPUT,
          "Cannot run for %s: the first input is of %s"
              .formatted(
                  asOf,
                  all.stream()
                      .flatMap(file -> file.day().stream())
                      .min(Comparator.naturalOrder())
                      .orElseThrow()));
    }
    return files;
  }

  private static SortedSet<LocalDate> noDays() {
    return Collections.emptySortedSet();
  }

  private static Optional<LocalDate> newest(List<RawFile> files) {
    return files.stream().flatMap(file -> file.day().stream()).max(Comparator.naturalOrder());
  }
}
