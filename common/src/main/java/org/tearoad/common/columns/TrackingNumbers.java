package org.tearoad.common.columns;

import static org.tearoad.common.columns.Texts.byteAt;
import static org.tearoad.common.table.Types.FLAG;

import org.apache.spark.sql.Column;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * UPU S10 item identifiers: two letters, eight digits, a check digit, two letters.
 *
 * <p>Check digit: S = 8 d1 + 6 d2 + 4 d3 + 2 d4 + 3 d5 + 5 d6 + 9 d7 + 7 d8, C = 11 - S mod 11,
 * where 10 is written 0 and 11 is written 5 (UPU standard S10).
 */
public final class TrackingNumbers {
  private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};
  private static final int LENGTH = 13;

  private TrackingNumbers() {}

  /** True for a number of S10 shape whose check digit is wrong; other shapes are carriers' own. */
  public static Column hasBadCheckDigit(Column number) {
    return StaticCall.primitive(TrackingNumbers.class, "hasBadCheckDigit", FLAG, number);
  }

  public static boolean hasBadCheckDigit(UTF8String number) {
    if (!isS10(number)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (byteAt(number, 2 + i) - '0');
    }
    int check = 11 - sum % 11;
    int digit = check == 10 ? 0 : check == 11 ? 5 : check;
    return byteAt(number, 10) - '0' != digit;
  }

  private static boolean isS10(UTF8String number) {
    if (number.numBytes() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      byte next = byteAt(number, i);
      boolean isLetterPlace = i < 2 || i > 10;
      if (isLetterPlace ? next < 'A' || next > 'Z' : next < '0' || next > '9') {
        return false;
      }
    }
    return true;
  }
}
