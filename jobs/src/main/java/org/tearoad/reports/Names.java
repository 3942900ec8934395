package org.tearoad.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What marketplaces, carriers and publishers are called.
 *
 * @param known by the code of the logs or the publisher's own name; others are named after their
 *     code
 */
public record Names(Map<String, Map<Language, String>> known) {
  /** All are named after their codes. */
  static final Names OF_CODES = new Names(Map.of());

  private static final int LONGEST_ABBREVIATION = 3;

  public Names {
    known = Map.copyOf(known);
  }

  /**
   * A name, or the code as one: {@code other-post} as Other Post, {@code abc} as ABC. With capitals
   * it is a name already.
   */
  String of(String code, Language language) {
    Map<Language, String> names = known.get(code);
    if (names != null) {
      return names.get(language);
    }
    return code.equals(code.toLowerCase(Locale.ROOT)) ? ofCode(code) : code;
  }

  private static String ofCode(String code) {
    return Arrays.stream(code.split("[-_ ]+"))
        .map(
            word ->
                word.length() <= LONGEST_ABBREVIATION
                    ? word.toUpperCase(Locale.ROOT)
                    : Words.capital(word))
        .collect(Collectors.joining(" "));
  }
}
