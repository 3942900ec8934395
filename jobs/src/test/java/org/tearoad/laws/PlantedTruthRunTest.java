package org.tearoad.laws;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.run.LedgerEntry;
import org.tearoad.run.ReleaseReader;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * Law 1: nothing disappears. What was planted is found: every bad line with its reason, every good
 * one in the volumes, exactly. For another number of orders: {@code -Dlaws.orders=200000}.
 */
@Tag("long")
@ExtendWith(SparkExtension.class)
class PlantedTruthRunTest {
  private static final long ORDERS = Long.getLong("laws.orders", 2_000);

  /** As usual, but with more bad lines, so that each kind of them is there. */
  private static final DirtRates DIRT =
      new DirtRates(
          .03, .05, .01, .03, .03, .01, .003, .001, .002, .03, .02, .027, .01, .005, .003);

  @TempDir private static Path folder;

  private static Site site;
  private static ReleaseReader release;

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
            DIRT));
    site = Site.in(folder);
    Ended ended = site.run("rebuild");
    assertThat(ended.code()).as(ended.all()).isZero();
    release = new ReleaseReader(spark, site.store(), site.manifest());
    release.createViews();
  }

  @Test
  void every_line_of_every_file_is_accepted_or_rejected_as_planted() throws IOException {
    List<String> ledger = new ArrayList<>();
    for (LedgerEntry entry : site.manifest().ledger()) {
      assertThat(entry.read())
          .as(entry.file())
          .isEqualTo(entry.accepted() + entry.rejectedCount() + entry.notSelected());
      ledger.add(entry.file() + "," + entry.read() + "," + entry.rejectedCount());
    }

    assertThat(ledger).containsExactlyInAnyOrderElementsOf(truth("files.csv"));
  }

  @Test
  void every_bad_line_is_rejected_for_the_planted_reason(SparkSession spark) throws IOException {
    Dataset<Row> rejects =
        spark
            .read()
            .option("recursiveFileLookup", "true")
            .parquet(site.stored("rejects").toString());

    List<String> found = new ArrayList<>();
    for (Row row : rejects.select("file", "line", "reason").collectAsList()) {
      found.add(row.getString(0) + "," + row.getLong(1) + "," + row.getString(2));
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(truth("rejects.csv"));
  }

  @Test
  void every_faulty_optional_value_is_counted() throws IOException {
    Map<String, Long> planted = new TreeMap<>();
    for (String line : truth("defects.csv")) {
      String[] fields = line.split(",");
      planted.merge(fields[0] + "," + fields[2], 1L, Long::sum);
    }
    Map<String, Long> counted = new TreeMap<>();
    for (LedgerEntry entry : site.manifest().ledger()) {
      entry.defects().forEach((reason, n) -> counted.put(entry.file() + "," + reason, n));
    }

    assertThat(counted).isEqualTo(planted);
  }

  @Test
  void orders_parcels_and_sales_of_each_month_and_marketplace_are_the_planted_ones(
      SparkSession spark) throws IOException {
    List<String> found =
        texts(
            spark.sql(
                """
                select order_month, channel, trade, flow, marketplace, order_currency,
                    sum(order_count), sum(gmv_order_count), sum(parcel_count),
                    cast(sum(gmv_amount) as decimal(38, 2))
                from daily_volume
                group by order_month, channel, trade, flow, marketplace, order_currency
                having sum(order_count) > 0
                """));

    assertThat(found).containsExactlyInAnyOrderElementsOf(truth("monthly_volume.csv"));
  }

  @Test
  void growth_of_orders_from_year_to_year_is_the_planted_one(SparkSession spark)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (Row row :
        spark
            .sql(
                """
                select period, channel, trade, cast(value as bigint), growth_rate
                from volume_growth
                where period_type = 'year' and dimension = 'total' and measure = 'orders' and value > 0
                    and channel = 'b2c'
                """)
            .collectAsList()) {
      String rate = row.isNullAt(4) ? "" : String.format(Locale.ROOT, "%.6f", row.getDouble(4));
      found.add("%s,%s,%s,%s,%s".formatted(row.get(0), row.get(1), row.get(2), row.get(3), rate));
    }

    // B2B begins in the middle of a year at this size, and is not compared with it.
    List<String> planted =
        truth("growth.csv").stream().filter(line -> line.contains(",b2c,")).toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(planted);
  }

  /** At home all is paid in roubles, so that the planted amounts tell the effects by themselves. */
  @Test
  void effects_of_domestic_growth_are_those_of_the_planted_orders(SparkSession spark)
      throws IOException {
    var planted = new PlantedEffects(truth("monthly_volume.csv"), "b2c,domestic");
    List<Row> found =
        spark
            .sql(
                """
                select period, orders_effect_rub, structure_effect_rub, ticket_effect_rub, currency_effect_rub
                from growth_effects
                where period_type = 'month' and channel = 'b2c' and trade = 'domestic' and is_comparable
                """)
            .collectAsList();

    assertThat(found).hasSizeGreaterThan(20);
    for (Row row : found) {
      double[] effects = planted.of(row.getString(0));
      for (int i = 0; i < effects.length; i++) {
        assertThat(row.getDecimal(i + 1).doubleValue())
            .as(row.toString())
            .isEqualTo(effects[i], within(.05));
      }
    }
  }

  @Test
  void the_quality_mart_tells_as_many_rejects_as_the_ledger(SparkSession spark) {
    Map<String, Long> inLedger =
        site.manifest().ledger().stream()
            .collect(groupingBy(LedgerEntry::source, summingLong(LedgerEntry::rejectedCount)));
    Map<String, Long> inMart = new TreeMap<>();
    spark
        .sql(
            "select source, sum(row_count) from data_quality where kind = 'reject' group by source")
        .collectAsList()
        .forEach(row -> inMart.put(row.getString(0), row.getLong(1)));

    assertThat(inMart).isEqualTo(inLedger);
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.mkString(",")).toList();
  }

  private static List<String> truth(String name) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("truth").resolve(name));
    return lines.subList(1, lines.size());
  }
}
