package org.tearoad.reports.tables;

/**
 * Names from logs as text that does no harm in a cell: on one line, shown in the order in which it
 * is written, and short enough. What is taken out is seen as a replacement character.
 */
final class PlainText {
  /** What a spreadsheet keeps of a cell. */
  static final int MOST_CHARACTERS = 32_767;

  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .map(PlainText::replaced)
        .takeWhile(point -> plain.length() + Character.charCount(point) <= MOST_CHARACTERS)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Nearly all cells are codes. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return text.length() <= MOST_CHARACTERS;
  }

  private static int replaced(int point) {
    if (Character.isISOControl(point) || point == '\u2028' || point == '\u2029') {
      return isBlank(point) ? ' ' : REPLACEMENT;
    }
    return isHarmful(point) ? REPLACEMENT : point;
  }

  private static boolean isBlank(int point) {
    return point == '\t' || point == '\n' || point == '\r' || point > '\u2000';
  }

  /** Half a character, no character at all, or one that turns the text around it. */
  private static boolean isHarmful(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
        || (point & 0xFFFE) == 0xFFFE
        || point >= '\u202A' && point <= '\u202E'
        || point >= '\u2066' && point <= '\u2069';
  }
}
