package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.facts.OrderFacts;
import org.tearoad.marts.sellers.B2bFlows;
import org.tearoad.marts.sellers.B2bMonths;

@ExtendWith(SparkExtension.class)
class B2bTest {

  /** 2015-11-01T22:00:00Z is the second of November in Moscow. */
  @Test
  void anInquiryIsWonWhenItBecomesAnOrderByTheAsOfDay(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(
                OrderFacts.TABLE,
                """
                order_id  | order_month | order_date | flow   | trade        | channel | marketplace | seller_id | buyer_key        | inquired_at          | placed_at            | confirmed_at         | cancelled_at         | order_amount_rub
                same day  | 2015-11     | 2015-11-02 | export | cross_border | b2b     | etp         | s1        | 0100000000000000 | 2015-11-01T22:00:00Z | 2015-11-02T10:00:00Z | -                    | -                    | 10
                on day 30 | 2015-11     | 2015-11-02 | export | cross_border | b2b     | etp         | s1        | 0200000000000000 | 2015-11-01T22:00:00Z | -                    | 2015-12-02T10:00:00Z | -                    | 20
                on day 31 | 2015-11     | 2015-11-02 | export | cross_border | b2b     | etp         | s2        | 0200000000000000 | 2015-11-01T22:00:00Z | 2015-12-03T10:00:00Z | -                    | 2015-12-04T10:00:00Z | 40
                later     | 2015-11     | 2015-11-02 | export | cross_border | b2b     | etp         | s2        | 0200000000000000 | 2015-11-01T22:00:00Z | 2015-12-31T21:00:00Z | -                    | -                    | 80
                withdrawn | 2015-11     | 2015-11-02 | export | cross_border | b2b     | etp         | s2        | 0200000000000000 | 2015-11-01T22:00:00Z | -                    | -                    | 2015-11-04T10:00:00Z | 80
                direct    | 2015-11     | 2015-11-02 | export | cross_border | b2b     | etp         | s3        | 0300000000000000 | -                    | 2015-11-02T10:00:00Z | -                    | -                    | 80
                b2c       | 2015-11     | 2015-11-02 | export | cross_border | b2c     | etp         | s4        | 0400000000000000 | 2015-11-01T22:00:00Z | 2015-11-02T10:00:00Z | -                    | -                    | 80
                """);
    mart.build(OrdersAsOf.TABLE);

    assertThatTable(
            mart.build(B2bMonths.TABLE)
                .selectExpr("*", "size(buyer_hashes) as buyers", "size(seller_hashes) as sellers"))
        .hasRows(
            """
            flow   | marketplace | inquiry_count | won_count | won_within_30_count | won_within_60_count | order_count | gmv_order_count | gmv_rub | buyers | sellers
            export | etp         | 5             | 3         | 2                   | 3                   | 4           | 3               | 110     | 3      | 3
            """);
  }

  @Test
  void conversionIsOfTheInquiriesOfThePeriodAndComparableWhenMature(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-29")
            .with(
                B2bMonths.TABLE,
                spark.createDataFrame(
                    List.of(
                        months(
                            "2015-08", "export", "cross_border", "etp", 10, 2, 1, List.of(1L, 2L)),
                        months(
                            "2015-09", "export", "cross_border", "etp", 10, 4, 3, List.of(2L, 3L)),
                        months("2015-10", "export", "cross_border", "etp", 10, 3, 3, List.of(3L)),
                        months("2015-08", "domestic", "domestic", "center", 0, 0, 0, List.of(9L))),
                    B2bMonths.TABLE.schema()));

    assertThatTable(mart.build(B2bFlows.TABLE).where("scope = 'export' and marketplace = 'etp'"))
        .hasRows(
            """
            period  | inquiry_count | won_count | conversion_share | conversion_within_30 | is_mature | conversion_unknown_because | buyer_count | buyer_count_error
            2015-08 | 10            | 2         | 0.2              | 0.1                  | true      | -                          | 2           | 0
            2015-09 | 10            | 4         | 0.4              | 0.3                  | true      | -                          | 2           | 0
            2015-10 | 10            | 3         | 0.3              | -                    | false     | not_mature                 | 1           | 0
            2015-Q3 | 20            | 6         | 0.3              | 0.2                  | true      | -                          | 3           | 0
            2015-Q4 | 10            | 3         | 0.3              | -                    | false     | not_mature                 | 1           | 0
            2015    | 30            | 9         | 0.3              | -                    | false     | not_mature                 | 3           | 0
            """);
    assertThatTable(mart.build(B2bFlows.TABLE).where("period = '2015-08'"))
        .hasRows(
            """
            scope        | marketplace | inquiry_count | conversion_share | conversion_low | conversion_high | conversion_unknown_because | buyer_count
            all          | -           | 10            | 0.2              | 0.056682       | 0.509838        | -                          | 3
            all          | center      | 0             | -                | -              | -               | no_inquiries               | 1
            all          | etp         | 10            | 0.2              | 0.056682       | 0.509838        | -                          | 2
            cross_border | -           | 10            | 0.2              | 0.056682       | 0.509838        | -                          | 2
            cross_border | etp         | 10            | 0.2              | 0.056682       | 0.509838        | -                          | 2
            export       | -           | 10            | 0.2              | 0.056682       | 0.509838        | -                          | 2
            export       | etp         | 10            | 0.2              | 0.056682       | 0.509838        | -                          | 2
            domestic     | -           | 0             | -                | -              | -               | no_inquiries               | 1
            domestic     | center      | 0             | -                | -              | -               | no_inquiries               | 1
            """);
  }

  @Test
  void moreThan4095PartiesAreEstimatedWithTheirError(SparkSession spark) {
    long step = Long.MAX_VALUE / 5_000;
    List<Long> hashes =
        LongStream.rangeClosed(1, 4096).mapToObj(n -> Long.MIN_VALUE + n * step).toList();
    Mart mart =
        new Mart(spark, "2015-12-29")
            .with(
                B2bMonths.TABLE,
                spark.createDataFrame(
                    List.of(months("2015-08", "export", "cross_border", "etp", 1, 0, 0, hashes)),
                    B2bMonths.TABLE.schema()));

    Row row = mart.build(B2bFlows.TABLE).selectExpr("buyer_count", "buyer_count_error").first();

    assertThat(row.getLong(0)).isBetween(9_990L, 10_000L);
    assertThat(row.getDouble(1)).isBetween(0.0156, 0.0157);
  }

  private static Row months(
      String month,
      String flow,
      String trade,
      String marketplace,
      long inquiries,
      long won,
      long wonWithin30,
      List<Long> buyers) {
    Object[] values =
        B2bMonths.TABLE.fields().stream()
            .map(
                field ->
                    switch (field.name()) {
                      case "order_month" -> month;
                      case "flow" -> flow;
                      case "trade" -> trade;
                      case "marketplace" -> marketplace;
                      case "inquiry_count" -> inquiries;
                      case "won_within_30_count" -> wonWithin30;
                      case "gmv_rub" -> BigDecimal.ZERO;
                      case "buyer_hashes", "seller_hashes" -> buyers.toArray();
                      default -> won;
                    })
            .toArray();
    return RowFactory.create(values);
  }
}
