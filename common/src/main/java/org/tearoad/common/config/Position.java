package org.tearoad.common.config;

import com.typesafe.config.ConfigOrigin;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a setting was written: a file and a line, or line 0 for a whole file or an option. */
record Position(String file, int line) implements Comparable<Position> {
  static final Position NOWHERE = new Position("", 0);
  private static final Pattern FILE_AND_LINE =
      Pattern.compile("(?:merge of )?(.+?): (\\d+)(?:-\\d+)?(?:,.*)?");
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::file).thenComparingInt(Position::line);

  static Position of(ConfigOrigin origin) {
    Matcher matcher = FILE_AND_LINE.matcher(origin.description());
    return matcher.matches()
        ? new Position(matcher.group(1), Integer.parseInt(matcher.group(2)))
        : new Position(origin.description(), 0);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** To be put before a problem, hence with a blank at its end. */
  @Override
  public String toString() {
    return file.isEmpty() ? "" : line > 0 ? file + ":" + line + " " : file + " ";
  }
}
