package org.tearoad.samples;

/** The ways in which shops and carriers write an instant; all are ISO 8601 with an offset. */
enum InstantStyle {
  UTC("T", "", "Z"),
  UTC_MICROSECONDS("T", ".000000", "Z"),
  BEIJING("T", "", ":"),
  MOSCOW("T", "", ":"),
  MOSCOW_SPACED(" ", "", "");

  private final String separator;
  private final String fraction;
  private final String offset;

  InstantStyle(String separator, String fraction, String offset) {
    this.separator = separator;
    this.fraction = fraction;
    this.offset = offset;
  }

  void write(Line line, long second, Calendar calendar) {
    int hours =
        switch (this) {
          case UTC, UTC_MICROSECONDS -> 0;
          case BEIJING -> 8;
          case MOSCOW, MOSCOW_SPACED -> calendar.offsetHours(second);
        };
    line.dateTime(second + hours * 3600L, separator.charAt(0)).text(fraction);
    if (offset.equals("Z")) {
      line.text("Z");
    } else {
      line.text("+").twoDigits(hours).text(offset).text("00");
    }
  }
}
