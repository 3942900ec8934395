package org.tearoad.clean;

import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.MONEY;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.types.DataType;

/** How a column of a raw log is read, and what can be wrong with it beside missing. */
public enum LogType {
  /** 1 to 64 characters, kept as they are. */
  TEXT_AS_IS(TEXT, "out_of_range"),
  /** 1 to 64 characters in lower case. */
  NAME(TEXT, "out_of_range"),
  /** A closed list in lower case. */
  CODE(TEXT, "unknown_code"),
  /** ISO 3166-1 alpha-2. */
  COUNTRY(TEXT, "unreadable", "unknown_code"),
  /** ISO 3166-2. */
  REGION(TEXT, "unreadable"),
  /** ISO 4217. */
  CURRENCY(TEXT, "unreadable", "unknown_code"),
  /** UPU S10, or a carrier's own. */
  TRACKING_NUMBER(TEXT, "out_of_range", "bad_check_digit"),
  /** UPU EMSEVT V3, or a code that the table of event codes translates. */
  EVENT_CODE(TEXT, "unknown_code"),
  /** An instant that is not judged against the file's day. */
  ANY_INSTANT(INSTANT, "unreadable", "no_offset", "out_of_range"),
  /** The row's own instant: not later than the end of its file's day plus 24 hours. */
  OWN_INSTANT(INSTANT, "unreadable", "no_offset", "out_of_range", "after_file_day"),
  /** Money, not negative, below 10^12. */
  AMOUNT(MONEY, "unreadable", "out_of_range"),
  /** A whole number, at least 1. */
  QUANTITY(NUMBER, "unreadable", "out_of_range"),
  /** A whole number from 0 to {@link #MOST_DAYS}. */
  DAYS(NUMBER, "unreadable", "out_of_range"),
  /** A text that is replaced by its keyed hash and goes no further. */
  PERSON(TEXT, "out_of_range");

  /** Ten years: what promises more promises nothing. */
  static final int MOST_DAYS = 3660;

  // Spark's types and List.of are immutable, though their declarations do not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final DataType valueType;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> faults;

  LogType(DataType valueType, String... faults) {
    this.valueType = valueType;
    this.faults = List.of(faults);
  }

  DataType valueType() {
    return valueType;
  }

  List<String> faults() {
    return faults;
  }
}
