package org.tearoad.common.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.testing.TableText.table;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.io.Folder;
import org.tearoad.common.pipeline.Runner.Written;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.table.Check;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.common.table.Types;
import org.tearoad.common.testing.SparkExtension;

/** Small tables that lie in the driver are written and checked as those that Spark makes. */
@ExtendWith(SparkExtension.class)
class LocalRowsTest {
  private static final Table TEAS =
      Table.of(
              Layer.MARTS,
              "teas",
              "one row per tea and day",
              List.of("tea", "day"),
              must("tea", Types.TEXT, "Name."),
              may("day", Types.DATE, "Day; null when unknown."),
              may("picked_at", Types.INSTANT, "Instant."),
              may("price", Types.MONEY, "Price."),
              may("share", Types.RATIO, "Share."),
              must("cup_count", Types.COUNT, "Cups."),
              must("is_green", Types.FLAG, "Green."))
          .checked(
              Check.compliance("price_is_positive", "coalesce(price > 0, true)"),
              Check.warning("cups_are_drunk", "cup_count > 0"));

  private static final String GOOD =
      """
      tea    | day        | picked_at            | price | share | cup_count | is_green
      keemun | 2015-11-11 | 2015-11-10T21:30:00Z | 12.50 | 0.25  | 3         | false
      keemun | -          | -                    | -     | -     | 1         | false
      sencha | 2015-11-11 | 2015-11-11T00:00:00Z | 0.01  | 1     | 2         | true
      """;

  private static final String BAD =
      """
      keemun | 2015-11-11 | -                    | -1    | -     | 0         | false
      """;

  @TempDir private Path temporary;

  @Test
  void the_same_rows_types_and_results(SparkSession spark) {
    Written local = write("local", table(spark, TEAS.schema(), GOOD));
    Written bySpark = write("spark", table(spark, TEAS.schema(), GOOD).repartition(1));

    assertThat(read(spark, "local").schema()).isEqualTo(read(spark, "spark").schema());
    assertThat(read(spark, "local").collectAsList())
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(read(spark, "spark").collectAsList());
    assertThat(local.checks())
        .isEqualTo(bySpark.checks())
        .allMatch(CheckResult::passed)
        .extracting(CheckResult::check)
        .contains("price_is_positive", "cups_are_drunk", "key_is_unique", "tea_is_filled");
    assertThat(local.report().rows()).isEqualTo(3);
    assertThat(local.report().files()).isEqualTo(1);
  }

  @Test
  void what_is_broken_is_counted_with_its_rows(SparkSession spark) {
    Written local = write("local", table(spark, TEAS.schema(), GOOD + BAD));
    Written bySpark = write("spark", table(spark, TEAS.schema(), GOOD + BAD).repartition(1));

    assertThat(local.checks())
        .isEqualTo(bySpark.checks())
        .filteredOn(check -> !check.passed())
        .extracting(check -> check.check() + " " + check.violations())
        .containsExactlyInAnyOrder("price_is_positive 1", "cups_are_drunk 1", "key_is_unique 2");
  }

  @Test
  void two_rows_of_one_key_are_found_when_nothing_else_is_wrong(SparkSession spark) {
    String twice = GOOD + GOOD.lines().skip(2).limit(1).findFirst().orElseThrow();

    assertThat(write("local", table(spark, TEAS.schema(), twice)).checks())
        .filteredOn(check -> !check.passed())
        .extracting(check -> check.check() + " " + check.violations())
        .containsExactly("key_is_unique 2");
  }

  @Test
  void no_job_is_started(SparkSession spark) throws Exception {
    var jobs = new AtomicInteger();
    var counter =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            jobs.incrementAndGet();
          }
        };
    spark.sparkContext().addSparkListener(counter);
    try {
      write("local", table(spark, TEAS.schema(), GOOD));
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(counter);
    }
    assertThat(jobs).hasValue(0);
  }

  private Written write(String name, Dataset<Row> rows) {
    Step step = Step.step(TEAS, TEAS, in -> in);
    return new Runner(rows.sparkSession(), new Quiet()).write(step, input -> rows, folder(name));
  }

  private Dataset<Row> read(SparkSession spark, String name) {
    return spark.read().parquet(folder(name).path().toString());
  }

  private Folder folder(String name) {
    return Folder.open(new Configuration(), temporary.resolve(name).toString());
  }

  /** Nobody watches. */
  private static final class Quiet implements Runner.Progress {
    @Override
    public void begin(String table) {}

    @Override
    public void end(StepReport report) {}
  }
}
