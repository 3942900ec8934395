package org.tearoad.common.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.testing.TableAssert.assertThatTable;
import static org.tearoad.common.testing.TableText.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.common.table.Types;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class StepTest {
  private static final Table TEAS =
      Table.of(
          Layer.FACTS,
          "teas",
          "one row per tea",
          List.of("id"),
          must("id", Types.TEXT, "Number."),
          must("year", Types.NUMBER, "Year."));
  private static final Table YEARS =
      Table.of(
          Layer.MARTS,
          "years",
          "one row per year",
          List.of("year"),
          must("year", Types.NUMBER, "Year."),
          must("teas", Types.COUNT, "Teas."),
          must("day", Types.DATE, "As-of day."));
  private static final Map<String, Object> AS_OF = Map.of("as_of", LocalDate.of(2015, 12, 31));
  private static final String ROWS = "id | year\na | 2015\nb | 2015\nc | 2016";

  @Test
  void aSqlStepSeesItsInputsAndParameters(SparkSession spark) {
    Step step = Step.sql(YEARS, "sql/teas_by_year.sql", AS_OF, TEAS);

    assertThatTable(step.run(input -> table(spark, input.schema(), ROWS)))
        .hasColumns("year", "teas", "day")
        .hasRows(
            """
            year | teas | day
            2015 | 2    | 2015-12-31
            2016 | 1    | 2015-12-31
            """);
  }

  @Test
  void aSqlStepSeesNothingButItsInputs(SparkSession spark) {
    Step step = Step.sql(YEARS, "sql/teas_and_prices.sql", AS_OF, TEAS);

    assertThatThrownBy(() -> step.run(input -> input.empty(spark)))
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND")
        .hasMessageContaining("prices");
  }

  @Test
  void aSqlStepLeavesNoViewBehindEvenWhenItFails(SparkSession spark) {
    Step.sql(YEARS, "sql/teas_by_year.sql", AS_OF, TEAS).run(input -> input.empty(spark));
    assertThat(spark.catalog().tableExists("teas")).isFalse();

    Step wrong = Step.sql(YEARS, "sql/teas_and_prices.sql", AS_OF, TEAS);
    assertThatThrownBy(() -> wrong.run(input -> input.empty(spark))).isNotNull();
    assertThat(spark.catalog().tableExists("teas")).isFalse();
  }

  @Test
  void aParameterThatIsNotBoundIsAnError(SparkSession spark) {
    Step step = Step.sql(YEARS, "sql/teas_by_year.sql", Map.of(), TEAS);

    assertThatThrownBy(() -> step.run(input -> input.empty(spark)))
        .hasMessageContaining("UNBOUND_SQL_PARAMETER");
  }

  @Test
  void aMissingSqlFileIsNamedWhenTheStepIsDeclared() {
    assertThatThrownBy(() -> Step.sql(YEARS, "sql/nothing.sql", AS_OF, TEAS))
        .hasMessage("Cannot find the SQL file sql/nothing.sql");
  }

  @Test
  void aFunctionGetsItsInputsInTheOrderInWhichTheyAreDeclared(SparkSession spark) {
    Step step =
        Step.step(
            TEAS,
            TEAS,
            YEARS,
            (teas, years) -> {
              assertThat(teas.columns()).containsExactly("id", "year");
              assertThat(years.columns()).containsExactly("year", "teas", "day");
              return teas;
            });

    assertThat(step.run(input -> input.empty(spark)).schema()).isEqualTo(TEAS.schema());
  }

  @Test
  void tablesMadeTogetherAreMadeByOneReadingWhicheverIsFirst(SparkSession spark) {
    Table others = Table.of(Layer.MARTS, "others", TEAS.grain(), TEAS.key(), fields(TEAS));
    AtomicInteger readings = new AtomicInteger();
    List<Step> steps =
        Step.computedTogether(
            List.of(TEAS, others),
            in -> {
              readings.incrementAndGet();
              return Map.of(
                  TEAS, List.of(RowFactory.create("a", 2015)),
                  others, List.of(RowFactory.create("b", 2016)));
            },
            YEARS);

    assertThat(steps).extracting(Step::output).containsExactly(TEAS, others);
    assertThatTable(steps.get(1).run(input -> input.empty(spark))).hasRows("id | year\nb | 2016");
    assertThatTable(steps.get(0).run(input -> input.empty(spark))).hasRows("id | year\na | 2015");
    assertThat(readings).hasValue(1);
  }

  private static Field[] fields(Table table) {
    return table.fields().toArray(Field[]::new);
  }
}
