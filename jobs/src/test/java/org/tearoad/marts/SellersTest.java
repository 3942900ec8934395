package org.tearoad.marts;

import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.sellers.ExporterCohorts;
import org.tearoad.marts.sellers.Exporters;
import org.tearoad.marts.sellers.SellerMonths;

@ExtendWith(SparkExtension.class)
class SellersTest {
  /** Logs of old begin in 2014, those of young with its first exports. */
  private static final String COVERAGE =
      """
      kind        | name  | day
      marketplace | old   | 2014-01-05
      marketplace | old   | 2015-11-30
      marketplace | young | 2015-10-31
      source      | old   | 2015-12-01
      """;

  private static final String SELLERS =
      """
      order_month | scope  | channel | marketplace | seller_country | seller_id | gmv_rub
      2015-10     | export | b2c     | old         | RU             | stays     | 100
      2015-10     | export | b2c     | old         | RU             | leaves    | 100
      2015-10     | export | b2c     | young       | RU             | older     | 200
      2015-11     | export | b2c     | old         | RU             | stays     | 300
      2015-11     | export | b2c     | old         | RU             | comes     | 0
      2015-11     | export | b2c     | young       | RU             | stays     | 100
      2015-12     | export | b2c     | old         | RU             | comes     | 0
      """;

  @Test
  void exportersAndThoseAtHomeOnAPartnersMarketplaceAreCountedAndNoOthers(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-30")
            .with(
                OrdersAsOf.TABLE,
                """
                order_id | order_month | flow     | channel | marketplace | seller_country | seller_id | is_placed | is_in_gmv | order_amount_rub
                o1       | 2015-11     | export   | b2c     | russian     | RU             | s1        | true      | true      | 10
                o2       | 2015-11     | export   | b2c     | russian     | RU             | s1        | true      | false     | 20
                o3       | 2015-11     | export   | b2c     | russian     | RU             | s1        | true      | true      | -
                o4       | 2015-11     | export   | b2c     | russian     | RU             | s2        | false     | false     | 40
                o5       | 2015-11     | domestic | b2c     | chinese     | RU             | s1        | true      | true      | 50
                o6       | 2015-11     | domestic | b2c     | russian     | RU             | s1        | true      | true      | 60
                o7       | 2015-11     | import   | b2c     | chinese     | CN             | s3        | true      | true      | 70
                o8       | 2015-11     | other    | b2c     | chinese     | RU             | s1        | true      | true      | 80
                """);

    assertThatTable(mart.build(SellerMonths.TABLE))
        .hasRows(
            """
            scope                       | marketplace | seller_id | order_count | gmv_order_count | converted_order_count | gmv_rub
            export                      | russian     | s1        | 3           | 2               | 1                     | 10
            home_on_partner_marketplace | chinese     | s1        | 1           | 1               | 1                     | 50
            """);
  }

  /** Who was there when the logs of his marketplace begin may be older: he is not new. */
  @Test
  void sellersAreNewOnceAndRetainedWhenActiveInThePeriodBefore(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2016-01-15")
            .with(SellerMonths.TABLE, SELLERS)
            .with(Coverage.TABLE, COVERAGE);

    assertThatTable(mart.build(Exporters.TABLE).where("period_type = 'month'"))
        .hasRows(
            """
            period  | marketplace | active_count | new_count | unknown_age_count | active_before_count | retained_count | retained_share | gmv_rub | is_provisional
            2015-10 | -           | 3            | 2         | 1                 | 0                   | 0              | -              | 400     | false
            2015-11 | -           | 3            | 2         | 0                 | 3                   | 1              | 0.333333       | 400     | false
            2015-12 | -           | 1            | 0         | 0                 | 3                   | 1              | 0.333333       | 0       | true
            2016-01 | -           | 0            | 0         | 0                 | 1                   | 0              | -              | 0       | true
            2015-10 | old         | 2            | 2         | 0                 | 0                   | 0              | -              | 200     | false
            2015-11 | old         | 2            | 1         | 0                 | 2                   | 1              | 0.500000       | 300     | false
            2015-12 | old         | 1            | 0         | 0                 | 2                   | 1              | 0.500000       | 0       | true
            2016-01 | old         | 0            | 0         | 0                 | 1                   | 0              | -              | 0       | true
            2015-10 | young       | 1            | 0         | 1                 | 0                   | 0              | -              | 200     | false
            2015-11 | young       | 1            | 1         | 0                 | 1                   | 0              | 0.000000       | 100     | false
            2015-12 | young       | 0            | 0         | 0                 | 1                   | 0              | 0.000000       | 0       | true
            2016-01 | young       | 0            | 0         | 0                 | 0                   | 0              | -              | 0       | true
            """);
    assertThatTable(
            mart.build(Exporters.TABLE).where("period_type <> 'month' and marketplace is null"))
        .hasRows(
            """
            period  | active_count | new_count | unknown_age_count | active_before_count
            2015-Q4 | 5            | 4         | 1                 | 0
            2016-Q1 | 0            | 0         | 0                 | 5
            2015    | 5            | 4         | 1                 | 0
            2016    | 0            | 0         | 0                 | 5
            """);
  }

  @Test
  void concentrationIsOfGmvAndNotSaidWithoutAny(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(SellerMonths.TABLE, SELLERS)
            .with(Coverage.TABLE, COVERAGE);

    assertThatTable(
            mart.build(Exporters.TABLE).where("period_type = 'month' and marketplace is null"))
        .hasRows(
            """
            period  | herfindahl_index | effective_number | largest_share | concentration_unknown_because
            2015-10 | 0.375            | 2.6667           | 0.50          | -
            2015-11 | 0.625            | 1.6000           | 0.75          | -
            2015-12 | -                | -                | -             | no_gmv
            """);
  }

  @Test
  void aCohortIsFollowedMonthByMonthToTheAsOfDay(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(SellerMonths.TABLE, SELLERS)
            .with(Coverage.TABLE, COVERAGE);

    assertThatTable(mart.build(ExporterCohorts.TABLE))
        .hasRows(
            """
            cohort  | age_months | activity_month | seller_count | active_count | retention_share | retention_low | retention_high | is_provisional
            2015-10 | 0          | 2015-10        | 2            | 2            | 1.0             | -             | -              | false
            2015-10 | 1          | 2015-11        | 2            | 1            | 0.5             | 0.094531      | 0.905469       | false
            2015-10 | 2          | 2015-12        | 2            | 0            | 0.0             | 0             | 0.657620       | true
            2015-11 | 0          | 2015-11        | 2            | 2            | 1.0             | -             | -              | false
            2015-11 | 1          | 2015-12        | 2            | 1            | 0.5             | 0.094531      | 0.905469       | true
            """);
  }
}
