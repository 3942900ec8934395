package org.tearoad.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.holdenkarau.spark.testing.DataframeGenerator;
import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.scalacheck.Gen;
import org.scalacheck.rng.Seed;
import org.tearoad.clean.Orders;
import org.tearoad.common.testing.SparkExtension;

/**
 * The fold of orders on data frames that spark-testing-base generates and compares. It runs in the
 * one session of the JVM: a Spark context of its own would stand in the way of all other tests.
 */
@ExtendWith(SparkExtension.class)
class FoldComparisonTest extends JavaDatasetSuiteBase {
  private static final StructType NUMBERS =
      StructType.fromDDL("id int, status int, at int, recorded int, ordered int, amount int");

  private SparkSession session;

  @BeforeEach
  void useTheSessionOfTheJvm(SparkSession spark) {
    session = spark;
  }

  @Override
  public SparkContext sc() {
    return session.sparkContext();
  }

  @Override
  public SparkSession spark() {
    return session;
  }

  @Override
  public SQLContext sqlContext() {
    return session.sqlContext();
  }

  @Test
  void generatedLinesFoldToTheSameOrdersTwiceAndInPartitions() {
    for (long seed = 1; seed <= 3; seed++) {
      Dataset<Row> lines = lines(seed);
      Dataset<Row> once = fold(lines);

      assertThat(once.count()).isPositive();
      assertDataFrameNoOrderEquals(once, fold(lines.unionByName(lines).repartition(3)));
      assertSchemasEqual(OrderFacts.TABLE.schema(), once.schema());
    }
  }

  @Test
  void theComparisonSeesAChangedAmount() {
    Dataset<Row> once = fold(lines(1));

    assertThatThrownBy(
            () ->
                assertDataFrameNoOrderEquals(once, once.selectExpr(changed()).toDF(once.columns())))
        .isInstanceOf(AssertionError.class);
  }

  private static String[] changed() {
    return OrderFacts.TABLE.fields().stream()
        .map(
            field ->
                field.name().equals("order_amount")
                    ? "cast(order_amount + 0.01 as decimal(18,2))"
                    : field.name())
        .toArray(String[]::new);
  }

  private Dataset<Row> fold(Dataset<Row> lines) {
    return new Night(session).with(Orders.TABLE, lines).run().facts(OrderFacts.TABLE);
  }

  /** Any integers, turned into few orders, states and instants. */
  private Dataset<Row> lines(long seed) {
    Gen<Dataset<Row>> frames =
        DataframeGenerator.arbitraryDataFrame(sqlContext(), NUMBERS, 1).arbitrary();
    Dataset<Row> numbers = frames.pureApply(parameters(), Seed.apply(seed), 100);
    List<Row> rows = numbers.collectAsList();
    Dataset<Row> lines =
        session
            .createDataFrame(rows, NUMBERS)
            .na()
            .fill(0)
            .selectExpr(
                "concat('o', pmod(id, 5)) as order_id",
                "case pmod(status, 3) when 0 then 'placed' when 1 then 'confirmed'"
                    + " else 'cancelled' end as order_status",
                "timestamp_seconds(1447000000 + pmod(at, 4)) as status_at",
                "timestamp_seconds(1447000000 + nullif(pmod(recorded, 3), 0)) as recorded_at",
                "timestamp_seconds(1447000000 + pmod(ordered, 1000000)) as ordered_at",
                "cast(pmod(amount, 7) as decimal(18,2)) as order_amount",
                "'USD' as order_currency");
    String[] columns =
        Orders.TABLE.fields().stream()
            .map(
                field ->
                    List.of(lines.columns()).contains(field.name())
                        ? field.name()
                        : "cast(null as " + field.type().sql() + ") as " + field.name())
            .toArray(String[]::new);
    return session.createDataFrame(
        lines.selectExpr(columns).collectAsList(), Orders.TABLE.schema());
  }

  /** Scala's name of the method is a keyword in Java. */
  private static Gen.Parameters parameters() {
    try {
      return (Gen.Parameters)
          Gen.Parameters$.class.getMethod("default").invoke(Gen.Parameters$.MODULE$);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
