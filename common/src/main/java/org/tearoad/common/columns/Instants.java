package org.tearoad.common.columns;

import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.when;
import static org.tearoad.common.columns.Texts.byteAt;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Instants from ISO 8601 texts, and the day of an instant in a named zone.
 *
 * <p>A parsed text is a code: microseconds since 1970 in UTC, or one of the four faults below, so
 * that a row is parsed once and its fault is still known.
 */
public final class Instants {
  public static final long UNREADABLE = Long.MIN_VALUE + 1;
  public static final long NO_OFFSET = Long.MIN_VALUE + 2;
  public static final long OUT_OF_RANGE = Long.MIN_VALUE + 3;
  private static final long FIRST_FAULTLESS = Long.MIN_VALUE + 4;

  private static final long SECOND = 1_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long DAY = 24 * HOUR;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;
  private static final int LARGEST_OFFSET_HOURS = 18;

  private Instants() {}

  /** The code of an ISO 8601 text with an offset. */
  public static Column code(Column text) {
    return StaticCall.primitive(Instants.class, "parse", COUNT, text);
  }

  /** The code of an ISO 8601 text; one without an offset is of the given zone. */
  public static Column code(Column text, ZoneId zone) {
    return StaticCall.primitive(
        Instants.class, "parse", COUNT, text, StaticCall.constant(zone, ZoneId.class));
  }

  /** The instant of a code; null for a fault. */
  public static Column instant(Column code) {
    return when(code.geq(FIRST_FAULTLESS), timestamp_micros(code));
  }

  /**
   * True for a code later than 24 hours after the end of the day that the path's {@code dt=} names.
   */
  public static Column isAfterFileDay(Column code, Column path, ZoneId zone) {
    return StaticCall.primitive(
        Instants.class,
        "isAfterFileDay",
        FLAG,
        code,
        path,
        StaticCall.constant(zone, ZoneId.class));
  }

  /** The day that the path's {@code dt=} names, counted from 1970-01-01; -1 when it names none. */
  public static Column fileDay(Column path) {
    return StaticCall.primitive(Instants.class, "fileDayNumber", DataTypes.IntegerType, path);
  }

  /** The calendar day of an instant in the zone. */
  public static Column day(Column instant, ZoneId zone) {
    return from_utc_timestamp(instant, zone.getId()).cast(DATE);
  }

  public static long parse(UTF8String text) {
    return parse(text, null);
  }

  /**
   * Reads {@code yyyy-MM-ddTHH:mm[:ss[.fraction]][offset]}, also with a space for T; the offset is
   * Z, +hh, +hhmm or +hh:mm. Digits below the microsecond are cut.
   *
   * @param zone of a text without an offset; null when such a text is a fault
   */
  public static long parse(UTF8String text, ZoneId zone) {
    int length = text.numBytes();
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    if ((year | month | day | hour | minute) < 0
        || byteAt(text, 4) != '-'
        || byteAt(text, 7) != '-'
        || !isDateEnd(byteAt(text, 10))
        || byteAt(text, 13) != ':'
        || hour > 23
        || minute > 59
        || !isDate(year, month, day)) {
      return UNREADABLE;
    }

    int at = 16;
    int second = 0;
    boolean hasSeconds = at < length && byteAt(text, at) == ':';
    if (hasSeconds) {
      second = digits(text, at + 1, 2);
      if (second < 0 || second > 59) {
        return UNREADABLE;
      }
      at += 3;
    }

    long micros = 0;
    if (hasSeconds && at < length && byteAt(text, at) == '.') {
      int end = endOfDigits(text, at + 1);
      if (end == at + 1) {
        return UNREADABLE;
      }
      micros = fraction(text, at + 1, end);
      at = end;
    }

    long local =
        daysSince1970(year, month, day) * DAY
            + hour * HOUR
            + (minute * 60L + second) * SECOND
            + micros;
    return ranged(at == length ? local(local, zone) : offset(text, at, local));
  }

  /**
   * @see #isAfterFileDay(Column, Column, ZoneId)
   */
  public static boolean isAfterFileDay(long code, UTF8String path, ZoneId zone) {
    int at = fileDay(path);
    if (code < FIRST_FAULTLESS || at < 0) {
      return false;
    }
    int year = digits(path, at, 4);
    int month = digits(path, at + 5, 2);
    int day = digits(path, at + 8, 2);
    long end = (daysSince1970(year, month, day) + 2) * DAY;
    // The offset of a zone moves the end by less than a day: most instants need no zone rules.
    if (code < end - DAY) {
      return false;
    }
    LocalDate limit = LocalDate.of(year, month, day).plusDays(1);
    return code > limit.atStartOfDay(zone).toEpochSecond() * SECOND + DAY;
  }

  /**
   * @see #fileDay(Column)
   */
  public static int fileDayNumber(UTF8String path) {
    int at = fileDay(path);
    return at < 0
        ? -1
        : (int)
            daysSince1970(digits(path, at, 4), digits(path, at + 5, 2), digits(path, at + 8, 2));
  }

  private static int fileDay(UTF8String path) {
    for (int i = path.numBytes() - 13; i >= 0; i--) {
      if (byteAt(path, i) == 'd'
          && byteAt(path, i + 1) == 't'
          && byteAt(path, i + 2) == '='
          && (i == 0 || byteAt(path, i - 1) == '/')) {
        int at = i + 3;
        boolean isDay =
            digits(path, at, 4) >= 0
                && isDate(digits(path, at, 4), digits(path, at + 5, 2), digits(path, at + 8, 2));
        return isDay ? at : -1;
      }
    }
    return -1;
  }

  private static long local(long local, ZoneId zone) {
    if (zone == null) {
      return NO_OFFSET;
    }
    try {
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(local, SECOND),
              (int) Math.floorMod(local, SECOND) * 1_000,
              ZoneOffset.UTC);
      // A local time that a clock change skips is moved forward by the length of the gap; one that
      // happens twice is the earlier.
      return time.atZone(zone).toEpochSecond() * SECOND + Math.floorMod(local, SECOND);
    } catch (DateTimeException e) {
      return OUT_OF_RANGE;
    }
  }

  private static long offset(UTF8String text, int at, long local) {
    byte sign = byteAt(text, at);
    int left = text.numBytes() - at - 1;
    if ((sign == 'Z' || sign == 'z') && left == 0) {
      return local;
    }
    int hours = digits(text, at + 1, 2);
    boolean hasColon = left == 5 && byteAt(text, at + 3) == ':';
    int minutes = left == 2 ? 0 : left == 4 || hasColon ? digits(text, at + left - 1, 2) : -1;
    if ((sign != '+' && sign != '-')
        || hours < 0
        || minutes < 0
        || minutes > 59
        || hours * 60 + minutes > LARGEST_OFFSET_HOURS * 60) {
      return UNREADABLE;
    }
    long shift = hours * HOUR + minutes * 60 * SECOND;
    return sign == '+' ? local - shift : local + shift;
  }

  private static long ranged(long micros) {
    return micros < FIRST_FAULTLESS
            || (micros >= daysSince1970(FIRST_YEAR, 1, 1) * DAY
                && micros < daysSince1970(LAST_YEAR + 1, 1, 1) * DAY)
        ? micros
        : OUT_OF_RANGE;
  }

  private static int endOfDigits(UTF8String text, int from) {
    int end = from;
    while (end < text.numBytes() && byteAt(text, end) >= '0' && byteAt(text, end) <= '9') {
      end++;
    }
    return end;
  }

  private static long fraction(UTF8String text, int from, int end) {
    long micros = 0;
    for (int i = from; i < from + 6; i++) {
      micros = micros * 10 + (i < end ? byteAt(text, i) - '0' : 0);
    }
    return micros;
  }

  /** The number in a fixed place; -1 when the text ends before or has other characters there. */
  private static int digits(UTF8String text, int from, int count) {
    if (from + count > text.numBytes()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = byteAt(text, i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static boolean isDateEnd(byte next) {
    return next == 'T' || next == ' ' || next == 't';
  }

  private static boolean isDate(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
  }

  private static int lengthOf(int year, int month) {
    if (month == 2) {
      return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days since 1970-01-01 of a date of the Gregorian calendar, counted in years from March. */
  private static long daysSince1970(int year, int month, int day) {
    long shifted = month > 2 ? year : year - 1L;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return shifted * 365
        + Math.floorDiv(shifted, 4)
        - Math.floorDiv(shifted, 100)
        + Math.floorDiv(shifted, 400)
        + dayOfYear
        - 719_468;
  }
}
