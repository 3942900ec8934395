package org.tearoad.common.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.testing.TableText.table;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.ParquetFooter;
import org.tearoad.common.io.ParquetFooters;
import org.tearoad.common.table.Check;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Severity;
import org.tearoad.common.table.Table;
import org.tearoad.common.table.Types;
import org.tearoad.common.testing.Checked;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class ChecksTest {
  private static final Table TEAS =
      Table.of(
              Layer.FACTS,
              "teas",
              "one row per tea and year",
              List.of("id", "year"),
              must("id", Types.TEXT, "Number."),
              must("year", Types.NUMBER, "Year."),
              may("price", Types.MONEY, "Price; null when not for sale."))
          .checked(
              Check.compliance("price_is_positive", "price is null or price > 0"),
              Check.compliance("price_is_known", "price >= 0"),
              Check.warning("year_is_recent", "year > 2000"));

  @Test
  void aTableThatKeepsItsPromisesPassesEveryCheck(SparkSession spark) {
    var rows = table(spark, TEAS.schema(), "id | year | price\na | 2015 | 1\na | 2016 | 2");

    assertThat(Checked.rows(TEAS, rows))
        .allMatch(CheckResult::passed)
        .extracting(CheckResult::check)
        .containsExactlyInAnyOrder(
            "price_is_positive", "price_is_known", "year_is_recent", "key_is_unique");
  }

  @Test
  void everyBrokenPromiseIsCountedWithItsRows(SparkSession spark) {
    var rows =
        table(
            spark,
            TEAS.schema(),
            """
            id | year | price
            a  | 2015 | 1
            a  | 2015 | 2
            b  | 2015 | 0
            c  | 1999 | -
            d  | -    | 1
            """);

    assertThat(Checked.rows(TEAS, rows))
        .extracting(result -> result.check() + " " + result.violations())
        .containsExactlyInAnyOrder(
            "price_is_positive 1", "price_is_known 1", "year_is_recent 2", "key_is_unique 2");
  }

  @Test
  void sortedRowsOfOneKeyAreCountedAsTheyPass(SparkSession spark) {
    Table shelves =
        Table.of(
            Layer.BASE_MARTS,
            "shelves",
            "one row per tea, year and shelf",
            List.of("id", "year", "shelf"),
            must("id", Types.TEXT, "Number."),
            may("year", Types.NUMBER, "Year; null when not known."),
            may("shelf", Types.NUMBER, "Shelf; null when on none."));
    Dataset<Row> rows =
        table(
                spark,
                shelves.schema(),
                """
                id | year | shelf
                b  | -    | 1
                a  | 2015 | -
                c  | 1    | 1
                a  | 2015 | -
                b  | 1    | -
                a  | 2015 | -
                d  | -    | -
                c  | 1    | 1
                """)
            .repartition(3, functions.col("id"))
            .sortWithinPartitions(Checks.order(shelves));

    var checks = Checks.ofSorted(shelves, rows);
    checks.watched().write().format("noop").mode("overwrite").save();

    assertThat(checks.results(rows))
        .singleElement()
        .matches(result -> result.stopsTheRelease() && result.violations() == 5)
        .extracting(CheckResult::samples)
        .asList()
        .hasSize(3);
  }

  @Test
  void sortedRowsWithoutARepeatPass(SparkSession spark) {
    Dataset<Row> rows =
        table(spark, TEAS.schema(), "id | year | price\na | 2015 | 1\nb | 2015 | 1\nb | 2016 | 1")
            .coalesce(1)
            .sortWithinPartitions(Checks.order(TEAS));

    var checks = Checks.ofSorted(TEAS, rows);
    checks.watched().write().format("noop").mode("overwrite").save();

    assertThat(checks.results(rows)).hasSize(4).allMatch(CheckResult::passed);
  }

  @Test
  void aConditionThatIsNullIsBroken(SparkSession spark) {
    var rows = table(spark, TEAS.schema(), "id | year | price\na | 2015 | -");

    CheckResult known = result(rows, "price_is_known");
    assertThat(known.violations()).isEqualTo(1);
    assertThat(known.stopsTheRelease()).isTrue();
  }

  @Test
  void atMostThreeRowsAreShownAsText(SparkSession spark) {
    var rows =
        table(
            spark,
            TEAS.schema(),
            "id | year | price\na | 2015 | 0\nb | 2015 | 0\nc | 2015 | 0\nd | 2015 | 0");

    CheckResult positive = result(rows, "price_is_positive");
    assertThat(positive.violations()).isEqualTo(4);
    assertThat(positive.samples()).hasSize(3).allMatch(sample -> sample.contains("\"year\":2015"));
  }

  @Test
  void anEmptyTablePasses(SparkSession spark) {
    assertThat(Checked.rows(TEAS, TEAS.empty(spark))).hasSize(4).allMatch(CheckResult::passed);
  }

  @Test
  void requiredColumnsAreHeldToByTheFooters(SparkSession spark, @TempDir Path folder) {
    String path = folder.resolve("teas").toString();
    table(spark, TEAS.schema(), "id | year | price\na | 2015 | -\nb | - | -\nc | - | 1")
        .coalesce(1)
        .write()
        .parquet(path);
    List<ParquetFooter> footers =
        ParquetFooters.read(Folder.open(new Configuration(), path), List.of());

    List<CheckResult> results = Checks.filled(TEAS, footers);

    assertThat(results)
        .extracting(result -> result.check() + " " + result.violations())
        .containsExactly("id_is_filled 0", "year_is_filled 2");
    assertThat(results.get(1).samples().get(0)).startsWith("2 of 3 rows of ");
  }

  @Test
  void theTextOfAResultSaysWhatHappened() {
    assertThat(new CheckResult("teas", "price_is_known", Severity.FAIL, 0, List.of()))
        .hasToString("passed teas.price_is_known: 0 violations");
    assertThat(new CheckResult("teas", "price_is_known", Severity.FAIL, 2, List.of("{a}", "{b}")))
        .hasToString("FAILED teas.price_is_known: 2 violations, for example {a}; {b}");
    assertThat(new CheckResult("teas", "price_is_known", Severity.WARN, 1, List.of("{a}")))
        .hasToString("warning teas.price_is_known: 1 violations, for example {a}")
        .matches(result -> !result.stopsTheRelease());
  }

  private static CheckResult result(Dataset<Row> rows, String check) {
    return Checked.rows(TEAS, rows).stream()
        .filter(one -> one.check().equals(check))
        .findFirst()
        .orElseThrow();
  }
}
