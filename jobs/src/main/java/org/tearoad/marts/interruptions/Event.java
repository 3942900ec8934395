package org.tearoad.marts.interruptions;

import java.util.Locale;

/** What happens in a region; each has its own series, for deliveries go on after the last order. */
enum Event {
  ORDER,
  POSTING,
  DELIVERY;

  /** As tables name it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Orders are known at once; what is scanned may be reported days later. */
  boolean isReportedAtOnce() {
    return this == ORDER;
  }
}
