package org.tearoad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.run.Dictionary;

/** What can be checked without data: names, types and order of every step's columns. */
@ExtendWith(SparkExtension.class)
class PipelineTest {
  private static final List<Step> STEPS = Dictionary.steps();

  @Test
  void everyStepFitsItsContractOnEmptyTablesAndMakesNoRowOutOfNothing(SparkSession spark) {
    assertThat(STEPS).hasSizeGreaterThan(10);
    for (Step step : STEPS) {
      Dataset<Row> rows = step.run(input -> input.empty(spark));

      assertThat(rows.schema().fieldNames())
          .as(step.output().name())
          .containsExactlyElementsOf(step.output().columnNames());
      for (int i = 0; i < rows.columns().length; i++) {
        assertThat(
                rows.schema()
                    .apply(i)
                    .dataType()
                    .sameType(step.output().schema().apply(i).dataType()))
            .as(step.output().name() + "." + rows.columns()[i])
            .isTrue();
      }
      assertThat(rows.collectAsList()).as(step.output().name()).isEmpty();
    }
  }

  @Test
  void everyTableIsMadeByOneStep() {
    assertThat(STEPS).extracting(step -> step.output().name()).doesNotHaveDuplicates();
  }

  @Test
  void aStepReadsReferenceDataOrWhatAnEarlierStepMadeOrStored() {
    Set<String> made = new HashSet<>();
    for (Step step : STEPS) {
      made.add(step.output().name());
      for (Table input : step.inputs()) {
        boolean isStored = input.layer() == Layer.FACTS;
        assertThat(input.layer() == Layer.REFERENCE || isStored || made.contains(input.name()))
            .as(step.output().name() + " reads " + input.name())
            .isTrue();
      }
    }
  }

  @Test
  void noTableIsMadeFromALaterLayer() {
    for (Step step : STEPS) {
      for (Table input : step.inputs()) {
        boolean tellsMonths = step.output().name().equals("order_months");
        assertThat(tellsMonths || input.layer().compareTo(step.output().layer()) <= 0)
            .as(step.output().name() + " reads " + input.name())
            .isTrue();
      }
    }
  }

  @Test
  void everyMonthlyTableHasItsMonthAsAColumnAndEveryKeyIsPromised() {
    for (Step step : STEPS) {
      Table table = step.output();
      assertThat(table.grain()).as(table.name()).startsWith("one row per");
      assertThat(table.key()).as(table.name()).isNotEmpty();
      if (table.layer() == Layer.FACTS || table.layer() == Layer.BASE_MARTS) {
        assertThat(table.partition()).as(table.name()).contains("order_month");
      }
    }
  }
}
