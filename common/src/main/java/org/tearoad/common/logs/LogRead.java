package org.tearoad.common.logs;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What is to be read from which files.
 *
 * @param delimiter between the fields of a CSV record; ignored for JSON Lines
 * @param columns the names wanted as text, case-sensitive; one that a file lacks is null there
 * @param required the names a CSV header must have, else the file is one reject
 * @param files read in the order given, each by exactly one task
 */
public record LogRead(
    LogFormat format,
    char delimiter,
    List<String> columns,
    Set<String> required,
    List<LogFile> files)
    implements Serializable {

  public LogRead {
    columns = List.copyOf(columns);
    required = Set.copyOf(required);
    files = List.copyOf(files);
    requireDelimiter(format, delimiter);
    if (Set.copyOf(columns).size() != columns.size()) {
      throw new IllegalArgumentException("Cannot read logs: a column twice, got " + columns);
    }
    if (files.stream().map(LogFile::path).distinct().count() != files.size()) {
      throw new IllegalArgumentException(
          "Cannot read logs: a file is listed twice among " + files.size());
    }
    for (String name : Columns.ADDED) {
      if (columns.contains(name)) {
        throw new IllegalArgumentException(
            "Cannot read logs: %s is the reader's own column, got %s".formatted(name, columns));
      }
    }
  }

  static void requireDelimiter(LogFormat format, char delimiter) {
    boolean possible =
        delimiter > 0
            && delimiter < 0x80
            && delimiter != '"'
            && delimiter != '\n'
            && delimiter != '\r';
    if (format == LogFormat.CSV && !possible) {
      throw new IllegalArgumentException(
          "Cannot read CSV: the delimiter must be one ASCII character, no quote and no line end, got U+%04X"
              .formatted((int) delimiter));
    }
  }
}
