package org.tearoad.marts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.growth.MarketBenchmarks;
import org.tearoad.marts.growth.MarketComparison;

@ExtendWith(SparkExtension.class)
class MarketComparisonTest {
  private static final String GROWTH =
      """
      period_type | period | channel | trade        | dimension | measure | not_comparable_because | value | growth_rate | like_for_like_rate | is_provisional | period_end
      year        | 2013   | b2c     | cross_border | total     | gmv_rub | not_seen_a_year_ago    | 50    | -           | -                  | false          | 2013-12-31
      year        | 2014   | b2c     | cross_border | total     | gmv_rub | not_seen_a_year_ago    | 100   | -           | 0.2                | false          | 2014-12-31
      year        | 2015   | b2c     | cross_border | total     | gmv_rub | -                      | 150   | 0.5         | 0.4                | true           | 2015-12-31
      year        | 2014   | b2c     | domestic     | total     | gmv_rub | -                      | 400   | 0.1         | 0.1                | false          | 2014-12-31
      year        | 2015   | b2c     | domestic     | total     | gmv_rub | -                      | 300   | -0.25       | -0.25              | true           | 2015-12-31
      year        | 2015   | b2b     | cross_border | total     | gmv_rub | -                      | 7     | 0.1         | 0.1                | true           | 2015-12-31
      year        | 2015   | b2c     | cross_border | total     | orders  | -                      | 8     | 0.1         | 0.1                | true           | 2015-12-31
      month       | 2015   | b2c     | cross_border | total     | gmv_rub | -                      | 9     | 0.1         | 0.1                | true           | 2015-12-31
      """;
  private static final String BENCHMARKS =
      """
      segment                         | year | value_rub | source
      domestic_benchmark_akit         | 2013 | 1000      | akit
      domestic_benchmark_akit         | 2014 | 1100      | akit
      domestic_benchmark_akit         | 2015 | 1210      | akit
      domestic_benchmark_akit         | 2016 | 1500      | akit
      domestic_benchmark_data_insight | 2014 | 900       | insight
      domestic_benchmark_data_insight | 2015 | 1800      | insight
      """;

  /** 2014 is the first year that the logs hold from its start and both publishers know. */
  @Test
  void segmentsStandSideBySideWithRatesAndAnIndexOfOneYear(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(VolumeGrowth.TABLE, GROWTH)
            .with(MarketBenchmarks.TABLE, BENCHMARKS);

    assertThatTable(mart.build(MarketComparison.TABLE))
        .hasRows(
            """
            year | segment                         | source                 | value_rub | growth_rate | like_for_like_rate | not_comparable_because | index    | index_year | no_index_because        | is_provisional
            2013 | cross_border                    | logs of this warehouse | 50.00     | -           | -                  | not_seen_a_year_ago    | -        | 2014       | not_seen_from_the_start | false
            2014 | cross_border                    | logs of this warehouse | 100.00    | -           | 0.2000             | not_seen_a_year_ago    | 100.0000 | 2014       | -                       | false
            2015 | cross_border                    | logs of this warehouse | 150.00    | 0.5000      | 0.4000             | -                      | 150.0000 | 2014       | -                       | true
            2014 | platform_domestic               | logs of this warehouse | 400.00    | 0.1000      | 0.1000             | -                      | 100.0000 | 2014       | -                       | false
            2015 | platform_domestic               | logs of this warehouse | 300.00    | -0.2500     | -0.2500            | -                      | 75.0000  | 2014       | -                       | true
            2013 | domestic_benchmark_akit         | akit                   | 1000.00   | -           | -                  | no_figure_a_year_ago   | 90.9091  | 2014       | -                       | false
            2014 | domestic_benchmark_akit         | akit                   | 1100.00   | 0.1000      | -                  | -                      | 100.0000 | 2014       | -                       | false
            2015 | domestic_benchmark_akit         | akit                   | 1210.00   | 0.1000      | -                  | -                      | 110.0000 | 2014       | -                       | false
            2014 | domestic_benchmark_data_insight | insight                | 900.00    | -           | -                  | no_figure_a_year_ago   | 100.0000 | 2014       | -                       | false
            2015 | domestic_benchmark_data_insight | insight                | 1800.00   | 1.0000      | -                  | -                      | 200.0000 | 2014       | -                       | false
            """);
  }

  /**
   * Whether the logs hold 2014 from its start is known when all of 2015 can be compared with it.
   */
  @Test
  void aFirstYearIsNotWholeWhileTheNextIsRunning(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-01-15")
            .with(
                VolumeGrowth.TABLE,
                """
                period_type | period | channel | trade        | dimension | measure | not_comparable_because | value | is_provisional | period_end
                year        | 2014   | b2c     | cross_border | total     | gmv_rub | not_seen_a_year_ago    | 100   | true           | 2014-12-31
                year        | 2015   | b2c     | cross_border | total     | gmv_rub | period_not_over        | 10    | true           | 2015-12-31
                """)
            .with(MarketBenchmarks.TABLE, BENCHMARKS);

    assertThatTable(mart.build(MarketComparison.TABLE).where("year = 2014"))
        .hasRows(
            """
            segment                         | index | index_year | no_index_because
            cross_border                    | -     | -          | not_seen_from_the_start
            domestic_benchmark_akit         | -     | -          | no_common_year
            domestic_benchmark_data_insight | -     | -          | no_common_year
            """);
  }

  /** Logs that begin in 2013 hold 2014 whole, though it cannot be compared and 2015 is running. */
  @Test
  void aSecondYearIsWholeEvenIfTheFirstWasNot(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-06-30")
            .with(
                VolumeGrowth.TABLE,
                """
                period_type | period | channel | trade        | dimension | measure | not_comparable_because | value | is_provisional | period_end
                year        | 2013   | b2c     | cross_border | total     | gmv_rub | not_seen_a_year_ago    | 50    | false          | 2013-12-31
                year        | 2014   | b2c     | cross_border | total     | gmv_rub | not_seen_a_year_ago    | 100   | false          | 2014-12-31
                year        | 2015   | b2c     | cross_border | total     | gmv_rub | period_not_over        | 10    | true           | 2015-12-31
                year        | 2013   | b2c     | domestic     | total     | gmv_rub | -                      | 50    | false          | 2013-12-31
                year        | 2014   | b2c     | domestic     | total     | gmv_rub | gap                    | 40    | false          | 2014-12-31
                year        | 2015   | b2c     | domestic     | total     | gmv_rub | period_not_over        | 10    | true           | 2015-12-31
                """);

    assertThatTable(mart.build(MarketComparison.TABLE))
        .hasRows(
            """
            year | segment           | index | no_index_because
            2013 | cross_border      | -     | not_seen_from_the_start
            2014 | cross_border      | -     | no_common_year
            2015 | cross_border      | -     | period_not_over
            2013 | platform_domestic | -     | no_common_year
            2014 | platform_domestic | -     | gap
            2015 | platform_domestic | -     | period_not_over
            """);
  }

  @Test
  void aYearThatIsNotOverHasNoIndexAndWithoutACommonYearNobodyHas(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-30")
            .with(VolumeGrowth.TABLE, GROWTH)
            .with(
                MarketBenchmarks.TABLE,
                """
                segment                 | year | value_rub | source
                domestic_benchmark_akit | 2015 | 1000      | akit
                """);

    assertThatTable(mart.build(MarketComparison.TABLE).where("year = 2015"))
        .hasRows(
            """
            segment                 | index | index_year | no_index_because
            cross_border            | -     | -          | period_not_over
            platform_domestic       | -     | -          | period_not_over
            domestic_benchmark_akit | -     | -          | no_common_year
            """);
  }
}
