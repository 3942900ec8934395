package org.tearoad.reports.tables;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names as spreadsheets allow them: at most 31 characters, some forbidden, no two alike. */
final class SheetNames {
  static final int MOST_CHARACTERS = 31;

  private final Set<String> taken = new HashSet<>();

  /** The name itself when it can be had, else one near to it. */
  String next(String wanted) {
    String base = wanted.replaceAll("[\\[\\]:*?/\\\\']", "_");
    String name = cut(base, "");
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = cut(base, "." + number);
    }
    return name;
  }

  private static String cut(String base, String ending) {
    return base.substring(0, Math.min(base.length(), MOST_CHARACTERS - ending.length())) + ending;
  }
}
