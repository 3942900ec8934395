package org.tearoad.common.logs;

import org.apache.spark.unsafe.types.UTF8String;

/** Why a record could not be split into values; the texts are the reject reasons users see. */
enum Problem {
  LINE_RAGGED("line_ragged"),
  LINE_QUOTE_UNCLOSED("line_quote_unclosed"),
  LINE_UNREADABLE("line_unreadable"),
  FILE_CUT_OFF("file_cut_off"),
  FILE_UNREADABLE("file_unreadable"),
  FILE_HEADER_INVALID("file_header_invalid");

  private final String reason;

  Problem(String reason) {
    this.reason = reason;
  }

  UTF8String text() {
    return UTF8String.fromString(reason);
  }
}
