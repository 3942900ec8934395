package org.tearoad.reports;

import java.util.Arrays;
import java.util.Optional;

/**
 * A language in which reports are written. A new one is a constant here, its messages in {@code
 * reports/messages_<code>.properties}, and its names in the reference data of the regions.
 */
public enum Language {
  ENGLISH("en", "en", 6, 9),
  RUSSIAN("ru", "ru", 6, 9),
  CHINESE("zh", "zh-Hans", 4, 8);

  private final String code;
  private final String tag;
  private final int largeZeros;
  private final int largerZeros;

  /**
   * @param tag for browsers, which choose a script's shapes by it
   * @param largeZeros zeros of the smaller of two words for large numbers: million, 万
   * @param largerZeros zeros of the larger one: billion, 亿
   */
  Language(String code, String tag, int largeZeros, int largerZeros) {
    this.code = code;
    this.tag = tag;
    this.largeZeros = largeZeros;
    this.largerZeros = largerZeros;
  }

  /** The language of a code; empty when there is none. */
  public static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
  }

  /** ISO 639-1, as it stands in names of files and columns. */
  public String code() {
    return code;
  }

  String tag() {
    return tag;
  }

  double large() {
    return Math.pow(10, largeZeros);
  }

  double larger() {
    return Math.pow(10, largerZeros);
  }
}
