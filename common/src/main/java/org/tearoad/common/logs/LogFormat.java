package org.tearoad.common.logs;

/** How the records of a log file are written. */
public enum LogFormat {
  /** RFC 4180 with a header; any single-byte delimiter. */
  CSV,
  /** One JSON object a line. */
  JSON_LINES
}
