package org.tearoad.reports.tables;

/** How the main figure of a mart comes about, as far as a reader must know it. */
enum Nature {
  COUNTED,
  ESTIMATE,
  FORECAST
}
