package org.tearoad.marts.delivery;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.statistics.FollowedCohorts;
import org.tearoad.common.statistics.HazardOutlook;

/**
 * Parcels of b2c on the operator's clock, by flow and day of posting, and when their clocks ended.
 *
 * @param firstDay that day 0 of the cohorts is, counted from 1970-01-01
 * @param firstPosting first day with a posting of the flow, as a day of the cohorts
 */
public record DeliveryCohorts(FollowedCohorts cohorts, int firstDay, int firstPosting) {
  /** Hazards are those of the last 60 days. */
  static final int WINDOW = 60;

  static final int LONGEST_AGE = 200;

  /**
   * A year of forecasts, the days that they look ahead and back, and the oldest parcels of them.
   */
  private static final int HISTORY = 364 + 90 + WINDOW + LONGEST_AGE;

  /** By flow; a flow without parcels is not there. */
  public static SortedMap<String, DeliveryCohorts> read(
      Dataset<Row> histogram, ReportingDelay delay, int lostAfterDays) {
    int firstDay = delay.today() - HISTORY + 1;
    Iterator<Row> rows =
        histogram
            .where(
                "clock = 'operator' and channel = 'b2c' and flow <> 'other' and excluded_because is null"
                    + " and start_date between date '%s' and date '%s'"
                        .formatted(
                            LocalDate.ofEpochDay(firstDay), LocalDate.ofEpochDay(delay.today())))
            .selectExpr(
                "outcome",
                "age_days",
                "unix_date(start_date)",
                "unix_date(last_scan_date)",
                "flow",
                "parcel_count")
            .toLocalIterator();
    SortedMap<String, DeliveryCohorts> flows = new TreeMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      int day = row.getInt(2);
      Followed followed = Followed.of(row, day, delay.today(), lostAfterDays);
      String flow = row.getString(4);
      DeliveryCohorts known =
          flows.computeIfAbsent(
              flow,
              absent ->
                  new DeliveryCohorts(
                      new FollowedCohorts(HISTORY, LONGEST_AGE), firstDay, HISTORY));
      add(known.cohorts(), day - firstDay, followed, row.getLong(5));
      if (day - firstDay < known.firstPosting()) {
        flows.put(flow, new DeliveryCohorts(known.cohorts(), firstDay, day - firstDay));
      }
    }
    return flows;
  }

  private static void add(FollowedCohorts cohorts, int day, Followed followed, long parcels) {
    switch (followed.ending()) {
      case DELIVERED -> cohorts.addWanted(day, followed.age(), parcels);
      case RETURNED, LOST -> cohorts.addOther(day, followed.age(), parcels);
      case OPEN -> cohorts.addOpen(day, parcels);
    }
  }

  /** What is to be expected of them, by the hazards of the last {@link #WINDOW} days. */
  public HazardOutlook outlook(ReportingDelay delay) {
    return new HazardOutlook(cohorts, firstPosting, delay.settled() - firstDay, WINDOW);
  }
}
