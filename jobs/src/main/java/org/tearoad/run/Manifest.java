package org.tearoad.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.common.quality.CheckResult;

/**
 * All there is to know about a release.
 *
 * @param release its name: the as-of day, with .2, .3 … for later releases of the same day
 * @param configuration the effective settings, secrets masked
 * @param versions of the program, Java, Spark, Hadoop and the system
 * @param identity hash of ledger, as-of day, configuration, code and reference data: equal
 *     identities have equal rows
 * @param foldIdentity hash of what stored facts depend on; when it changes a rebuild is needed
 * @param sources hash of how each source is read, by name; one that was read must stay as it is
 * @param simulated true when the raw logs say that they are simulated
 * @param months by table and month, the current folder
 * @param marts rows by derived mart
 */
public record Manifest(
    String release,
    String run,
    String parent,
    LocalDate asOf,
    Instant createdAt,
    String version,
    SortedMap<String, String> versions,
    String identity,
    String foldIdentity,
    SortedMap<String, String> sources,
    boolean simulated,
    SortedMap<String, String> configuration,
    SortedMap<String, String> reference,
    List<LedgerEntry> ledger,
    SortedMap<String, SortedMap<String, StoredMonth>> months,
    SortedMap<String, Long> marts,
    List<CheckResult> checks,
    List<StepReport> steps) {
  public Manifest {
    // Releases of older programs have none.
    versions = versions == null ? new TreeMap<>() : versions;
    ledger = List.copyOf(ledger);
    checks = List.copyOf(checks);
    steps = List.copyOf(steps);
  }

  /** Folders of a table by month; empty when it has none. */
  public SortedMap<String, StoredMonth> months(String table) {
    return months.getOrDefault(table, new TreeMap<>());
  }

  /** Files that were read, by source and path. */
  Map<String, LedgerEntry> ledgerByFile() {
    return byFile(ledger);
  }

  /** Entries of a ledger by source and path. */
  static Map<String, LedgerEntry> byFile(List<LedgerEntry> ledger) {
    Map<String, LedgerEntry> entries = new TreeMap<>();
    ledger.forEach(entry -> entries.put(key(entry.source(), entry.file()), entry));
    return entries;
  }

  static String key(String source, String file) {
    return source + "\n" + file;
  }
}
