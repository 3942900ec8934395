package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.run.ReleaseReader;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * What was planted of payments, sellers and inquiries is found, exactly. For another number of
 * orders: {@code -Dlaws.orders=200000}.
 */
@Tag("long")
@ExtendWith(SparkExtension.class)
class DealingsTruthTest {
  private static final long ORDERS = Long.getLong("laws.orders", 6_000);

  @TempDir private static Path folder;

  @BeforeAll
  static void rebuildOnce(SparkSession spark) {
    Generator.generate(
        new GeneratorSettings(
            folder,
            ORDERS,
            GeneratorSettings.DEFAULT_SEED,
            GeneratorSettings.DEFAULT_FROM,
            GeneratorSettings.DEFAULT_TO,
            61,
            DirtRates.usual()));
    Site site = Site.in(folder);
    Ended ended = site.run("rebuild");
    assertThat(ended.code()).as(ended.all()).isZero();
    new ReleaseReader(spark, site.store(), site.manifest()).createViews();
  }

  @Test
  void payments_of_each_month_and_what_became_of_them_are_the_planted_ones(SparkSession spark)
      throws IOException {
    List<String> found =
        texts(
            spark.sql(
                """
                select date_format(payment_date, 'yyyy-MM'), channel, trade, payment_method, payment_provider, outcome,
                    coalesce(decline_reason, ''), sum(payment_count)
                from daily_payments
                group by all
                """));

    assertThat(found).containsExactlyInAnyOrderElementsOf(truth("payments.csv"));
  }

  @Test
  void decline_shares_of_each_year_are_the_planted_ones(SparkSession spark) throws IOException {
    Map<String, long[]> planted = new TreeMap<>();
    for (String line : truth("payments.csv")) {
      String[] fields = line.split(",", -1);
      String key = String.join(",", fields[0].substring(0, 4), fields[1], fields[2]);
      long[] counts = planted.computeIfAbsent(key, absent -> new long[2]);
      long payments = Long.parseLong(fields[7]);
      counts[0] += payments;
      counts[1] += fields[5].equals("declined") ? payments : 0;
    }
    Map<String, Double> found = new TreeMap<>();
    spark
        .sql(
            """
            select period, channel, trade, decline_share
            from payment_health
            where period_type = 'year' and dimension = 'total'
            """)
        .collectAsList()
        .forEach(
            row ->
                found.put(
                    String.join(",", row.getString(0), row.getString(1), row.getString(2)),
                    row.getDouble(3)));

    assertThat(found.keySet()).isEqualTo(planted.keySet());
    planted.forEach(
        (key, counts) ->
            assertThat(found.get(key))
                .as(key)
                .isCloseTo((double) counts[1] / counts[0], within(1e-12)));
  }

  @Test
  void sellers_of_each_month_abroad_and_on_chinese_marketplaces_are_the_planted_ones(
      SparkSession spark) throws IOException {
    List<String> found =
        texts(
            spark.sql(
                """
                select order_month, if(scope = 'export', 'export', 'domestic'), channel, marketplace, seller_country,
                    seller_id, order_count
                from seller_months
                """));

    assertThat(found).containsExactlyInAnyOrderElementsOf(truth("sellers.csv"));
  }

  /** A cohort of the truth: sellers by the first month in which they exported to consumers. */
  @Test
  void exporters_cohorts_are_the_planted_ones(SparkSession spark) throws IOException {
    Map<String, TreeSet<String>> months = new TreeMap<>();
    for (String line : truth("sellers.csv")) {
      String[] fields = line.split(",");
      if (fields[1].equals("export") && fields[2].equals("b2c")) {
        months.computeIfAbsent(fields[5], absent -> new TreeSet<>()).add(fields[0]);
      }
    }
    Map<String, Long> planted = new TreeMap<>();
    for (TreeSet<String> of : months.values()) {
      of.forEach(month -> planted.merge(of.first() + "," + month, 1L, Long::sum));
    }
    Map<String, Long> found = new TreeMap<>();
    spark
        .sql(
            """
            select cohort, activity_month, active_count
            from exporter_cohorts
            where scope = 'export' and channel = 'b2c' and active_count > 0
            """)
        .collectAsList()
        .forEach(row -> found.put(row.getString(0) + "," + row.getString(1), row.getLong(2)));

    assertThat(planted.keySet()).isNotEmpty().allMatch(key -> key.compareTo("2015-09") >= 0);
    assertThat(found).isEqualTo(planted);
  }

  @Test
  void inquiries_and_the_orders_that_they_became_are_the_planted_ones(SparkSession spark)
      throws IOException {
    List<String> found =
        texts(
            spark.sql(
                """
                select order_month, flow, marketplace, inquiry_count, won_count, won_within_30_count, order_count
                from b2b_months
                """));

    assertThat(found).containsExactlyInAnyOrderElementsOf(truth("inquiries.csv"));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.mkString(",")).toList();
  }

  private static List<String> truth(String name) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("truth").resolve(name));
    return lines.subList(1, lines.size());
  }
}
