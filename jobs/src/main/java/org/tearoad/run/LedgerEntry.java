package org.tearoad.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the lines of one file, fixed for ever when it is read: read = accepted + rejected
 * + not selected.
 *
 * @param fingerprint hash of the first and the last block
 * @param day that the path is named by; null when it names none
 * @param rejected lines by reason
 * @param defects faulty optional values by kind; their lines are accepted
 * @param latestEvent newest instant of the accepted rows; null when there is none
 * @param run the run that read it, whose rejects are its; null when an older program did
 */
public record LedgerEntry(
    String source,
    String log,
    String file,
    long size,
    Instant modified,
    String fingerprint,
    LocalDate day,
    long read,
    long accepted,
    long notSelected,
    Map<String, Long> rejected,
    Map<String, Long> defects,
    Instant latestEvent,
    String run) {
  public LedgerEntry {
    rejected = new TreeMap<>(rejected);
    defects = new TreeMap<>(defects);
  }

  public long rejectedCount() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A SELECT that makes lines up has more of them than the file. */
  boolean balances() {
    return notSelected >= 0 && read == accepted + rejectedCount() + notSelected;
  }
}
