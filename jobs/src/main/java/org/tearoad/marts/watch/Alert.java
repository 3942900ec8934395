package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One thing to be told of; its parts are columns of {@link Alerts}.
 *
 * @param low null without a lower limit
 * @param high null without an upper limit
 */
record Alert(
    Kind kind,
    String subjectType,
    String subject,
    LocalDate since,
    double value,
    Double expected,
    Double low,
    Double high,
    long observations,
    Severity severity) {

  enum Severity {
    WARN,
    ERROR
  }

  /** What kinds there are, in which unit each counts, and which mart tells more. */
  enum Kind {
    SOURCE_LATE("days", "freshness"),
    REGION_SILENT("events", "region_interruptions"),
    LOGS_SILENT("events", "region_interruptions"),
    CARRIER_SILENT("events", "carrier_scorecard"),
    MEDIAN_UP("days", "delivery_time"),
    DECLINES_UP("share", "payment_health"),
    REJECTS_UP("share", "data_quality"),
    VOLUME_LOW("orders", "daily_volume"),
    VOLUME_HIGH("orders", "daily_volume");

    private final String unit;
    private final String mart;

    Kind(String unit, String mart) {
      this.unit = unit;
      this.mart = mart;
    }
  }

  Row row() {
    return RowFactory.create(
        kind.name().toLowerCase(Locale.ROOT),
        subjectType,
        subject,
        severity.name().toLowerCase(Locale.ROOT),
        since,
        kind.unit,
        value,
        expected,
        low,
        high,
        observations,
        kind.mart);
  }
}
