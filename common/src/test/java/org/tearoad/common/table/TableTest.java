package org.tearoad.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.testing.TableAssert.assertThatTable;
import static org.tearoad.common.testing.TableText.table;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class TableTest {
  private static final Field ID = must("id", Types.TEXT, "Number.");
  private static final Field PIECES = may("pieces", Types.NUMBER, "Pieces; null when not said.");
  private static final Table TEAS =
      Table.of(Layer.FACTS, "teas", "one row per tea", List.of("id"), ID, PIECES);

  @Test
  void conformingKeepsTheDeclaredColumnsInTheirOrderAndType(SparkSession spark) {
    var rows =
        table(
            spark,
            StructType.fromDDL("pieces bigint, extra string, id string"),
            """
        pieces | extra | id
        7      | x     | a
        -      | y     | b
        """);

    assertThat(TEAS.conform(rows).schema()).isEqualTo(TEAS.schema());
    assertThatTable(TEAS.conform(rows)).hasRows("id | pieces\na | 7\nb | -");
  }

  @Test
  void conformingNeverBendsAValueToItsType(SparkSession spark) {
    var rows =
        table(spark, StructType.fromDDL("id string, pieces string"), "id | pieces\na | many");

    assertThatThrownBy(() -> TEAS.conform(rows).collectAsList())
        .hasMessageContaining("CAST_INVALID_INPUT");
  }

  @Test
  void conformingNamesTheMissingColumns(SparkSession spark) {
    var rows = table(spark, StructType.fromDDL("number string"), "number\na");

    assertThatThrownBy(() -> TEAS.conform(rows))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot build table teas: missing [id, pieces], got [number]");
  }

  @Test
  void anEmptyTableHasTheSchemaAndNoRows(SparkSession spark) {
    assertThat(TEAS.empty(spark).schema()).isEqualTo(TEAS.schema());
    assertThatTable(TEAS.empty(spark)).hasNoRows();
  }

  @Test
  void aColumnStandsOnceAndKeyAndPartitionAreColumns() {
    assertThatThrownBy(
            () -> Table.of(Layer.FACTS, "teas", "one row per tea", List.of("id"), ID, ID))
        .hasMessage("Cannot declare table teas: column id stands twice");
    assertThatThrownBy(() -> Table.of(Layer.FACTS, "teas", "one row per tea", List.of("idd"), ID))
        .hasMessage(
            "Cannot declare table teas: its key or partition names [idd], got columns [id]");
    assertThatThrownBy(() -> TEAS.storedBy(must("month", Types.TEXT, "Month.")))
        .hasMessageContaining("its key or partition names [month]");
  }

  @Test
  void aColumnWithoutAMeaningIsNotDeclared() {
    assertThatThrownBy(() -> may("id", Types.TEXT, " "))
        .hasMessage("Cannot declare column id: it has no meaning");
  }

  @Test
  void checksAddUp() {
    Table checked = TEAS.checked(Check.compliance("a", "true")).checked(Check.warning("b", "true"));

    assertThat(checked.checks()).extracting(Check::name).containsExactly("a", "b");
    assertThat(TEAS.checks()).isEmpty();
  }

  @Test
  void anUnknownColumnIsNamedBesideTheKnown() {
    assertThat(TEAS.field("id")).isSameAs(ID);
    assertThatThrownBy(() -> TEAS.field("piece"))
        .hasMessage("Cannot find column piece in table teas, got id, pieces");
  }
}
