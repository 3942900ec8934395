package org.tearoad.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run has to read.
 *
 * @param base the release that the run goes on from; empty: from nothing
 * @param fresh files that the base has not read
 * @param newest day of the newest file up to the as-of day; empty when no file is named by a day
 */
public record Inputs(
    LocalDate asOf,
    Optional<Manifest> base,
    List<RawFile> fresh,
    Optional<LocalDate> newest,
    boolean simulated) {
  private static final int BLOCK = 4096;

  /** Whether a run goes on from the last release or begins anew. */
  public enum Start {
    FROM_LAST_RELEASE,
    FROM_NOTHING
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
    LocalDate asOf =
        wanted
            .or(() -> newest(all))
            .orElseThrow(
                () ->
                    new RunFailure(
                        ExitCode.USAGE,
                        "Cannot tell the as-of day: no file is named by a day (dt=2015-12-31); give --as-of"));
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
    Optional<Manifest> base =
        start == Start.FROM_NOTHING ? Optional.empty() : warehouse.newestUpTo(asOf);
    Map<String, LedgerEntry> read = base.map(Manifest::ledgerByFile).orElse(Map.of());
    List<RawFile> fresh = new ArrayList<>();
    for (RawFile file : files) {
      LedgerEntry entry = read.get(Manifest.key(file.source().name(), file.path()));
      if (entry == null) {
        fresh.add(file);
      } else {
        requireUnchanged(raw.fileSystem(), file, entry);
      }
    }
    return new Inputs(asOf, base, List.copyOf(fresh), newest(files), raw.isSimulated());
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

  /** Bytes of the new files. */
  public long bytes() {
    return fresh.stream().mapToLong(RawFile::size).sum();
  }

  /** Bytes of the new files by source. */
  public SortedMap<String, Long> bytesBySource() {
    SortedMap<String, Long> bytes = new TreeMap<>();
    fresh.forEach(file -> bytes.merge(file.source().name(), file.size(), Long::sum));
    return bytes;
  }

  private static void requireUnchanged(FileSystem fileSystem, RawFile file, LedgerEntry entry) {
    boolean same = file.size() == entry.size() && file.modified().equals(entry.modified());
    if (!same && !fingerprint(fileSystem, file).equals(entry.fingerprint())) {
      throw new RunFailure(
          ExitCode.REFUSED,
          "Cannot go on: %s has changed since it was read on its way into %s (%d bytes then, %d now); put the old file back, or run rebuild"
              .formatted(file.path(), entry.source(), entry.size(), file.size()));
    }
  }

  private static Optional<LocalDate> newest(List<RawFile> files) {
    return files.stream().flatMap(file -> file.day().stream()).max(Comparator.naturalOrder());
  }
}
