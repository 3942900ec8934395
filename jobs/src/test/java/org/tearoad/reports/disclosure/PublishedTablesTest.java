package org.tearoad.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Site;
import org.tearoad.marts.disclosure.Cell;
import org.tearoad.marts.disclosure.Suppressed;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.reports.disclosure.Attacker.Bounds;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * The tables that two successive releases published, read as anybody can, tell no figure that the
 * releases leave out.
 */
@Tag("long")
@ExtendWith(SparkExtension.class)
class PublishedTablesTest {
  private static final List<String> NIGHTS = List.of("2015-11-30", "2015-12-31");
  private static final double P_PERCENT = 10;

  @TempDir private static Path folder;

  private static Site site;
  private static Map<Cell, Suppressed> hidden;

  @BeforeAll
  static void publish(SparkSession spark) {
    Generator.generate(
        new GeneratorSettings(
            folder,
            6000,
            GeneratorSettings.DEFAULT_SEED,
            LocalDate.of(2014, 7, 1),
            LocalDate.of(2015, 12, 31),
            31,
            DirtRates.usual()));
    site = Site.in(folder);
    for (String night : NIGHTS) {
      Ended ended = site.run("nightly", "--as-of", night);
      assertThat(ended.code()).as(ended.all()).isZero();
    }
    hidden =
        Suppressions.read(spark.read().parquet(newest().resolve("marts/suppressions").toString()));
  }

  private static Path newest() {
    return site.stored("releases/release=" + NIGHTS.get(1));
  }

  /** Rows of a table as all releases publish it. */
  private static Stream<NamedCsvRecord> published(String table) {
    return NIGHTS.stream()
        .flatMap(
            night -> {
              Path file =
                  site.stored("releases/release=%s/reports/tables/%s.csv".formatted(night, table));
              try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
                return reader.stream().toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static Double number(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    return text.isEmpty() ? null : Double.valueOf(text);
  }

  private static Cell cell(NamedCsvRecord row, String trade, String dimension, String slice) {
    String channel = row.findField("channel").orElse("b2b");
    return new Cell(
        "sellers",
        row.getField("period_type"),
        row.getField("period"),
        channel,
        trade,
        dimension,
        slice);
  }

  /** The figures of the marts, which nobody outside has. */
  private static SortedMap<Cell, Long> truth(
      SparkSession spark, String mart, String condition, String count, String... cell) {
    SortedMap<Cell, Long> truth = new TreeMap<>();
    for (Row row :
        spark
            .read()
            .parquet(newest().resolve("marts").resolve(mart).toString())
            .where(condition)
            .where(count + " > 0")
            .selectExpr(
                Stream.concat(Stream.of(cell), Stream.of("cast(%s as bigint)".formatted(count)))
                    .toArray(String[]::new))
            .collectAsList()) {
      truth.put(
          new Cell(
              "sellers",
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5)),
          row.getLong(6));
    }
    return truth;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross_border", "domestic"})
  void orders_that_are_left_out_stay_unknown(String trade, SparkSession spark) {
    SortedMap<Cell, Long> truth =
        truth(
            spark,
            "volume_growth",
            """
            measure = 'orders' and channel = 'b2c' and trade = '%s'
                and (dimension = 'total' or period_type in ('quarter', 'year')
                    or period_type = 'month' and dimension <> 'region')
            """
                .formatted(trade),
            "value",
            "period_type",
            "period",
            "channel",
            "trade",
            "dimension",
            "slice");
    var attacker = new Attacker(districts(spark));
    Map<Cell, Double> totals = new HashMap<>();
    published("volume_growth")
        .filter(row -> row.getField("trade").equals(trade))
        .filter(row -> row.getField("measure").equals("orders"))
        .forEach(
            row -> {
              Cell cell = cell(row, trade, row.getField("dimension"), row.getField("slice"));
              attacker.reads(
                  cell,
                  number(row, "value"),
                  number(row, "value_year_ago"),
                  number(row, "growth_rate"));
              if (number(row, "value") != null) {
                totals.put(cell, number(row, "value"));
              }
            });
    published("marketplace_ranking")
        .filter(row -> row.getField("trade").equals(trade))
        .filter(row -> number(row, "share") != null)
        .forEach(
            row -> {
              Double total = totals.get(cell(row, trade, "total", "total"));
              if (total != null) {
                attacker.learns(
                    cell(row, trade, "marketplace", row.getField("marketplace")),
                    Math.rint(total * number(row, "share")));
              }
            });

    // Figures that have been revised since are of no use: the best attacker knows which.
    attacker.forgets((cell, value) -> !value.equals(truth.getOrDefault(cell, 0L).doubleValue()));
    assertUnknown(attacker.bounds(truth.keySet()), truth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inquiry_count", "order_count"})
  void business_between_firms_that_is_left_out_stays_unknown(String count, SparkSession spark) {
    SortedMap<Cell, Long> truth =
        truth(
            spark,
            "b2b_flows",
            "scope = 'cross_border'",
            count,
            "period_type",
            "period",
            "'b2b'",
            "scope",
            "if(marketplace is null, 'total', 'marketplace')",
            "coalesce(marketplace, 'total')");
    var attacker = new Attacker(Map.of());
    published("b2b_flows")
        .forEach(
            row -> {
              String platform = row.getField("marketplace");
              Cell cell =
                  platform.isEmpty()
                      ? cell(row, row.getField("scope"), "total", "total")
                      : cell(row, row.getField("scope"), "marketplace", platform);
              attacker.learns(cell, number(row, count));
            });

    // Figures that have been revised since are of no use: the best attacker knows which.
    attacker.forgets((cell, value) -> !value.equals(truth.getOrDefault(cell, 0L).doubleValue()));
    assertUnknown(attacker.bounds(truth.keySet()), truth);
  }

  private static void assertUnknown(Map<Cell, Bounds> bounds, Map<Cell, Long> truth) {
    List<Cell> confidential =
        truth.keySet().stream()
            .filter(cell -> hidden.get(cell) == Suppressed.CONFIDENTIAL)
            .toList();
    // Cells that some table tells have no bounds.
    assertThat(bounds.keySet()).containsAll(confidential);
    assertThat(confidential).isNotEmpty();
    bounds.forEach(
        (cell, found) -> {
          double protection =
              hidden.get(cell) == Suppressed.CONFIDENTIAL ? P_PERCENT / 100 * truth.get(cell) : 0;
          assertThat(found.width())
              .as("%s of %s is known to be %s", truth.get(cell), cell, found)
              .isGreaterThan(Math.max(1, protection) - 1e-6);
        });
  }

  /** Parcels are about as many as orders, and carriers add up to their flow. */
  @ParameterizedTest
  @ValueSource(strings = {"carrier_scorecard", "delivery_legs", "delivery_time"})
  void parcels_do_not_tell_orders_that_are_left_out(String table) {
    List<NamedCsvRecord> told =
        published(table)
            .filter(row -> !row.getField("parcel_count").isEmpty())
            .filter(row -> !row.getField("scope").equals("domestic"))
            .toList();

    assertThat(told)
        .isNotEmpty()
        .noneMatch(row -> hidden.get(flow(row)) == Suppressed.CONFIDENTIAL);
  }

  private static Cell flow(NamedCsvRecord row) {
    return new Cell(
        "sellers",
        row.findField("period_type").orElse("month"),
        row.findField("period").orElseGet(() -> row.getField("cohort")),
        "b2c",
        "cross_border",
        "flow",
        row.getField("scope"));
  }

  @Test
  void exports_are_left_out_where_they_are_few() {
    assertThat(hidden)
        .anySatisfy(
            (cell, status) -> {
              assertThat(cell.slice()).isEqualTo("export");
              assertThat(status).isEqualTo(Suppressed.CONFIDENTIAL);
            });
  }

  private static Map<String, String> districts(SparkSession spark) {
    Map<String, String> districts = new HashMap<>();
    spark
        .read()
        .option("header", true)
        .csv(Site.project("conf/reference/regions.csv").toString())
        .select("region", "federal_district")
        .collectAsList()
        .forEach(row -> districts.put(row.getString(0), row.getString(1)));
    return districts;
  }
}
