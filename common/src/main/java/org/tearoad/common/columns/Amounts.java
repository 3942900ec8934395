package org.tearoad.common.columns;

import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.when;
import static org.tearoad.common.columns.Texts.byteAt;
import static org.tearoad.common.table.Types.COUNT;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.MakeDecimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Money and whole numbers from texts.
 *
 * <p>A parsed amount is a code: twice the hundredths, plus one when it had to be rounded; or one of
 * the faults below. So a text is parsed once and its fault is still known.
 */
public final class Amounts {
  public static final long UNREADABLE = Long.MIN_VALUE + 1;
  public static final long OUT_OF_RANGE = Long.MIN_VALUE + 2;
  private static final long FIRST_FAULTLESS = Long.MIN_VALUE + 3;

  /** A million million: more is no price, and what it is worth elsewhere might not fit. */
  private static final long LARGEST_UNITS = 1_000_000_000_000L;

  private static final int LONGEST = 64;

  private Amounts() {}

  /**
   * The code of a plain decimal text that is not negative and has at most 12 digits before the
   * point.
   */
  public static Column code(Column text) {
    return StaticCall.primitive(Amounts.class, "parse", COUNT, text);
  }

  /** The amount of a code, decimal(18,2); null for a fault. */
  public static Column amount(Column code) {
    return when(
        code.geq(FIRST_FAULTLESS), new Column(new MakeDecimal(shiftright(code, 1).expr(), 18, 2)));
  }

  public static Column isRounded(Column code) {
    return code.geq(FIRST_FAULTLESS).and(code.bitwiseAND(1L).equalTo(1L));
  }

  /** A whole number as text; a fault code when it is not one. */
  public static Column wholeCode(Column text) {
    return StaticCall.primitive(Amounts.class, "parseWhole", COUNT, text);
  }

  public static long parse(UTF8String text) {
    int length = text.numBytes();
    int at = length > 0 && isSign(byteAt(text, 0)) ? 1 : 0;
    if (length > LONGEST) {
      return UNREADABLE;
    }
    long units = 0;
    int digits = 0;
    for (; at < length && isDigit(byteAt(text, at)); at++, digits++) {
      units = Math.min(units * 10 + byteAt(text, at) - '0', LARGEST_UNITS);
    }

    long thousandths = 0;
    boolean isCut = false;
    if (at < length && byteAt(text, at) == '.') {
      int decimals = 0;
      for (at++; at < length && isDigit(byteAt(text, at)); at++, decimals++) {
        if (decimals < 3) {
          thousandths = thousandths * 10 + byteAt(text, at) - '0';
        }
        isCut |= decimals >= 2 && byteAt(text, at) != '0';
      }
      digits += decimals;
      for (; decimals < 3; decimals++) {
        thousandths *= 10;
      }
    }
    if (at < length || digits == 0) {
      return UNREADABLE;
    }

    // Half up needs no digit beyond the third.
    long hundredths = units * 100 + (thousandths + 5) / 10;
    boolean isNegative = byteAt(text, 0) == '-' && (hundredths > 0 || isCut);
    return isNegative || units >= LARGEST_UNITS || hundredths >= LARGEST_UNITS * 100
        ? OUT_OF_RANGE
        : hundredths * 2 + (isCut ? 1 : 0);
  }

  public static long parseWhole(UTF8String text) {
    int length = text.numBytes();
    int at = length > 0 && isSign(byteAt(text, 0)) ? 1 : 0;
    if (at == length || length > LONGEST) {
      return UNREADABLE;
    }
    long value = 0;
    for (; at < length; at++) {
      if (!isDigit(byteAt(text, at))) {
        return UNREADABLE;
      }
      value = Math.min(value * 10 + byteAt(text, at) - '0', LARGEST_UNITS);
    }
    return value > Integer.MAX_VALUE ? OUT_OF_RANGE : byteAt(text, 0) == '-' ? -value : value;
  }

  private static boolean isSign(byte next) {
    return next == '-' || next == '+';
  }

  private static boolean isDigit(byte next) {
    return next >= '0' && next <= '9';
  }
}
