package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.testing.Checked;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.growth.ReportingMonths;

/** Marketplace old reports since 2013, new since the middle of 2014. */
@ExtendWith(SparkExtension.class)
class GrowthTest {
  private static final String DAILY =
      """
      order_date | channel | trade        | marketplace | order_count
      2013-01-05 | b2c     | cross_border | old         | 1
      2014-06-20 | b2c     | cross_border | new         | 1
      2015-11-11 | b2c     | cross_border | old         | 1
      2015-11-11 | b2c     | cross_border | new         | 1
      2015-11-11 | b2c     | domestic     | old         | 1
      """;
  private static final String MONTHLY =
      """
      order_month | flow     | channel | trade        | marketplace | dimension | slice  | order_count | parcel_count | gmv_rub | gmv_usd | gmv_cny | gmv_rub_month_rates | gmv_rub_year_ago_rates | gmv_rub_without_year_ago_rates
      2013-01     | import   | b2c     | cross_border | old         | region    | RU-MOW | 10          | 10           | 100     | 3       | 20      | 100                 | -                      | 100
      2014-06     | import   | b2c     | cross_border | new         | region    | RU-MOW | 5           | 5            | 50      | 1       | 10      | 50                  | 50                     | 0
      2014-11     | import   | b2c     | cross_border | old         | region    | RU-MOW | 10          | 12           | 1000    | 20      | 120     | 1000                | 900                    | 0
      2014-11     | export   | b2c     | cross_border | old         | region    | RU-SPE | 10          | 10           | 1000    | 20      | 120     | 1000                | 900                    | 0
      2014-11     | import   | b2c     | cross_border | new         | region    | RU-SPE | 20          | 20           | 2000    | 40      | 240     | 2000                | 1800                   | 0
      2014-11     | import   | b2c     | cross_border | old         | category  | tea    | 40          | 42           | 4000    | 80      | 480     | 4000                | 3600                   | 0
      2015-11     | import   | b2c     | cross_border | old         | region    | RU-MOW | 30          | 31           | 3600    | 55      | 350     | 3500                | 3000                   | 0
      2015-11     | import   | b2c     | cross_border | new         | region    | RU-SPE | 30          | 30           | 3600    | 55      | 350     | 3500                | 3000                   | 0
      2015-11     | import   | b2c     | cross_border | old         | category  | tea    | 60          | 61           | 7200    | 110     | 700     | 7000                | 6000                   | 0
      2015-11     | domestic | b2c     | domestic     | old         | region    | RU-MOW | 7           | 7            | 700     | 10      | 70      | 700                 | 700                    | 0
      2015-12     | import   | b2c     | cross_border | old         | region    | RU-MOW | 2           | 2            | 240     | 4       | 24      | 240                 | 200                    | 0
      """;
  private static final String REGIONS =
      """
      region | federal_district
      RU-MOW | Central
      """;

  private static Dataset<Row> growth(SparkSession spark, String asOf) {
    return growth(new Mart(spark, asOf), DAILY, MONTHLY);
  }

  private static Dataset<Row> growth(Mart mart, String daily, String monthly) {
    mart.with(DailyVolume.TABLE, daily)
        .with(MonthlyVolume.TABLE, monthly)
        .with(Regions.TABLE, REGIONS)
        .build(Coverage.TABLE);
    mart.build(ReportingMonths.TABLE);
    return mart.build(VolumeGrowth.TABLE);
  }

  @Test
  void aMonthIsComparedWithTheSameMonthAYearBeforeInEveryMeasure(SparkSession spark) {
    assertThatTable(
            growth(spark, "2015-12-15")
                .where(
                    "period = '2015-11' and period_type = 'month' and dimension = 'total'"
                        + " and trade = 'cross_border'"))
        .hasRows(
            """
            measure          | value | value_year_ago | growth_rate | contribution | is_comparable | is_provisional | period_start | period_end
            orders           | 60    | 40             | 0.5000      | 0.5000       | true          | true           | 2015-11-01   | 2015-11-30
            parcels          | 61    | 42             | 0.4524      | 0.4524       | true          | true           | 2015-11-01   | 2015-11-30
            gmv_rub          | 7200  | 4000           | 0.8000      | 0.8000       | true          | true           | 2015-11-01   | 2015-11-30
            gmv_usd          | 110   | 80             | 0.3750      | 0.3750       | true          | true           | 2015-11-01   | 2015-11-30
            gmv_cny          | 700   | 480            | 0.4583      | 0.4583       | true          | true           | 2015-11-01   | 2015-11-30
            gmv_rub_constant | 6000  | 4000           | 0.5000      | 0.5000       | true          | true           | 2015-11-01   | 2015-11-30
            """);
  }

  @Test
  void contributionsOfADimensionAddUpToTheGrowthOfTheTotal(SparkSession spark) {
    Dataset<Row> orders =
        growth(spark, "2015-12-15")
            .where(
                "period = '2015-11' and period_type = 'month' and measure = 'orders'"
                    + " and trade = 'cross_border'");

    assertThatTable(orders)
        .hasRows(
            """
            dimension        | slice   | value | value_year_ago | growth_rate | contribution
            total            | total   | 60    | 40             | 0.5000      | 0.5000
            flow             | import  | 60    | 30             | 1.0000      | 0.7500
            flow             | export  | 0     | 10             | -1.0000     | -0.2500
            marketplace      | old     | 30    | 20             | 0.5000      | 0.2500
            marketplace      | new     | 30    | 20             | 0.5000      | 0.2500
            region           | RU-MOW  | 30    | 10             | 2.0000      | 0.5000
            region           | RU-SPE  | 30    | 30             | 0.0000      | 0.0000
            federal_district | Central | 30    | 10             | 2.0000      | 0.5000
            federal_district | unknown | 30    | 30             | 0.0000      | 0.0000
            category         | tea     | 60    | 40             | 0.5000      | 0.5000
            """);
    for (Row row : orders.groupBy("dimension").sum("contribution").collectAsList()) {
      assertThat(row.getDouble(1)).as(row.getString(0)).isEqualTo(0.5, within(1e-12));
    }
  }

  @Test
  void aPeriodIsNotComparableForAReason(SparkSession spark) {
    assertThatTable(
            growth(spark, "2015-12-15")
                .where(
                    "measure = 'orders' and dimension in ('total', 'marketplace', 'flow') and ("
                        + "period_type = 'month' and period in ('2015-12', '2014-11', '2013-01')"
                        + " or period = '2015-11' and period_type = 'month' and trade = 'domestic')"))
        .hasRows(
            """
            trade        | dimension   | slice    | period  | not_comparable_because | value | value_year_ago | growth_rate | like_for_like_rate | contribution
            cross_border | total       | total    | 2013-01 | not_seen_a_year_ago    | 10    | -              | -           | -                  | -
            cross_border | flow        | import   | 2013-01 | not_seen_a_year_ago    | 10    | -              | -           | -                  | -
            cross_border | marketplace | old      | 2013-01 | not_seen_a_year_ago    | 10    | -              | -           | -                  | -
            cross_border | total       | total    | 2014-11 | nothing_a_year_ago     | 40    | 0              | -           | -                  | -
            cross_border | flow        | import   | 2014-11 | nothing_a_year_ago     | 30    | 0              | -           | -                  | -
            cross_border | flow        | export   | 2014-11 | nothing_a_year_ago     | 10    | 0              | -           | -                  | -
            cross_border | marketplace | old      | 2014-11 | nothing_a_year_ago     | 20    | 0              | -           | -                  | -
            cross_border | marketplace | new      | 2014-11 | not_seen_a_year_ago    | 20    | -              | -           | -                  | -
            cross_border | total       | total    | 2015-12 | period_not_over        | 2     | -              | -           | -                  | -
            cross_border | flow        | import   | 2015-12 | period_not_over        | 2     | -              | -           | -                  | -
            cross_border | marketplace | old      | 2015-12 | period_not_over        | 2     | -              | -           | -                  | -
            domestic     | total       | total    | 2015-11 | nothing_a_year_ago     | 7     | 0              | -           | -                  | -
            domestic     | flow        | domestic | 2015-11 | nothing_a_year_ago     | 7     | 0              | -           | -                  | -
            domestic     | marketplace | old      | 2015-11 | nothing_a_year_ago     | 7     | 0              | -           | -                  | -
            """);
  }

  @Test
  void likeForLikeTakesTheMarketplacesThatReportInBothMonths(SparkSession spark) {
    assertThatTable(
            growth(spark, "2015-12-31")
                .where(
                    "measure = 'orders' and dimension = 'total' and trade = 'cross_border'"
                        + " and period_type = 'year' and period in ('2014', '2015')"))
        .hasRows(
            """
            period | value | value_year_ago | growth_rate | like_for_like_value | like_for_like_value_year_ago | like_for_like_rate
            2014   | 45    | 10             | 3.5000      | 20                  | 10                           | 1.0000
            2015   | 62    | 45             | 0.3778      | 62                  | 40                           | 0.5500
            """);
  }

  /** Those of a begin with 2014, those of b in December of it. */
  @Test
  void likeForLikeOfAFewMonthsIsNotThatOfTheYear(SparkSession spark) {
    StringBuilder daily =
        new StringBuilder("order_date | channel | trade | marketplace | order_count\n");
    LocalDate.of(2014, 1, 1)
        .datesUntil(LocalDate.of(2016, 1, 1))
        .forEach(
            day -> {
              daily.append("%s | b2c | cross_border | a | 4%n".formatted(day));
              if (!day.isBefore(LocalDate.of(2014, 12, 1))) {
                daily.append("%s | b2c | cross_border | b | 4%n".formatted(day));
                daily.append("%s | b2c | domestic | b | 4%n".formatted(day));
              }
            });
    String monthly =
        """
        order_month | flow     | channel | trade        | marketplace | dimension | slice  | order_count
        2014-01     | import   | b2c     | cross_border | a           | region    | RU-MOW | 124
        2014-12     | import   | b2c     | cross_border | a           | region    | RU-MOW | 124
        2014-12     | import   | b2c     | cross_border | b           | region    | RU-MOW | 100
        2014-12     | domestic | b2c     | domestic     | b           | region    | RU-MOW | 100
        2015-01     | import   | b2c     | cross_border | a           | region    | RU-MOW | 124
        2015-01     | import   | b2c     | cross_border | b           | region    | RU-MOW | 100
        2015-12     | import   | b2c     | cross_border | a           | region    | RU-MOW | 124
        2015-12     | import   | b2c     | cross_border | b           | region    | RU-MOW | 150
        2015-12     | domestic | b2c     | domestic     | b           | region    | RU-MOW | 150
        """;

    assertThatTable(
            growth(new Mart(spark, "2015-12-31"), daily.toString(), monthly)
                .where(
                    "measure = 'orders' and dimension in ('total', 'marketplace', 'region')"
                        + " and period in ('2015-12', '2015') and period_type in ('month', 'year')"))
        .hasRows(
            """
            trade        | dimension   | slice  | period  | not_comparable_because | like_for_like_value | like_for_like_value_year_ago | like_for_like_rate
            cross_border | total       | total  | 2015-12 | -                      | 274                 | 224                          | 0.2232
            cross_border | region      | RU-MOW | 2015-12 | -                      | 274                 | 224                          | 0.2232
            cross_border | marketplace | a      | 2015-12 | -                      | 124                 | 124                          | 0.0000
            cross_border | marketplace | b      | 2015-12 | -                      | 150                 | 100                          | 0.5000
            cross_border | total       | total  | 2015    | -                      | 398                 | 348                          | 0.1437
            cross_border | region      | RU-MOW | 2015    | -                      | 398                 | 348                          | 0.1437
            cross_border | marketplace | a      | 2015    | -                      | 248                 | 248                          | 0.0000
            cross_border | marketplace | b      | 2015    | not_seen_a_year_ago    | 150                 | 100                          | -
            domestic     | total       | total  | 2015-12 | -                      | 150                 | 100                          | 0.5000
            domestic     | region      | RU-MOW | 2015-12 | -                      | 150                 | 100                          | 0.5000
            domestic     | marketplace | b      | 2015-12 | -                      | 150                 | 100                          | 0.5000
            domestic     | total       | total  | 2015    | not_seen_a_year_ago    | 150                 | 100                          | -
            domestic     | region      | RU-MOW | 2015    | not_seen_a_year_ago    | 150                 | 100                          | -
            domestic     | marketplace | b      | 2015    | not_seen_a_year_ago    | 150                 | 100                          | -
            """);
  }

  /** The logs of b end in June 2015; those of c are alone in a market and lack November 2014. */
  @Test
  void aMonthWithoutLogsIsNoDecline(SparkSession spark) {
    StringBuilder daily =
        new StringBuilder("order_date | channel | trade | marketplace | order_count\n");
    LocalDate.of(2014, 1, 1)
        .datesUntil(LocalDate.of(2016, 1, 1))
        .forEach(
            day -> {
              daily.append("%s | b2c | cross_border | a | 4%n".formatted(day));
              if (day.isBefore(LocalDate.of(2015, 7, 1))) {
                daily.append("%s | b2c | cross_border | b | 4%n".formatted(day));
              }
              if (!YearMonth.from(day).equals(YearMonth.of(2014, 11))) {
                daily.append("%s | b2c | domestic | c | 4%n".formatted(day));
              }
            });
    String monthly =
        """
        order_month | flow     | channel | trade        | marketplace | dimension | slice  | order_count
        2014-07     | import   | b2c     | cross_border | a           | region    | RU-MOW | 124
        2014-07     | import   | b2c     | cross_border | b           | region    | RU-MOW | 124
        2015-07     | import   | b2c     | cross_border | a           | region    | RU-MOW | 124
        2014-10     | domestic | b2c     | domestic     | c           | region    | RU-MOW | 124
        2015-10     | domestic | b2c     | domestic     | c           | region    | RU-MOW | 124
        2015-11     | domestic | b2c     | domestic     | c           | region    | RU-MOW | 120
        """;

    assertThatTable(
            growth(new Mart(spark, "2015-12-31"), daily.toString(), monthly)
                .where(
                    "measure = 'orders' and dimension in ('total', 'marketplace') and ("
                        + "period = '2015-07' and trade = 'cross_border'"
                        + " or period in ('2015-10', '2015-11', '2015') and trade = 'domestic')"
                        + " and period_type in ('month', 'year')"))
        .hasRows(
            """
            trade        | dimension   | slice | period  | not_comparable_because | value | growth_rate | like_for_like_value | like_for_like_rate | contribution
            cross_border | total       | total | 2015-07 | -                      | 124   | -0.5000     | 124                 | 0.0000             | -0.5000
            cross_border | marketplace | a     | 2015-07 | -                      | 124   | 0.0000      | 124                 | 0.0000             | 0.0000
            cross_border | marketplace | b     | 2015-07 | gap                    | 0     | -           | 0                   | -                  | -0.5000
            domestic     | total       | total | 2015-10 | -                      | 124   | 0.0000      | 124                 | 0.0000             | 0.0000
            domestic     | marketplace | c     | 2015-10 | -                      | 124   | 0.0000      | 124                 | 0.0000             | 0.0000
            domestic     | total       | total | 2015-11 | gap                    | 120   | -           | 0                   | -                  | -
            domestic     | marketplace | c     | 2015-11 | gap                    | 120   | -           | 0                   | -                  | -
            domestic     | total       | total | 2015    | gap                    | 244   | -           | 124                 | -                  | -
            domestic     | marketplace | c     | 2015    | gap                    | 244   | -           | 124                 | -                  | -
            """);
  }

  @Test
  void moneyTellsHowManyOrdersItCovers(SparkSession spark) {
    String monthly =
        """
        order_month | flow   | channel | trade        | marketplace | dimension | slice  | order_count | gmv_order_count | converted_order_count | gmv_rub | gmv_rub_month_rates
        2015-10     | import | b2c     | cross_border | old         | region    | RU-MOW | 12          | 10              | 4                     | 400     | 400
        2015-11     | import | b2c     | cross_border | old         | region    | RU-MOW | 12          | 6               | 6                     | 600     | 600
        """;

    assertThatTable(
            growth(new Mart(spark, "2015-12-31"), DAILY, monthly)
                .where(
                    "dimension = 'total' and measure in ('orders', 'gmv_rub')"
                        + " and period in ('2015-10', '2015') and period_type in ('month', 'year')"))
        .hasRows(
            """
            period  | measure | converted_share
            2015-10 | orders  | -
            2015-10 | gmv_rub | 0.4000
            2015    | orders  | -
            2015    | gmv_rub | 0.6250
            """);
  }

  @Test
  void moneyOfUnlikeConvertedSharesIsNotCompared(SparkSession spark) {
    String monthly =
        """
        order_month | flow   | channel | trade        | marketplace | dimension | slice  | order_count | gmv_order_count | converted_order_count | gmv_rub | gmv_rub_month_rates | gmv_rub_year_ago_rates
        2014-10     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 100             | 40                    | 400     | 400                 | 400
        2014-11     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 100             | 98                    | 980     | 980                 | 980
        2014-12     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 100             | 0                     | 0       | 0                   | 0
        2015-10     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 100             | 100                   | 1000    | 1000                | 1000
        2015-11     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 100             | 99                    | 990     | 990                 | 990
        2015-12     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 100             | 100                   | 1000    | 1000                | 1000
        """;

    assertThatTable(
            growth(new Mart(spark, "2015-12-31"), DAILY, monthly)
                .where(
                    "dimension = 'total' and measure in ('orders', 'gmv_rub', 'gmv_rub_constant')"
                        + " and period in ('2015-10', '2015-11', '2015-12') and period_type = 'month'"))
        .hasRows(
            """
            period  | measure          | not_comparable_because | value | value_year_ago | growth_rate | like_for_like_rate | contribution | converted_share | converted_share_year_ago
            2015-10 | orders           | -                      | 100   | 100            | 0.0000      | 0.0000             | 0.0000       | -               | -
            2015-10 | gmv_rub          | no_rate                | 1000  | -              | -           | -                  | -            | 1.0000          | 0.4000
            2015-10 | gmv_rub_constant | no_rate                | 1000  | -              | -           | -                  | -            | -               | -
            2015-11 | orders           | -                      | 100   | 100            | 0.0000      | 0.0000             | 0.0000       | -               | -
            2015-11 | gmv_rub          | -                      | 990   | 980            | 0.0102      | 0.0102             | 0.0102       | 0.9900          | 0.9800
            2015-11 | gmv_rub_constant | -                      | 990   | 980            | 0.0102      | 0.0102             | 0.0102       | -               | -
            2015-12 | orders           | -                      | 100   | 100            | 0.0000      | 0.0000             | 0.0000       | -               | -
            2015-12 | gmv_rub          | no_rate                | 1000  | -              | -           | -                  | -            | 1.0000          | 0.0000
            2015-12 | gmv_rub_constant | no_rate                | 1000  | -              | -           | -                  | -            | -               | -
            """);
  }

  /** They begin in November 2014 and lack the second half of September 2015. */
  @Test
  void parcelsAreComparedWhereTheLogsOfShipmentsWereThereInBothYears(SparkSession spark) {
    StringBuilder files = new StringBuilder("source | log | file | file_date | read_count\n");
    LocalDate.of(2014, 11, 3)
        .datesUntil(LocalDate.of(2016, 12, 1))
        .filter(
            day -> !YearMonth.from(day).equals(YearMonth.of(2015, 9)) || day.getDayOfMonth() < 15)
        .forEach(day -> files.append("post | shipments | %s | %<s | 4%n".formatted(day)));
    String monthly =
        """
        order_month | flow   | channel | trade        | marketplace | dimension | slice  | order_count | parcel_count
        2014-10     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 10
        2014-11     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 90
        2015-09     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 50
        2015-10     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 99
        2015-11     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 99
        2016-09     | import | b2c     | cross_border | old         | region    | RU-MOW | 100         | 99
        """;

    assertThatTable(
            growth(
                    new Mart(spark, "2016-11-30").with(Ledger.FILES, files.toString()),
                    DAILY,
                    monthly)
                .where(
                    "dimension = 'total' and measure in ('orders', 'parcels') and period_type = 'month'"
                        + " and period in ('2015-10', '2015-11', '2016-09') and trade = 'cross_border'"))
        .hasRows(
            """
            period  | measure | not_comparable_because | value | value_year_ago | growth_rate | like_for_like_value | like_for_like_rate | contribution
            2015-10 | orders  | -                      | 100   | 100            | 0.0000      | 100                 | 0.0000             | 0.0000
            2015-10 | parcels | not_seen_a_year_ago    | 99    | -              | -           | -                   | -                  | -
            2015-11 | orders  | -                      | 100   | 100            | 0.0000      | 100                 | 0.0000             | 0.0000
            2015-11 | parcels | -                      | 99    | 90             | 0.1000      | 99                  | 0.1000             | 0.1000
            2016-09 | orders  | -                      | 100   | 100            | 0.0000      | 100                 | 0.0000             | 0.0000
            2016-09 | parcels | gap                    | 99    | -              | -           | -                   | -                  | -
            """);
  }

  /** In 2013 there is a rate for the month, but none for the year before. */
  @Test
  void constantExchangeRatesThatAreNotKnownMakeNoZero(SparkSession spark) {
    Dataset<Row> growth = growth(spark, "2015-12-31");
    assertThat(Checked.rows(VolumeGrowth.TABLE, growth)).allMatch(CheckResult::passed);
    assertThatTable(
            growth.where(
                "measure = 'gmv_rub_constant' and dimension = 'total' and trade = 'cross_border'"
                    + " and period_type = 'year'"))
        .hasRows(
            """
            period | not_comparable_because | value | value_year_ago
            2013   | not_seen_a_year_ago    | -     | -
            2014   | -                      | 3650  | 100
            2015   | -                      | 6200  | 4050
            """);
  }

  /** One order of ten in a currency that had no rate a year before: the rest is not the whole. */
  @Test
  void constantExchangeRatesOfAPartAreNotThoseOfTheWhole(SparkSession spark) {
    String monthly =
        """
        order_month | flow   | channel | trade        | marketplace | dimension | slice  | order_count | gmv_rub | gmv_rub_month_rates | gmv_rub_year_ago_rates | gmv_rub_without_year_ago_rates
        2014-10     | import | b2c     | cross_border | old         | region    | RU-MOW | 10          | 1000    | 1000                | 1000                   | 0
        2014-11     | import | b2c     | cross_border | old         | region    | RU-MOW | 10          | 1000    | 1000                | 1000                   | 0
        2015-10     | import | b2c     | cross_border | old         | region    | RU-MOW | 10          | 1000    | 1000                | 900                    | 100
        2015-11     | import | b2c     | cross_border | old         | region    | RU-MOW | 10          | 1000    | 1000                | 992                    | 8
        """;

    assertThatTable(
            growth(new Mart(spark, "2015-12-31"), DAILY, monthly)
                .where(
                    "measure = 'gmv_rub_constant' and dimension = 'total'"
                        + " and period in ('2015-10', '2015-11') and period_type = 'month'"))
        .hasRows(
            """
            period  | not_comparable_because | value | growth_rate
            2015-10 | no_rate                | -     | -
            2015-11 | -                      | 992   | -0.0080
            """);
  }

  @Test
  void everyPeriodTypeSumsItsMonths(SparkSession spark) {
    assertThatTable(
            growth(spark, "2015-12-31")
                .where(
                    "measure = 'orders' and dimension = 'total' and trade = 'cross_border'"
                        + " and period in ('2015-Q4', '2015', '2015-12', '2015-11')"))
        .hasRows(
            """
            period_type        | period  | value | value_year_ago | not_comparable_because | period_start | period_end
            month              | 2015-11 | 60    | 40             | -                      | 2015-11-01   | 2015-11-30
            month              | 2015-12 | 2     | 0              | nothing_a_year_ago     | 2015-12-01   | 2015-12-31
            quarter            | 2015-Q4 | 62    | 40             | -                      | 2015-10-01   | 2015-12-31
            year               | 2015    | 62    | 45             | -                      | 2015-01-01   | 2015-12-31
            trailing_12_months | 2015-11 | 60    | 45             | -                      | 2014-12-01   | 2015-11-30
            trailing_12_months | 2015-12 | 62    | 45             | -                      | 2015-01-01   | 2015-12-31
            """);
  }

  @Test
  void aFigureIsProvisionalForThirtyDaysAfterItsPeriod(SparkSession spark) {
    assertThatTable(
            growth(spark, "2015-12-29")
                .where(
                    "measure = 'orders' and dimension = 'total' and trade = 'cross_border'"
                        + " and period = '2015-11' and period_type = 'month'"))
        .hasRows("is_provisional\ntrue");
    assertThatTable(
            growth(spark, "2015-12-30")
                .where(
                    "measure = 'orders' and dimension = 'total' and trade = 'cross_border'"
                        + " and period = '2015-11' and period_type = 'month'"))
        .hasRows("is_provisional\nfalse");
  }
}
