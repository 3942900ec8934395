package org.tearoad.marts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.time.LocalDate;
import java.util.function.IntUnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.ParcelsAsOf;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.interruptions.RegionDays;
import org.tearoad.marts.interruptions.RegionInterruptions;

/** Three hundred days from 2015-01-01 in which A has 40 orders a day and B 3, unless said. */
@ExtendWith(SparkExtension.class)
class InterruptionsTest {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
  private static final int DAYS = 300;
  private static final String AS_OF = FIRST.plusDays(DAYS - 1).toString();

  private final StringBuilder rows =
      new StringBuilder(
          "event_date | flow | destination_region | order_count | posting_count | delivery_count\n");

  private void region(String region, IntUnaryOperator orders) {
    for (int day = 0; day < DAYS; day++) {
      int count = orders.applyAsInt(day);
      if (count > 0) {
        rows.append(
            "%s | import | %s | %d | 0 | 0\n".formatted(FIRST.plusDays(day), region, count));
      }
    }
  }

  private Mart mart(SparkSession spark) {
    return new Mart(spark, AS_OF).with(RegionDays.TABLE, rows.toString());
  }

  private static Dataset<Row> seen(Mart mart) {
    return mart.build(RegionInterruptions.TABLE).where("kind <> 'cannot_be_seen'");
  }

  @Test
  void ordersPostingsAndDeliveriesCountOnTheirOwnDays(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(
                OrdersAsOf.TABLE,
                """
                order_id | order_month | order_date | flow     | trade        | channel | destination_region | is_placed
                o1       | 2015-11     | 2015-11-01 | import   | cross_border | b2c     | RU-MOW             | true
                o2       | 2015-11     | 2015-11-01 | import   | cross_border | b2c     | RU-MOW             | true
                o3       | 2015-11     | 2015-11-01 | import   | cross_border | b2c     | RU-MOW             | false
                o4       | 2015-11     | 2015-11-01 | import   | cross_border | b2b     | RU-MOW             | true
                o5       | 2015-11     | 2015-11-01 | domestic | domestic     | b2c     | RU-MOW             | true
                """)
            .with(
                ParcelsAsOf.TABLE,
                """
                tracking_number | order_month | flow   | trade        | channel | destination_region | operator_start_date | operator_end_date | operator_outcome
                T1              | 2015-11     | import | cross_border | b2c     | RU-MOW             | 2015-11-01          | 2015-11-20        | delivered
                T2              | 2015-11     | import | cross_border | b2c     | RU-MOW             | 2015-11-05          | 2015-11-20        | returned
                T3              | 2015-11     | import | cross_border | b2c     | RU-MOW             | -                   | -                 | open
                """);

    assertThatTable(mart.build(RegionDays.TABLE))
        .hasRows(
            """
            order_month | flow   | destination_region | event_date | order_count | posting_count | delivery_count
            2015-11     | import | RU-MOW             | 2015-11-01 | 2           | 1             | 0
            2015-11     | import | RU-MOW             | 2015-11-05 | 0           | 1             | 0
            2015-11     | import | RU-MOW             | 2015-11-20 | 0           | 0             | 1
            """);
  }

  /**
   * Three a day: two days without are chance of one in a hundred (e^-6), so each end may be off by
   * one.
   */
  @Test
  void aStopHasALastAndAFirstEventAndAnIntervalForEachEnd(SparkSession spark) {
    region("A", day -> 40);
    region("B", day -> day >= 200 && day < 230 ? 0 : 3);

    assertThatTable(seen(mart(spark)))
        .hasRows(
            """
            event | region | kind         | is_open | last_event_date | start_earliest | start_latest | end_earliest | end_latest | first_event_date | silent_days | expected_missed | expected_per_day
            order | B      | interruption | false   | 2015-07-19      | 2015-07-20     | 2015-07-21   | 2015-08-17   | 2015-08-18 | 2015-08-19       | 30          | 90.0000         | 3.0000
            """);
  }

  @Test
  void aStopThatGoesOnIsOpenAndHasNoEnd(SparkSession spark) {
    region("A", day -> 40);
    region("B", day -> day >= 280 ? 0 : 3);

    assertThatTable(seen(mart(spark)))
        .hasRows(
            """
            region | kind         | is_open | start_earliest | end_earliest | end_latest | first_event_date | silent_days
            B      | interruption | true    | 2015-10-08     | -            | -          | -                | 20
            """);
  }

  @Test
  void whereAllAreSilentNoRegionWasCutOff(SparkSession spark) {
    region("A", day -> day == 200 ? 0 : 40);
    region("B", day -> day == 200 ? 0 : 3);

    assertThatTable(seen(mart(spark)))
        .hasRows(
            """
            flow   | event | region | marketplace | kind     | last_event_date | first_event_date | silent_days | expected_missed | expected_missed_low | dispersion
            import | order | all    | -           | feed_gap | 2015-07-19      | 2015-07-21       | 1           | 43.0000         | -                   | -
            """);
  }

  /** Ten days of a holiday at a tenth, B without anything, two days of them without any order. */
  @Test
  void aHolidayOfAllIsNoAlarm(SparkSession spark) {
    region("A", day -> day >= 200 && day < 210 ? day == 204 || day == 205 ? 0 : 4 : 40);
    region("B", day -> day >= 200 && day < 210 ? 0 : 3);

    assertThatTable(seen(mart(spark))).hasRows("kind");
  }

  @Test
  void aSilentDayOffIsNoFeedGap(SparkSession spark) {
    region("A", day -> day == 200 ? 0 : 40);
    Mart mart =
        mart(spark).with(WorkingDays.TABLE, "country | date | is_working\nRU | 2015-07-20 | false");

    assertThatTable(seen(mart)).hasRows("kind");
  }

  /** The first and the last two of seven silent days are off, on which nothing is missed anyway. */
  @Test
  void theEndsOfAFeedGapAreNotKnownFromDaysOff(SparkSession spark) {
    region("A", day -> day >= 200 && day < 207 ? 0 : 40);
    Mart mart =
        mart(spark)
            .with(
                WorkingDays.TABLE,
                """
                country | date       | is_working
                RU      | 2015-07-20 | false
                RU      | 2015-07-25 | false
                RU      | 2015-07-26 | false
                """);

    assertThatTable(seen(mart))
        .hasRows(
            """
            kind     | start_earliest | start_latest | end_earliest | end_latest | expected_missed
            feed_gap | 2015-07-20     | 2015-07-21   | 2015-07-24   | 2015-07-26 | 160.0000
            """);
  }

  /**
   * C has an order every fifth day: of 90 days 18 would be missing, but they are known from 42
   * alone.
   */
  @Test
  void whereAStopOfAQuarterWouldBeChanceItIsSaidNotToBeSeen(SparkSession spark) {
    region("A", day -> 40);
    region("B", day -> 40);
    region("C", day -> day % 8 == 0 ? 1 : 0);
    region("D", day -> day % 50 == 0 ? 1 : 0);

    assertThatTable(mart(spark).build(RegionInterruptions.TABLE))
        .hasRows(
            """
            event | region | kind           | is_open | last_event_date | start_earliest | silent_days | expected_per_day | evidence | chance_at_most | shortest_visible_days
            order | C      | cannot_be_seen | false   | -               | -              | -           | 0.1286           | -        | -              | 121
            order | D      | cannot_be_seen | false   | -               | -              | -           | 0.0238           | -        | -              | -
            """);
  }

  @Test
  void ordersOfAnUnknownRegionCountForTheCountryAlone(SparkSession spark) {
    region("A", day -> 40);
    region("unknown", day -> day >= 200 && day < 230 ? 0 : 3);

    assertThatTable(seen(mart(spark))).hasRows("kind");
  }

  @Test
  void aRegionThatIsNewWasNotCutOffBefore(SparkSession spark) {
    region("A", day -> 40);
    region("B", day -> day >= 230 ? 3 : day == 100 ? 1 : 0);

    assertThatTable(seen(mart(spark))).hasRows("kind");
  }

  @Test
  void aGapOfAMarketplaceIsAFeedGapAndIsNamedBesideInterruptionsOfItsDays(SparkSession spark) {
    region("A", day -> 40);
    region("B", day -> day >= 200 && day < 230 ? 0 : 3);
    StringBuilder coverage = new StringBuilder("kind | name | day | row_count | is_gap\n");
    for (int day = 0; day < DAYS; day++) {
      boolean isGap = day == 220 || day == 221;
      coverage.append(
          "marketplace | jd | %s | %d | %s\n"
              .formatted(FIRST.plusDays(day), isGap ? 0 : 10, isGap));
      coverage.append("marketplace | ali | %s | 30 | false\n".formatted(FIRST.plusDays(day)));
    }

    assertThatTable(seen(mart(spark).with(Coverage.TABLE, coverage.toString())))
        .hasRows(
            """
            flow   | event | region | marketplace | kind         | silent_days | expected_missed | overlapping_feed_gaps
            import | order | B      | -           | interruption | 30          | 90.0000         | jd
            all    | order | all    | jd          | feed_gap     | 2           | 20.0000         | -
            """);
  }
}
