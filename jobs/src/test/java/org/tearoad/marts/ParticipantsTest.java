package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.growth.ParticipantHashes;
import org.tearoad.marts.growth.Participants;
import org.tearoad.marts.growth.ReportingMonths;

@ExtendWith(SparkExtension.class)
class ParticipantsTest {
  private static final String DAILY =
      """
      order_date | marketplace | order_count
      2014-01-01 | a           | 1
      2015-06-01 | b           | 1
      """;

  private static Mart mart(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(DailyVolume.TABLE, DAILY)
            .with(MonthlyVolume.TABLE, "order_month\n2014-01");
    mart.build(Coverage.TABLE);
    mart.build(ReportingMonths.TABLE);
    return mart;
  }

  /** Anna buys twice at a and once at b, where her number is somebody else's. */
  @Test
  void aBuyerCountsOnceAPeriodAndMarketplace(SparkSession spark) {
    Mart mart =
        mart(spark)
            .with(
                OrdersAsOf.TABLE,
                """
                order_month | channel | trade    | marketplace | buyer_key | seller_id | is_placed
                2014-11     | b2c     | domestic | a           | anna      | s1        | true
                2015-10     | b2c     | domestic | a           | anna      | s1        | true
                2015-11     | b2c     | domestic | a           | anna      | s2        | true
                2015-11     | b2c     | domestic | a           | bert      | s2        | true
                2015-11     | b2c     | domestic | b           | anna      | s1        | true
                2015-11     | b2c     | domestic | b           | carl      | s1        | false
                """);

    assertThat(mart.build(ParticipantHashes.TABLE).count()).isEqualTo(8);
    assertThatTable(
            mart.build(Participants.TABLE)
                .where("period in ('2015', '2015-10')")
                .where("period_type in ('month', 'year')"))
        .hasRows(
            """
            period  | dimension   | slice | measure | value | value_year_ago | growth_rate | not_comparable_because | relative_error
            2015-10 | total       | total | buyers  | 1     | 0              | -           | nothing_a_year_ago     | 0
            2015-10 | total       | total | sellers | 1     | 0              | -           | nothing_a_year_ago     | 0
            2015-10 | marketplace | a     | buyers  | 1     | 0              | -           | nothing_a_year_ago     | 0
            2015-10 | marketplace | a     | sellers | 1     | 0              | -           | nothing_a_year_ago     | 0
            2015    | total       | total | buyers  | 3     | 1              | 2.0000      | -                      | 0
            2015    | total       | total | sellers | 3     | 1              | 2.0000      | -                      | 0
            2015    | marketplace | a     | buyers  | 2     | 1              | 1.0000      | -                      | 0
            2015    | marketplace | a     | sellers | 2     | 1              | 1.0000      | -                      | 0
            2015    | marketplace | b     | buyers  | 1     | -              | -           | not_seen_a_year_ago    | 0
            2015    | marketplace | b     | sellers | 1     | -              | -           | not_seen_a_year_ago    | 0
            """);
  }

  /** Half of the buyers of October buy in November again. */
  @Test
  void manyAreEstimatedOverMonthsWithTheirError(SparkSession spark) {
    Dataset<Row> orders =
        spark
            .range(24_000)
            .selectExpr(
                "if(id < 12000, '2015-10', '2015-11') as order_month",
                "'b2c' as channel",
                "'domestic' as trade",
                "'a' as marketplace",
                "cast(if(id < 12000, id, id - 6000) as string) as buyer_key",
                "cast(id % 4095 as string) as seller_id",
                "true as is_placed");
    for (String column : OrdersAsOf.TABLE.columnNames()) {
      if (!java.util.Set.of(orders.columns()).contains(column)) {
        orders =
            orders.withColumn(
                column, functions.lit(null).cast(OrdersAsOf.TABLE.field(column).type()));
      }
    }
    Mart mart = mart(spark).with(OrdersAsOf.TABLE, orders);

    assertThatTable(
            mart.build(ParticipantHashes.TABLE)
                .selectExpr("order_month", "measure", "size(hashes) as hash_count"))
        .hasRows(
            """
            order_month | measure | hash_count
            2015-10     | buyers  | 4096
            2015-10     | sellers | 4095
            2015-11     | buyers  | 4096
            2015-11     | sellers | 4095
            """);
    for (Row row :
        mart.build(Participants.TABLE)
            .where("period = '2015' and dimension = 'total'")
            .select("measure", "value", "relative_error")
            .collectAsList()) {
      boolean isBuyers = row.getString(0).equals("buyers");
      double error = isBuyers ? 1 / Math.sqrt(4_094) : 0;
      long distinct = isBuyers ? 18_000 : 4_095;
      assertThat(row.getDouble(2)).isEqualTo(error, within(1e-12));
      assertThat((double) row.getLong(1)).isEqualTo(distinct, within(4 * error * distinct + .1));
    }
  }
}
