package org.tearoad.marts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.watch.Freshness;
import org.tearoad.marts.watch.WatchedSources;

@ExtendWith(SparkExtension.class)
class FreshnessTest {
  private static final String SHOWN =
      "source | state | state_because | newest_file_date | arrival_days_behind | latest_event_date | event_days_behind | working_days_of";

  /** The as-of day 2015-11-20 ends at 21:00 UTC. */
  @Test
  void theWorseOfArrivalAndEventIsTheState(SparkSession spark) {
    Dataset<Row> rows =
        new Mart(spark, "2015-11-20")
            .with(
                WatchedSources.TABLE,
                """
                source   | log       | warn_after_days | error_after_days | calendar
                fresh    | orders    | 2               | 7                | -
                at limit | orders    | 2               | 7                | -
                stopped  | payments  | 2               | 7                | -
                repeats  | shipments | 2               | 7                | -
                no day   | orders    | 2               | 7                | -
                nothing  | orders    | 2               | 7                | -
                """)
            .with(
                Ledger.FILES,
                """
                source   | file_date  | latest_event_at
                fresh    | 2015-11-19 | 2015-11-19T10:00:00Z
                fresh    | 2015-11-20 | 2015-11-20T21:30:00Z
                at limit | 2015-11-18 | 2015-11-18T20:59:59Z
                stopped  | 2015-11-12 | 2015-11-12T10:00:00Z
                repeats  | 2015-11-20 | 2015-11-16T21:00:00Z
                no day   | -          | 2015-11-17T10:00:00Z
                no day   | -          | 2099-01-01T00:00:00Z
                nothing  | -          | -
                """)
            .build(Freshness.TABLE);

    assertThatTable(rows)
        .hasRows(
            SHOWN
                + """

                fresh    | ok      | -       | 2015-11-20 | 0 | 2015-11-20 | 0 | -
                at limit | ok      | -       | 2015-11-18 | 2 | 2015-11-18 | 2 | -
                stopped  | error   | arrival | 2015-11-12 | 8 | 2015-11-12 | 8 | -
                repeats  | warn    | event   | 2015-11-20 | 0 | 2015-11-17 | 3 | -
                no day   | warn    | event   | -          | - | 2015-11-17 | 3 | -
                nothing  | unknown | -       | -          | - | -          | - | -
                """);
  }

  /** 2015-02-18 to 24 are off in China; the 28th, a Saturday, is worked; the 25th to 27th are. */
  @Test
  void whatIsNoWorkingDayIsNoDelay(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-02-25")
            .with(
                WatchedSources.TABLE,
                """
                source  | log    | warn_after_days | error_after_days | calendar
                china   | orders | 1               | 2                | CN
                all     | orders | 1               | 2                | -
                ancient | orders | 1               | 2                | CN
                """)
            .with(
                WorkingDays.TABLE,
                """
                country | date       | is_working
                CN      | 2015-02-18 | false
                CN      | 2015-02-19 | false
                CN      | 2015-02-20 | false
                CN      | 2015-02-23 | false
                CN      | 2015-02-24 | false
                """)
            .with(
                Ledger.FILES,
                """
                source  | file_date  | latest_event_at
                china   | 2015-02-17 | -
                all     | 2015-02-17 | -
                ancient | 2013-12-31 | 2012-12-31T10:00:00Z
                """);

    assertThatTable(mart.build(Freshness.TABLE))
        .hasRows(
            """
            source  | state | arrival_days_behind | event_days_behind | working_days_of
            china   | ok    | 1                   | -                 | CN
            all     | error | 8                   | -                 | -
            ancient | error | 421                 | 786               | -
            """);
  }
}
