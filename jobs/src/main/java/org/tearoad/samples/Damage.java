package org.tearoad.samples;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * One way to spoil a row. The spoilt copy is delivered beside the good row, so that no truth
 * depends on it.
 *
 * @param reason why it must be rejected, or which defect must be counted
 */
record Damage(String reason, Spoiler spoiler) {

  /** Makes the spoilt line of a good one, or null where the row does not lend itself to it. */
  interface Spoiler {
    byte[] spoil(Line line, int lastDayOfFile);
  }

  private static final int TOO_LONG = 70;

  static Damage put(Log log, String column, String fault, String value) {
    int index = log.column(column);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new Damage(column + "_" + fault, (line, lastDay) -> line.finishedWith(index, bytes));
  }

  static Damage missing(Log log, String column) {
    return put(log, column, "missing", "");
  }

  static Damage tooLong(Log log, String column) {
    return put(log, column, "out_of_range", "x".repeat(TOO_LONG));
  }

  static Damage noOffset(Log log, String column) {
    int index = log.column(column);
    return new Damage(
        column + "_no_offset",
        (line, lastDay) -> {
          String value = line.valueOf(index);
          return value.length() < 19
              ? null
              : line.finishedWith(index, ascii(value.substring(0, 19)));
        });
  }

  /** Three days after the file's own day: more than the day of grace, whatever the zone. */
  static Damage afterFileDay(Log log, String column) {
    int index = log.column(column);
    return new Damage(
        column + "_after_file_day",
        (line, lastDay) ->
            line.finishedWith(index, ascii(Calendar.date(lastDay + 3) + "T12:00:00Z")));
  }

  /**
   * A fault in an optional value of a row that does not say when it was recorded: it loses against
   * its good row.
   */
  static Damage losing(Log log, String column, String fault, UnaryOperator<String> spoil) {
    int index = log.column(column);
    int recordedAt = log.column("recorded_at");
    return new Damage(
        column + "_" + fault,
        (line, lastDay) -> {
          String[] fields = log.header().split(",");
          for (int field = 0; field < fields.length; field++) {
            String value = line.valueOf(field);
            fields[field] = field == index ? spoil.apply(value) : field == recordedAt ? "" : value;
          }
          return ascii(String.join(",", fields) + "\n");
        });
  }

  static Damage badCheckDigit() {
    int index = Log.SHIPMENTS.column("tracking_number");
    return new Damage(
        "tracking_number_bad_check_digit",
        (line, lastDay) -> {
          String number = line.valueOf(index);
          boolean isS10 = number.matches("[A-Z]{2}[0-9]{9}[A-Z]{2}");
          return isS10 ? line.finishedWith(index, ascii(otherCheckDigit(number))) : null;
        });
  }

  static Damage tooFewFields() {
    return new Damage(
        "line_ragged",
        (line, lastDay) -> {
          String text = text(line);
          return ascii(text.substring(0, text.indexOf(',')) + "\n");
        });
  }

  static Damage tooManyFields() {
    return new Damage(
        "line_ragged",
        (line, lastDay) -> {
          String text = text(line);
          return (text.substring(0, text.length() - 1) + ",surplus\n")
              .getBytes(StandardCharsets.UTF_8);
        });
  }

  /** A byte that is no UTF-8, in a column of text. */
  static Damage notUtf8(Log log, String column) {
    int index = log.column(column);
    byte[] bytes = {'b', 'a', 'd', (byte) 0xFF, 'x'};
    return new Damage("line_unreadable", (line, lastDay) -> line.finishedWith(index, bytes));
  }

  private static String otherCheckDigit(String number) {
    char digit = number.charAt(10);
    char other = digit == '9' ? '0' : (char) (digit + 1);
    return number.substring(0, 10) + other + number.substring(11);
  }

  private static String text(Line line) {
    return new String(line.finished(), StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
