package org.tearoad.common.testing;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tearoad.common.testing.TableAssert.assertThatTable;
import static org.tearoad.common.testing.TableText.table;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class TableAssertTest {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "id string, at timestamp, day date, amount decimal(18,2), share double, big bigint,"
              + " ok boolean, codes array<string>, firsts map<string, timestamp>,"
              + " point struct<x: int, y: decimal(5,1)>, hash binary");

  private static Dataset<Row> sample(SparkSession spark) {
    return table(
        spark,
        SCHEMA,
        """
        id | amount | share     | at
        a  | 100.00 | 0.3333333 | 2015-11-11T10:15:30.123456Z
        b  |   5.00 | -         | -
        b  |   5.00 | -         | -
        """);
  }

  @Test
  void everyTypeReadsBackAsWritten(SparkSession spark) {
    String text =
        """
        id | at                          | day        | amount | share | big | ok   | codes  | firsts                     | point    | hash
        a  | 2015-11-11T10:15:30.123456Z | 2015-11-11 | -90.10 | 0.25  | 7   | true | [x, y] | {EMA=2015-11-11T00:00:00Z} | (1, 2.5) | 00ff
        -  | -                           | -          | -      | -     | -   | -    | -      | -                          | -        | -
        '' | 0999-01-01T00:00:00Z        | 0999-01-01 | 0.00   | 1.00  | 0   | false| []     | {}                         | (-, -)   | 01
        '-'| -                           | -          | -      | -     | -   | -    | [-, z] | -                          | -        | -
        """;

    assertThatTable(table(spark, SCHEMA, text)).hasRows(text);
  }

  @Test
  void onlyNamedColumnsAreComparedInAnyOrder(SparkSession spark) {
    assertThatTable(sample(spark))
        .hasRows(
            """
            amount | id
            5      | b
            100.0  | a
            5.00   | b
            """);
  }

  @Test
  void anInstantIsEqualInEveryOffset(SparkSession spark) {
    assertThatTable(sample(spark).where("id = 'a'"))
        .hasRows("at\n2015-11-11T13:15:30.123456+03:00");
  }

  @Test
  void fractionsAreComparedWithTheDecimalsShown(SparkSession spark) {
    assertThatTable(sample(spark).where("id = 'a'")).hasRows("share\n0.333");
    assertThatThrownBy(
            () -> assertThatTable(sample(spark).where("id = 'a'")).hasRows("share\n0.334"))
        .hasMessageContaining("0.333");
  }

  @Test
  void duplicatesCountAndBothTablesArePrinted(SparkSession spark) {
    assertThatThrownBy(() -> assertThatTable(sample(spark)).hasRows("id | amount\na | 100\nb | 5"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            Expected rows
            id | amount
            a  | 100.00
            b  | 5.00
            but got
            id | amount
            a  | 100.00
            b  | 5.00
            b  | 5.00
            missing
            id | amount
            not expected
            id | amount
            b  | 5.00""");
  }

  @Test
  void anAmountIsNeverRoundedToFit(SparkSession spark) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThatTable(sample(spark)).hasRows("amount\n5.001"))
        .withMessage("Cannot read cell: no decimal(18,2), got 5.001");
  }

  @Test
  void anUnknownColumnAndARaggedLineAreRefused(SparkSession spark) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(spark, SCHEMA, "idd\na"))
        .withMessageContaining("unknown columns [idd]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(spark, SCHEMA, "id | big\na"))
        .withMessage("Cannot read table: 2 columns but 1 cells, got [a]");
  }

  @Test
  void twoTablesAreTheSameWhateverTheOrderOfRows(SparkSession spark) {
    assertThatTable(sample(spark)).hasSameRowsAs(sample(spark).orderBy(functions.col("id").desc()));
    assertThatThrownBy(() -> assertThatTable(sample(spark)).hasSameRowsAs(sample(spark).limit(2)))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThatTable(sample(spark)).hasNoRows())
        .isInstanceOf(AssertionError.class);
    assertThatTable(sample(spark).limit(0)).hasNoRows();
  }
}
