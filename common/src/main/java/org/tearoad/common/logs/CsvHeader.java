package org.tearoad.common.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The header of a CSV file.
 *
 * @param names trimmed, in the file's order; a name may be empty
 * @param end where its text ends, without the line end
 * @param next where the record after it begins
 * @param lines how many physical lines it takes
 * @param malformed what is wrong with its text; null when nothing is
 */
record CsvHeader(List<String> names, int end, int next, int lines, String malformed) {

  /** Parses the record that starts here; null when it is not whole. */
  static CsvHeader parse(byte[] bytes, int start, int limit, byte delimiter) {
    var names = new ArrayList<String>();
    var name = new ByteArrayOutputStream();
    boolean quoted = false;
    boolean closed = false;
    String malformed = null;
    int lines = 1;
    boolean atFieldStart = true;
    for (int at = start; at < limit; at++) {
      byte value = bytes[at];
      lines += quoted && value == '\n' ? 1 : 0;
      if (quoted && value == '"' && at + 1 < limit && bytes[at + 1] == '"') {
        name.write(value);
        at++;
      } else if (quoted && value == '"') {
        quoted = false;
        closed = true;
      } else if (quoted) {
        name.write(value);
      } else if (value == delimiter || value == '\n') {
        names.add(name.toString(StandardCharsets.UTF_8).strip());
        name.reset();
        atFieldStart = true;
        closed = false;
        if (value == '\n') {
          int end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
          boolean valid = Utf8.valid(bytes, start, end);
          return new CsvHeader(names, end, at + 1, lines, valid ? malformed : "is not valid UTF-8");
        }
        continue;
      } else if (atFieldStart && value == '"') {
        quoted = true;
      } else {
        boolean lineEnd = value == '\r' && at + 1 < limit && bytes[at + 1] == '\n';
        malformed = closed && !lineEnd ? "has text after a closing quote" : malformed;
        name.write(value);
      }
      atFieldStart = false;
    }
    return null;
  }

  /** Why the file cannot be read with this header; null when it can. */
  String fault(Set<String> required) {
    if (malformed != null) {
      return malformed;
    }

    var found = new HashSet<String>();
    for (String name : names) {
      if (!name.isEmpty() && !found.add(name)) {
        return "has " + name + " twice";
      }
    }
    var missing = new TreeSet<String>(required);
    missing.removeAll(found);
    return missing.isEmpty() ? null : "lacks " + String.join(", ", missing);
  }

  /** For each column its place in this header, -1 for none. */
  int[] places(List<String> columns) {
    return columns.stream().mapToInt(names::indexOf).toArray();
  }

  SortedSet<String> unknown(List<String> columns) {
    var unknown = new TreeSet<String>(names);
    unknown.removeAll(Set.copyOf(columns));
    unknown.remove("");
    return unknown;
  }
}
