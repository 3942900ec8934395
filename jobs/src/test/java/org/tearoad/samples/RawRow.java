package org.tearoad.samples;

import java.time.Instant;
import java.time.OffsetDateTime;

/** A line of a raw log as it stands in its file; line 1 is the header. */
record RawRow(Log log, String file, int line, String[] fields) {

  String value(String column) {
    return fields[log.column(column)];
  }

  /** Null for an empty value and for what is no instant with an offset since 2000. */
  Instant instant(String column) {
    String text = value(column).replace(' ', 'T').replaceAll("([+]\\d{2})(\\d{2})$", "$1:$2");
    boolean readable = text.matches("2\\d{3}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+]\\d\\d:\\d\\d)");
    return readable ? OffsetDateTime.parse(text).toInstant() : null;
  }

  /** The last day of the row's file, as text that sorts. */
  String fileDay() {
    return file.replaceAll(".*dt=([0-9-]{10}).*", "$1");
  }

  String position() {
    return file + " line " + line;
  }
}
