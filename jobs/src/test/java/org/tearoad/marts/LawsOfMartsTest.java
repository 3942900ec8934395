package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.common.testing.TableText;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.marts.growth.ParticipantHashes;
import org.tearoad.marts.growth.Participants;
import org.tearoad.marts.growth.ReportingMonths;

/** What a known change of the orders does to every figure of growth. */
@ExtendWith(SparkExtension.class)
class LawsOfMartsTest {
  private static final List<Table> MARTS =
      List.of(
          DailyVolume.TABLE,
          Coverage.TABLE,
          ReportingMonths.TABLE,
          MonthlyVolume.TABLE,
          ParticipantHashes.TABLE,
          VolumeGrowth.TABLE,
          GrowthEffects.TABLE,
          Participants.TABLE,
          MarketplaceRanking.TABLE);
  private static final int ORDERS = 400;

  private static Dataset<Row> orders;
  private static Mart all;

  @BeforeAll
  static void buildOnce(SparkSession spark) {
    orders = TableText.table(spark, OrdersAsOf.TABLE.schema(), orders());
    all = marts(spark, orders);
  }

  @Test
  void martsOfDisjointInputsAddUpToTheMartsOfTheirUnion(SparkSession spark) {
    Mart first = marts(spark, orders.where("marketplace = 'a'"));
    Mart rest = marts(spark, orders.where("marketplace <> 'a'"));
    String growth =
        "select period_type, period, channel, trade, measure, dimension, slice, sum(value)"
            + " from volume_growth where dimension <> 'marketplace' and value > 0 group by all";
    String participants =
        "select period_type, period, measure, sum(value) from participants"
            + " where dimension = 'total' and value > 0 group by all";

    for (String sums : List.of(growth, participants)) {
      Map<String, BigDecimal> added = sums(spark, first, sums);
      sums(spark, rest, sums).forEach((key, value) -> added.merge(key, value, BigDecimal::add));
      added.replaceAll((key, value) -> value.stripTrailingZeros());
      assertThat(added).isNotEmpty().isEqualTo(sums(spark, all, sums));
    }
  }

  @Test
  void twiceTheAmountsAreTwiceTheGmvAndLeaveGrowthAndRanking(SparkSession spark) {
    Dataset<Row> doubled = orders;
    for (String column : orders.columns()) {
      if (column.contains("amount")) {
        doubled = doubled.withColumn(column, doubled.col(column).plus(doubled.col(column)));
      }
    }
    Mart twice = marts(spark, OrdersAsOf.TABLE.conform(doubled));
    String gmv =
        "select period_type, period, trade, measure, dimension, slice, value * %d from volume_growth"
            + " where measure like 'gmv%%' and value > 0";
    String effects =
        "select period_type, period, trade, round((orders_effect_rub + structure_effect_rub) * %s) from"
            + " growth_effects where is_comparable";

    assertThat(sums(spark, twice, gmv.formatted(1))).isEqualTo(sums(spark, all, gmv.formatted(2)));
    assertThat(sums(spark, twice, effects.formatted(0.5)).keySet())
        .isEqualTo(sums(spark, all, effects.formatted(1)).keySet());
    for (String same :
        List.of(
            "select period_type, period, trade, measure, dimension, slice, growth_rate,"
                + " like_for_like_rate, contribution, not_comparable_because from volume_growth",
            "select period_type, period, trade, measure, marketplace, marketplace_rank, share,"
                + " herfindahl_index from marketplace_ranking",
            "select * from participants")) {
      assertThat(rows(spark, twice, same)).isNotEmpty().isEqualTo(rows(spark, all, same));
    }
  }

  @Test
  void otherNamesOfBuyersAndSellersChangeNothing(SparkSession spark) {
    Dataset<Row> renamed =
        orders
            .withColumn(
                "buyer_key", org.apache.spark.sql.functions.expr("reverse(buyer_key) || '!'"))
            .withColumn("seller_id", org.apache.spark.sql.functions.expr("'s-' || seller_id"));
    Mart other = marts(spark, OrdersAsOf.TABLE.conform(renamed));

    for (Table mart : MARTS) {
      if (mart != ParticipantHashes.TABLE) {
        String every = "select * from " + mart.name();
        assertThat(rows(spark, other, every))
            .as(mart.name())
            .isNotEmpty()
            .isEqualTo(rows(spark, all, every));
      }
    }
  }

  private static Mart marts(SparkSession spark, Dataset<Row> orders) {
    Mart mart = new Mart(spark, "2015-12-31").with(OrdersAsOf.TABLE, orders);
    MARTS.forEach(mart::build);
    return mart;
  }

  private static List<String> rows(SparkSession spark, Mart mart, String query) {
    return query(spark, mart, query).stream().map(Row::toString).sorted().toList();
  }

  /** The last column by the others. */
  private static Map<String, BigDecimal> sums(SparkSession spark, Mart mart, String query) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Row row : query(spark, mart, query)) {
      int last = row.size() - 1;
      String key = row.toSeq().take(last).mkString(" ");
      sums.merge(
          key, new BigDecimal(row.get(last).toString()).stripTrailingZeros(), BigDecimal::add);
    }
    return sums;
  }

  private static List<Row> query(SparkSession spark, Mart mart, String query) {
    MARTS.forEach(table -> mart.built(table).createOrReplaceTempView(table.name()));
    try {
      return spark.sql(query).collectAsList();
    } finally {
      MARTS.forEach(table -> spark.catalog().dropTempView(table.name()));
    }
  }

  /** Two years at three marketplaces, the third since the second year, in two currencies. */
  private static String orders() {
    Random random = new Random(1);
    StringBuilder text =
        new StringBuilder(
            "order_id | order_month | order_date | flow | trade | channel | marketplace | seller_id"
                + " | buyer_key | order_currency | destination_region | category | is_inquiry"
                + " | is_placed | is_in_gmv | item_quantity | parcel_count | order_amount"
                + " | order_amount_rub | order_amount_usd | order_amount_cny"
                + " | order_amount_rub_month_rate | order_amount_rub_year_ago_rate\n");
    for (int i = 0; i < ORDERS; i++) {
      int year = i % 2;
      String marketplace = i < 3 ? "a" : List.of("a", "b", "c").get(random.nextInt(2 + year));
      String date =
          i < 3
              ? "2014-01-01"
              : "201%d-%02d-%02d"
                  .formatted(4 + year, 1 + random.nextInt(12), 1 + random.nextInt(28));
      boolean isAbroad = random.nextInt(3) > 0;
      boolean isPlaced = random.nextInt(10) > 0;
      boolean isInGmv = isPlaced && random.nextInt(10) > 0;
      int amount = 1 + random.nextInt(500);
      int rate = isAbroad ? 40 + 20 * year : 1;
      text.append("o%d | %s | %s | ".formatted(i, date.substring(0, 7), date))
          .append(isAbroad ? "import | cross_border" : "domestic | domestic")
          .append(
              " | b2c | %s | s%d | b%d | "
                  .formatted(marketplace, random.nextInt(20), random.nextInt(90)))
          .append(isAbroad ? "USD" : "RUB")
          .append(random.nextBoolean() ? " | RU-MOW | tea" : " | RU-SPE | silk")
          .append(" | false | %s | %s | 1 | 1 | ".formatted(isPlaced, isInGmv))
          .append(
              "%d | %d | %d | %d | %d | %d%n"
                  .formatted(
                      amount, amount * rate, amount, 6 * amount, amount * rate, amount * 40));
    }
    return text.toString();
  }
}
