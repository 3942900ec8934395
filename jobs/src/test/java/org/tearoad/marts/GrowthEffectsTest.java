package org.tearoad.marts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.marts.growth.LunarNewYear;
import org.tearoad.marts.growth.ReportingMonths;

@ExtendWith(SparkExtension.class)
class GrowthEffectsTest {
  private static final String HEADER =
      "order_month | order_date | channel | trade | marketplace | order_currency | order_count"
          + " | gmv_order_count | converted_order_count | gmv_amount | gmv_rub\n";
  private static final String EFFECTS =
      "period_type = 'month' and period = '2015-11' and channel = 'b2c'";

  private static Dataset<Row> effects(SparkSession spark, String asOf, String... days) {
    StringBuilder daily = new StringBuilder(HEADER);
    for (String day : days) {
      daily.append(day.substring(0, 7)).append(" | ").append(day).append('\n');
    }
    Mart mart =
        new Mart(spark, asOf)
            .with(DailyVolume.TABLE, daily.toString())
            .with(MonthlyVolume.TABLE, "order_month\n" + days[0].substring(0, 7))
            .with(
                WorkingDays.TABLE,
                """
            country | date       | is_working
            CN      | 2015-11-02 | false
            RU      | 2014-01-01 | false
            RU      | 2014-11-03 | false
            RU      | 2015-11-04 | false
            """)
            .with(LunarNewYear.TABLE, "date\n2014-01-31\n2015-02-19\n2016-02-08");
    mart.build(Coverage.TABLE);
    mart.build(ReportingMonths.TABLE);
    return mart.build(GrowthEffects.TABLE);
  }

  /** The vector of the specification: 100 to 150 orders, 20 to 18 dollars, 38.566 to 61.339. */
  @Test
  void theChangeIsSplitAmongOrdersTicketAndCurrency(SparkSession spark) {
    Dataset<Row> effects =
        effects(
            spark,
            "2015-12-31",
            "2014-11-05 | b2c | cross_border | a | USD | 100 | 100 | 100 | 2000 | 77132",
            "2015-11-05 | b2c | cross_border | a | USD | 150 | 150 | 150 | 2700 | 165615.30");

    assertThatTable(effects.where(EFFECTS))
        .hasRows(
            """
            not_comparable_because | gmv_rub   | gmv_rub_year_ago | change_rub | orders_effect_rub | structure_effect_rub | ticket_effect_rub | currency_effect_rub
            -                      | 165615.30 | 77132.00         | 88483.30   | 46950.10          | 0.00                 | -12200.03         | 53733.23
            """);
  }

  /** Half the orders move to a marketplace with twice the ticket; nothing else changes. */
  @Test
  void anotherMixOfMarketplacesIsStructure(SparkSession spark) {
    Dataset<Row> effects =
        effects(
            spark,
            "2015-12-31",
            "2014-11-05 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2014-11-05 | b2c | domestic | b | RUB | 10 | 10 | 10 | 2000 | 2000",
            "2015-11-05 | b2c | domestic | a | RUB | 5  | 5  | 5  | 500  | 500",
            "2015-11-05 | b2c | domestic | b | RUB | 15 | 15 | 15 | 3000 | 3000");

    assertThatTable(effects.where(EFFECTS))
        .hasRows(
            """
            change_rub | orders_effect_rub | structure_effect_rub | ticket_effect_rub | currency_effect_rub
            500.00     | 0.00              | 500.00               | 0.00              | 0.00
            """);
  }

  /** c is new with 400 roubles and b is gone with 100; a stays as it is. */
  @Test
  void whatComesAndGoesIsStructure(SparkSession spark) {
    Dataset<Row> effects =
        effects(
            spark,
            "2015-12-31",
            "2014-11-05 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2014-11-05 | b2c | domestic | b | RUB | 2  | 2  | 2  | 100  | 100",
            "2015-11-05 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2015-11-05 | b2c | domestic | c | RUB | 2  | 2  | 2  | 400  | 400");

    assertThatTable(effects.where(EFFECTS))
        .hasRows(
            """
            change_rub | orders_effect_rub | structure_effect_rub | ticket_effect_rub | currency_effect_rub
            300.00     | 0.00              | 300.00               | 0.00              | 0.00
            """);
  }

  @Test
  void ordersForNothingAreTicketAndOrdersWithoutARateDoNotCount(SparkSession spark) {
    Dataset<Row> effects =
        effects(
            spark,
            "2015-12-31",
            "2014-11-05 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2014-11-05 | b2c | domestic | b | RUB | 10 | 10 | 10 | 0    | 0",
            "2014-11-05 | b2c | domestic | c | XDR | 50 | 50 | 0  | 5000 | 0",
            "2015-11-05 | b2c | domestic | c | XDR | 50 | 50 | 0  | 5000 | 0",
            "2015-11-05 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2015-11-05 | b2c | domestic | b | RUB | 10 | 10 | 10 | 70   | 70");

    assertThatTable(effects.where(EFFECTS))
        .hasRows(
            """
            change_rub | orders_effect_rub | structure_effect_rub | ticket_effect_rub | currency_effect_rub
            70.00      | 0.00              | 0.00                 | 70.00             | 0.00
            """);
  }

  @Test
  void whatGotARateInBetweenIsNotSplit(SparkSession spark) {
    Dataset<Row> effects =
        effects(
            spark,
            "2015-12-31",
            "2014-11-05 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2014-11-05 | b2c | domestic | a | KZT | 10 | 10 | 0  | 5000 | 0",
            "2015-11-05 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2015-11-05 | b2c | domestic | a | KZT | 10 | 10 | 10 | 5000 | 900");

    assertThatTable(effects.where(EFFECTS))
        .hasRows(
            """
            not_comparable_because | gmv_rub | gmv_rub_year_ago | change_rub | orders_effect_rub
            no_rate                | 1900.00 | -                | -          | -
            """);
  }

  /** The change of December is from nothing: all of it is orders. */
  @Test
  void aLongerPeriodIsTheSumOfItsMonths(SparkSession spark) {
    Dataset<Row> effects =
        effects(
            spark,
            "2015-12-31",
            "2014-01-05 | b2c | cross_border | a | USD | 1   | 1   | 1   | 10   | 400",
            "2014-11-05 | b2c | cross_border | a | USD | 100 | 100 | 100 | 2000 | 77132",
            "2015-11-05 | b2c | cross_border | a | USD | 150 | 150 | 150 | 2700 | 165615.30",
            "2015-12-05 | b2c | cross_border | a | USD | 1   | 1   | 1   | 10   | 700");

    assertThatTable(effects.where("period in ('2015', '2015-Q4')"))
        .hasRows(
            """
            period  | change_rub | orders_effect_rub | structure_effect_rub | ticket_effect_rub | currency_effect_rub
            2015    | 88783.30   | 47250.10          | 0.00                 | -12200.03         | 53733.23
            2015-Q4 | 89183.30   | 47650.10          | 0.00                 | -12200.03         | 53733.23
            """);
  }

  @Test
  void withoutAYearAgoThereAreNoEffects(SparkSession spark) {
    Dataset<Row> effects =
        effects(
            spark,
            "2015-12-15",
            "2014-11-05 | b2c | domestic     | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2014-12-05 | b2c | cross_border | b | USD | 1  | 1  | 1  | 10   | 400",
            "2015-10-05 | b2c | domestic     | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2015-11-05 | b2c | domestic     | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2015-12-05 | b2c | domestic     | a | RUB | 10 | 10 | 10 | 1000 | 1000");

    assertThatTable(
            effects.where("trade = 'domestic' and period_type = 'month' and period >= '2015-10'"))
        .hasRows(
            """
            period  | not_comparable_because | is_comparable | is_provisional | gmv_rub | gmv_rub_year_ago | change_rub | orders_effect_rub
            2015-10 | not_seen_a_year_ago    | false         | false          | 1000.00 | -                | -          | -
            2015-11 | -                      | true          | true           | 1000.00 | 1000.00          | 0.00       | 0.00
            2015-12 | period_not_over        | false         | true           | 1000.00 | -                | -          | -
            """);
  }

  /** November 2014 has a Monday off besides its weekends, that of 2015 a Wednesday. */
  @Test
  void theCalendarOfBothYearsIsNoted(SparkSession spark) {
    Dataset<Row> effects =
        effects(
            spark,
            "2015-12-31",
            "2014-01-03 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2014-02-03 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2015-02-03 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000",
            "2015-11-05 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000");

    assertThatTable(
            effects.where(
                "period_type = 'month' and period in ('2015-11', '2015-02', '2014-02', '2014-01')"))
        .hasRows(
            """
            period  | working_days | working_days_year_ago | has_lunar_new_year | has_lunar_new_year_year_ago | seasonal_adjustment
            2014-01 | 22           | -                     | true               | -                           | too_short
            2014-02 | 20           | -                     | false              | -                           | too_short
            2015-02 | 20           | 20                    | true               | false                       | too_short
            2015-11 | 20           | 19                    | false              | false                       | too_short
            """);
  }

  @Test
  void fiveYearsWouldBeLongEnoughForSeasonalFactors(SparkSession spark) {
    String first = "2011-01-01 | b2c | domestic | a | RUB | 10 | 10 | 10 | 1000 | 1000";

    assertThatTable(effects(spark, "2015-12-31", first).select("seasonal_adjustment").distinct())
        .hasRows("seasonal_adjustment\nnot_made");
    assertThatTable(effects(spark, "2015-12-30", first).select("seasonal_adjustment").distinct())
        .hasRows("seasonal_adjustment\ntoo_short");
  }
}
