package org.tearoad.marts.delivery;

import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The columns in which the two histograms are read, dates as days from 1970-01-01. */
final class HistogramColumns {
  static final int OUTCOME = 0;
  static final int AGE = 1;
  static final int START = 2;
  static final int LAST_SCAN = 3;
  static final int PROMISE = 4;
  static final int EXCLUDED = 5;
  static final int PARCELS = 6;
  static final int PROMISED = 7;
  static final int KEPT = 8;
  static final int CLOCK = 9;
  static final int FLOW = 10;
  static final int ORDER_MONTH = 11;

  /** Of {@link DeliveryHistogram} alone. */
  static final int CARRIER = 12;

  static final int SERVICE = 13;
  static final int ATTEMPTED = 14;
  static final int FIRST_ATTEMPT = 15;
  static final int COMPLETE = 16;

  /** Of {@link DeliverySliceHistogram} alone. */
  static final int START_MONTH = 12;

  static final int DIMENSION = 13;
  static final int SLICE = 14;
  static final int OPEN_CARRIER = 15;

  private static final String[] COMMON = {
    "outcome",
    "age_days",
    "unix_date(start_date)",
    "unix_date(last_scan_date)",
    "unix_date(promise_date)",
    "excluded_because",
    "parcel_count",
    "promised_count",
    "kept_count",
    "clock",
    "flow",
    "order_month"
  };

  private HistogramColumns() {}

  /** One after the other, for a large histogram shall not fill the memory. */
  static Iterator<Row> ofGroups(Dataset<Row> histogram) {
    return rows(
        histogram,
        "carrier",
        "service",
        "attempted_count",
        "first_attempt_count",
        "complete_count");
  }

  static Iterator<Row> ofSlices(Dataset<Row> histogram) {
    return rows(histogram, "start_month", "dimension", "slice", "carrier");
  }

  private static Iterator<Row> rows(Dataset<Row> histogram, String... more) {
    String[] columns = new String[COMMON.length + more.length];
    System.arraycopy(COMMON, 0, columns, 0, COMMON.length);
    System.arraycopy(more, 0, columns, COMMON.length, more.length);
    return histogram
        .where(functions.col("channel").equalTo("b2c").and(functions.col("flow").notEqual("other")))
        .selectExpr(columns)
        .toLocalIterator();
  }
}
