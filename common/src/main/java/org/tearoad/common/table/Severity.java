package org.tearoad.common.table;

/** What a broken check does to the run. */
public enum Severity {
  /** It is reported, and the release is published. */
  WARN,
  /** Nothing is published; the run ends with exit code 5. */
  FAIL
}
