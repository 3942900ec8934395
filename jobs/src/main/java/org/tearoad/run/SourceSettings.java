package org.tearoad.run;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Where the lines of a log come from, and how they are read.
 *
 * @param log orders, payments or shipments
 * @param files folder or glob below the raw root
 * @param format csv, jsonl or parquet; empty: by the ending of each file
 * @param zone of instants without offset; empty: they are rejected
 * @param select a SELECT over the view raw; empty: the files have the columns of the contract
 * @param rowsPerLine one or many rows that the SELECT makes of a line
 * @param lookups CSV files that the SELECT may join, by view name
 */
public record SourceSettings(
    String name,
    String log,
    String files,
    Optional<RawFormat> format,
    char delimiter,
    Optional<ZoneId> zone,
    Optional<String> select,
    RowsPerLine rowsPerLine,
    Map<String, Lookup> lookups) {

  /** How many rows a SELECT makes of one line. */
  public enum RowsPerLine {
    ONE,
    MANY
  }

  /** A CSV file with a header that is unique by its key. */
  public record Lookup(String file, String key, char delimiter) {}
}
