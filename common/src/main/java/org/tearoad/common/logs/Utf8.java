package org.tearoad.common.logs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.spark.unsafe.types.UTF8String;

/** UTF-8 and eight bytes at a time. */
final class Utf8 {
  static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = ~HIGH_BITS;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Utf8() {}

  /** Eight bytes, the first one lowest. */
  static long load(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** The byte in all eight places. */
  static long repeat(int value) {
    return value * 0x0101010101010101L;
  }

  /** The high bit of every byte that is zero, exactly (no borrow runs into the next byte). */
  static long zeros(long word) {
    return ~(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS);
  }

  /** Where the text begins: behind the byte order mark, if there is one. */
  static int afterMark(byte[] bytes, int from, int limit) {
    boolean marked =
        limit - from >= 3
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF;
    return marked ? from + 3 : from;
  }

  /** Whether the bytes are well-formed: no overlong form, no surrogate, nothing above U+10FFFF. */
  static boolean valid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (at + Long.BYTES <= to && (load(bytes, at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
        continue;
      }

      int length = sequence(bytes, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** Bytes of the character that starts here, 0 when it is none (Unicode 15, table 3-7). */
  private static int sequence(byte[] bytes, int at, int to) {
    int lead = bytes[at];
    if (lead >= 0) {
      return 1;
    }

    int length =
        (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return 0;
    }

    int point = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
      point = point << 6 | (bytes[at + i] & 0x3F);
    }
    return shortest(point, length) ? length : 0;
  }

  private static boolean shortest(int point, int length) {
    return switch (length) {
      case 2 -> point >= 0x80;
      case 3 -> point >= 0x800 && (point < 0xD800 || point > 0xDFFF);
      default -> point >= 0x10000 && point <= 0x10FFFF;
    };
  }

  /** At most {@code most} bytes from {@code from}, ending where a character ends. */
  static int cut(byte[] bytes, int from, int to, int most) {
    if (to - from <= most) {
      return to;
    }

    int end = from + most;
    while (end > from + most - 3 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  /** The text with every ill-formed byte sequence replaced, so that it can be written anywhere. */
  static UTF8String repaired(byte[] bytes, int from, int to) {
    return UTF8String.fromString(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }
}
