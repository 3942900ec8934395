package org.tearoad.samples;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** One CSV line in the making: bytes, and where its fields end. Reused for every row. */
final class Line {
  private byte[] bytes = new byte[512];
  private int length;
  private final int[] ends = new int[32];
  private int fields;
  private int lastDay = Integer.MIN_VALUE;
  private final byte[] lastDate = new byte[10];

  Line clear() {
    length = 0;
    fields = 0;
    return this;
  }

  /** Ends the field that was being written. */
  Line end() {
    ends[fields++] = length;
    return put(',');
  }

  /** A whole field of plain text without commas or quotes. */
  Line field(String text) {
    return text(text).end();
  }

  /** A whole field; quoted where the text needs it. */
  Line quotable(String text) {
    if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
      return field(text);
    }
    return text("\"").text(text.replace("\"", "\"\"")).text("\"").end();
  }

  /** An amount in hundredths, always with two decimals. */
  Line amount(long hundredths) {
    number(hundredths / 100).put('.');
    return twoDigits((int) (hundredths % 100)).end();
  }

  Line number(long number) {
    return text(Long.toString(number));
  }

  Line text(String text) {
    int size = text.length();
    ensure(size * 3);
    for (int index = 0; index < size; index++) {
      char letter = text.charAt(index);
      if (letter >= 0x80) {
        byte[] rest = text.substring(index).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(rest, 0, bytes, length, rest.length);
        length += rest.length;
        return this;
      }
      bytes[length++] = (byte) letter;
    }
    return this;
  }

  /** Date, separator and time of day, as a clock at this offset shows them. */
  Line dateTime(long localSecond, char separator) {
    int day = (int) Math.floorDiv(localSecond, (long) Calendar.SECONDS_A_DAY);
    if (day != lastDay) {
      byte[] date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(date, 0, lastDate, 0, lastDate.length);
      lastDay = day;
    }
    ensure(lastDate.length);
    System.arraycopy(lastDate, 0, bytes, length, lastDate.length);
    length += lastDate.length;
    int second = (int) Math.floorMod(localSecond, (long) Calendar.SECONDS_A_DAY);
    put(separator).twoDigits(second / 3600).put(':').twoDigits(second / 60 % 60);
    return put(':').twoDigits(second % 60);
  }

  Line twoDigits(int number) {
    return put((char) ('0' + number / 10)).put((char) ('0' + number % 10));
  }

  /** The line with its line feed. */
  byte[] finished() {
    byte[] line = Arrays.copyOf(bytes, length);
    line[length - 1] = '\n';
    return line;
  }

  String valueOf(int column) {
    int start = startOf(column);
    return new String(bytes, start, ends[column] - start, StandardCharsets.UTF_8);
  }

  /** The finished line with other bytes in one column. */
  byte[] finishedWith(int column, byte[] value) {
    int start = startOf(column);
    int tail = length - ends[column];
    byte[] line = new byte[start + value.length + tail];
    System.arraycopy(bytes, 0, line, 0, start);
    System.arraycopy(value, 0, line, start, value.length);
    System.arraycopy(bytes, ends[column], line, start + value.length, tail);
    line[line.length - 1] = '\n';
    return line;
  }

  private int startOf(int column) {
    return column == 0 ? 0 : ends[column - 1] + 1;
  }

  private Line put(char letter) {
    ensure(1);
    bytes[length++] = (byte) letter;
    return this;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
