package org.tearoad.common.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.testing.TableAssert.assertThatTable;
import static org.tearoad.common.testing.TableText.table;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
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
import org.tearoad.common.io.ParquetFooter;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.common.table.Types;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class RunnerTest {
  private static final Field ID = must("id", Types.TEXT, "Number.");
  private static final Field MONTH = must("tea_month", Types.TEXT, "Month.");
  private static final Field OUTCOME = must("outcome", Types.TEXT, "accepted or rejected.");
  private static final Table LEAVES =
      Table.of(Layer.REFERENCE, "leaves", "one row per leaf", List.of("id"), ID, MONTH);
  private static final Table TEAS =
      Table.of(Layer.FACTS, "teas", "one row per tea", List.of("id"), ID, MONTH).storedBy(MONTH);
  private static final Table LINES =
      Table.of(Layer.CLEAN, "lines", "one row per line", List.of("id"), ID, OUTCOME)
          .storedBy(OUTCOME);
  private static final Table SHOPS =
      Table.of(Layer.MARTS, "shops", "one row per shop", List.of("id"), ID);

  @TempDir Path temporary;
  private final Told told = new Told();

  /** Remembers what it is told. */
  private static final class Told implements Runner.Progress {
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void begin(String table) {
      events.add("begin " + table);
    }

    @Override
    public void end(StepReport report) {
      events.add("end " + report.table());
    }
  }

  /** Remembers the groups of jobs. */
  private static final class Groups extends SparkListener {
    private final CopyOnWriteArraySet<String> ids = new CopyOnWriteArraySet<>();

    @Override
    public void onJobStart(SparkListenerJobStart start) {
      String group = start.properties().getProperty("spark.jobGroup.id");
      ids.add(group + ": " + start.properties().getProperty("spark.job.description"));
    }
  }

  @Test
  void aTableStoredByMonthGetsAFolderAMonthSortedByItsKey(SparkSession spark) {
    StepReport report =
        new Runner(spark, told)
            .write(
                Step.step(TEAS, LEAVES, leaves -> leaves),
                read(
                    spark,
                    """
                    id | tea_month
                    c  | 2015-11
                    a  | 2015-11
                    b  | 2015-11
                    d  | waiting
                    """),
                folder())
            .report();

    assertThat(folder().list())
        .extracting(file -> file.getPath().getName())
        .filteredOn(name -> name.startsWith("month="))
        .containsExactly("month=2015-11", "month=waiting");
    assertThat(report.rows()).isEqualTo(4);
    assertThat(report.files()).isEqualTo(2);
    assertThat(report.bytes()).isPositive();
    Dataset<Row> november = spark.read().parquet(folder().resolve("month=2015-11").toString());
    assertThat(november.collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("a", "b", "c");
    assertThat(november.columns()).containsExactly("id", "tea_month");
  }

  @Test
  void aKeyThatAMonthHasTwiceIsFound(SparkSession spark) {
    Runner.Written written =
        new Runner(spark, told)
            .write(
                Step.step(TEAS, LEAVES, leaves -> leaves),
                read(
                    spark,
                    """
                    id | tea_month
                    a  | 2015-11
                    b  | 2015-11
                    a  | 2015-11
                    a  | 2015-12
                    """),
                folder());

    assertThat(written.checks())
        .filteredOn(check -> !check.passed())
        .extracting(CheckResult::check, CheckResult::violations)
        .containsExactly(tuple("key_is_unique", 2L));
  }

  @Test
  void aMartStoredByMonthMayHaveNoRows(SparkSession spark) {
    Table cups =
        Table.of(Layer.BASE_MARTS, "cups", "one row per cup", List.of("id"), ID, MONTH)
            .storedBy(MONTH);

    Runner.Written written =
        new Runner(spark, told)
            .write(
                Step.step(cups, LEAVES, leaves -> leaves), input -> LEAVES.empty(spark), folder());

    assertThat(written.report().rows()).isZero();
    assertThat(written.checks()).isNotEmpty().allMatch(CheckResult::passed);
  }

  @Test
  void aCleanTableGetsAFolderAnOutcome(SparkSession spark) {
    Table raw = Table.of(Layer.REFERENCE, "raw", "one row per line", List.of("id"), ID, OUTCOME);
    new Runner(spark, told)
        .write(
            Step.step(LINES, raw, lines -> lines),
            read(spark, "id | outcome\na | accepted\nb | rejected"),
            folder());

    assertThat(folder().exists("outcome=accepted")).isTrue();
    assertThatTable(spark.read().parquet(folder().path().toString()))
        .hasRows("id | outcome\na | accepted\nb | rejected");
    assertThat(spark.conf().contains("spark.sql.maxConcurrentOutputFileWriters")).isFalse();
  }

  @Test
  void anyOtherTableIsAFewFiles(SparkSession spark) {
    Runner runner = new Runner(spark, told);
    StepReport report =
        runner
            .write(
                Step.step(SHOPS, LEAVES, leaves -> leaves.repartition(9)),
                read(spark, "id | tea_month\na | x\nb | x"),
                folder())
            .report();

    assertThat(report.files()).isLessThanOrEqualTo(4);
    assertThat(runner.reports()).containsExactly(report);
    assertThat(told.events).containsExactly("begin shops", "end shops");
  }

  @Test
  void aStagedTableIsWrittenAsItComes(SparkSession spark) {
    StepReport report =
        new Runner(spark, told)
            .stage(
                Step.step(TEAS, LEAVES, leaves -> leaves),
                read(spark, "id | tea_month\na | 2015-11\nb | 2015-12"),
                folder())
            .report();

    assertThat(report.rows()).isEqualTo(2);
    assertThat(folder().list()).noneMatch(file -> file.getPath().getName().startsWith("month="));
  }

  @Test
  void anEmptyTableHasNoRows(SparkSession spark) {
    assertThat(
            new Runner(spark, told)
                .write(Step.step(SHOPS, LEAVES, leaves -> leaves), t -> t.empty(spark), folder())
                .report()
                .rows())
        .isZero();
  }

  @Test
  void everyJobOfAStepCarriesItsTableAndNoJobAfterIt(SparkSession spark) throws Exception {
    var groups = new Groups();
    spark.sparkContext().addSparkListener(groups);
    try {
      new Runner(spark, told)
          .write(
              Step.step(TEAS, LEAVES, leaves -> leaves),
              read(spark, "id | tea_month\na | 2015-11"),
              folder());
      assertThat(spark.sparkContext().getLocalProperty("spark.jobGroup.id")).isNull();
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(groups);
    }
    assertThat(groups.ids).containsExactly("teas: write teas");
  }

  @Test
  void aStepThatFailsLeavesNoLabelBehind(SparkSession spark) {
    assertThatThrownBy(
            () ->
                new Runner(spark, told)
                    .write(
                        Step.step(
                            SHOPS, LEAVES, leaves -> leaves.selectExpr("cast(id as int) as id")),
                        read(spark, "id | tea_month\na | x"),
                        folder()))
        .hasStackTraceContaining("CAST_INVALID_INPUT");
    assertThat(spark.sparkContext().getLocalProperty("spark.jobGroup.id")).isNull();
  }

  @Test
  void theRangesOfDatesAndInstantsAreKnown(SparkSession spark) {
    Table days =
        Table.of(
            Layer.MARTS,
            "days",
            "one row per day",
            List.of("day"),
            must("day", Types.DATE, "Day."));
    List<ParquetFooter> footers =
        new Runner(spark, told)
            .write(
                Step.step(days, LEAVES, leaves -> leaves.selectExpr("date'2015-11-11' as day")),
                read(spark, "id | tea_month\na | x"),
                folder())
            .footers();

    assertThat(ParquetFooter.range(footers, "day").orElseThrow().first())
        .isEqualTo("2015-11-11T00:00:00Z");
  }

  private static Function<Table, Dataset<Row>> read(SparkSession spark, String text) {
    return input -> table(spark, input.schema(), text);
  }

  private Folder folder() {
    return Folder.open(new Configuration(), temporary.resolve("out").toString());
  }
}
