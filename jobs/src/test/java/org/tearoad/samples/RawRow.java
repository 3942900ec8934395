package org.tearoad.samples;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a raw log as it stands in its file; line 1 is the header. */
record RawRow(Log log, String file, int line, String[] fields) {
  private static final Pattern INSTANT =
      Pattern.compile("(2\\d{3}-\\d\\d-\\d\\d)[T ]([0-9:.]+)(Z|[+]\\d\\d:?\\d\\d)");

  String value(String column) {
    return fields[log.column(column)];
  }

  /** Null for an empty value and for what is no instant with an offset since 2000. */
  Instant instant(String column) {
    Matcher parts = INSTANT.matcher(value(column));
    if (!parts.matches()) {
      return null;
    }
    LocalDateTime local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2));
    return local.toInstant(ZoneOffset.of(parts.group(3)));
  }

  /** The last day of the row's file, as text that sorts. */
  String fileDay() {
    return file.replaceAll(".*dt=([0-9-]{10}).*", "$1");
  }

  String position() {
    return file + " line " + line;
  }
}
