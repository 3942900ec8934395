package org.tearoad.marts.delivery;

import org.apache.spark.sql.Row;

/**
 * How the clock of some parcels ended, or how long it was followed; days are counted from
 * 1970-01-01.
 *
 * @param endDay of the end, or the last day on which they were followed
 */
record Followed(Ending ending, int startDay, int endDay) {

  /**
   * Judges a row of a histogram: what ends after the last day is open still, and who has not been
   * scanned for long is lost.
   *
   * @param lastDay up to which is followed
   */
  static Followed of(Row row, int startDay, int lastDay, int lostAfterDays) {
    if (row.isNullAt(HistogramColumns.AGE)) {
      int lostDay = row.getInt(HistogramColumns.LAST_SCAN) + lostAfterDays;
      return lostDay > lastDay
          ? new Followed(Ending.OPEN, startDay, lastDay)
          : new Followed(Ending.LOST, startDay, Math.max(lostDay, startDay));
    }
    int endDay = startDay + row.getInt(HistogramColumns.AGE);
    if (endDay > lastDay) {
      return new Followed(Ending.OPEN, startDay, lastDay);
    }
    boolean isReturned = row.getString(HistogramColumns.OUTCOME).equals("returned");
    return new Followed(isReturned ? Ending.RETURNED : Ending.DELIVERED, startDay, endDay);
  }

  int age() {
    return endDay - startDay;
  }
}
