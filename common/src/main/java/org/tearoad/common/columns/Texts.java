package org.tearoad.common.columns;

import static org.tearoad.common.table.Types.TEXT;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts from logs: white space off the ends, empty is null, one case for codes. */
public final class Texts {
  private static final int SPACE = ' ';

  private Texts() {}

  /** The text without white space at its ends; null when nothing is left. */
  public static Column trimmed(Column text) {
    return StaticCall.nullable(Texts.class, "trim", TEXT, text);
  }

  public static Column trimmedLower(Column text) {
    return StaticCall.nullable(Texts.class, "trimLower", TEXT, text);
  }

  public static Column trimmedUpper(Column text) {
    return StaticCall.nullable(Texts.class, "trimUpper", TEXT, text);
  }

  /** The text in upper case without any white space; null when nothing is left. */
  public static Column compactUpper(Column text) {
    return StaticCall.nullable(Texts.class, "compact", TEXT, text);
  }

  public static UTF8String trim(UTF8String text) {
    int end = text.numBytes();
    int start = 0;
    while (start < end && isSpace(byteAt(text, start))) {
      start++;
    }
    while (end > start && isSpace(byteAt(text, end - 1))) {
      end--;
    }
    if (start == end) {
      return null;
    }

    return end - start == text.numBytes() ? text : slice(text, start, end);
  }

  public static UTF8String trimLower(UTF8String text) {
    UTF8String trimmed = trim(text);
    if (trimmed == null || !has(trimmed, 'A', 'Z')) {
      return trimmed;
    }
    return isAscii(trimmed)
        ? trimmed.toLowerCase()
        : UTF8String.fromString(trimmed.toString().toLowerCase(Locale.ROOT));
  }

  public static UTF8String trimUpper(UTF8String text) {
    UTF8String trimmed = trim(text);
    if (trimmed == null || !has(trimmed, 'a', 'z')) {
      return trimmed;
    }
    return isAscii(trimmed)
        ? trimmed.toUpperCase()
        : UTF8String.fromString(trimmed.toString().toUpperCase(Locale.ROOT));
  }

  public static UTF8String compact(UTF8String text) {
    byte[] kept = new byte[text.numBytes()];
    int length = 0;
    for (int i = 0; i < kept.length; i++) {
      byte next = byteAt(text, i);
      if (!isSpace(next)) {
        kept[length++] = next;
      }
    }
    return length == 0 ? null : trimUpper(UTF8String.fromBytes(kept, 0, length));
  }

  /** The byte at a place that is inside the text. */
  static byte byteAt(UTF8String text, int place) {
    return Platform.getByte(text.getBaseObject(), text.getBaseOffset() + place);
  }

  private static UTF8String slice(UTF8String text, int start, int end) {
    byte[] bytes = new byte[end - start];
    Platform.copyMemory(
        text.getBaseObject(),
        text.getBaseOffset() + start,
        bytes,
        Platform.BYTE_ARRAY_OFFSET,
        bytes.length);
    return UTF8String.fromBytes(bytes);
  }

  /** Has bytes of the range, or bytes outside ASCII, whose case only the full conversion knows. */
  private static boolean has(UTF8String text, char from, char to) {
    for (int i = 0; i < text.numBytes(); i++) {
      byte next = byteAt(text, i);
      if (next < 0 || (next >= from && next <= to)) {
        return true;
      }
    }
    return false;
  }

  /** Outside ASCII, Spark's own conversion follows the language of the machine. */
  private static boolean isAscii(UTF8String text) {
    for (int i = 0; i < text.numBytes(); i++) {
      if (byteAt(text, i) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(byte next) {
    return next >= 0 && next <= SPACE;
  }
}
