package org.tearoad.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A file of a raw log as it was found.
 *
 * @param path below the raw root: the name by which the ledger knows it
 * @param uri where it is opened
 * @param day that its path is named by; empty when it names none
 */
record RawFile(
    SourceSettings source,
    String path,
    String uri,
    long size,
    Instant modified,
    RawFormat format,
    Optional<LocalDate> day) {
  /** By which the ledger knows it: a file may feed several sources. */
  String key() {
    return Manifest.key(source.name(), path);
  }
}
