package org.tearoad.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.disclosure.Cell;
import org.tearoad.marts.disclosure.SmallMarket;
import org.tearoad.marts.disclosure.Suppressed;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.reports.disclosure.Attacker.Bounds;

/** No figure that is left out of two successive releases follows from what they publish. */
@ExtendWith(SparkExtension.class)
class AttackTest {
  private static final String FIRST_DAY = "2015-11-30";
  private static final String SECOND_DAY = "2015-12-31";
  private static final double P_PERCENT = 10;

  private SmallMarket market;
  private Dataset<Row> first;
  private Dataset<Row> second;

  private void release(SparkSession spark, int seed) {
    market = SmallMarket.random(spark, seed, "2014-07", "2015-12");
    first = market.suppressions(FIRST_DAY, Suppressions.EARLIER.empty(spark), Optional.empty());
    second = market.suppressions(SECOND_DAY, first, Optional.of(LocalDate.parse(FIRST_DAY)));
  }

  /** What the attacker knows of the cells that the second release leaves out. */
  private SortedMap<Cell, Bounds> attacked(String statusesThatHide) {
    var attacker = new Attacker(market.districts());
    attacker.reads(published(FIRST_DAY, first.where(statusesThatHide)));
    attacker.reads(published(SECOND_DAY, second.where(statusesThatHide)));
    return attacker.bounds(market.truth(SECOND_DAY).keySet());
  }

  private List<Row> published(String asOf, Dataset<Row> suppressions) {
    var control =
        DisclosureControl.of(suppressions, Revisions.TABLE.empty(suppressions.sparkSession()));
    SortedMap<Cell, Long> truth = market.truth(asOf);
    List<Row> rows = new ArrayList<>();
    truth.forEach(
        (cell, value) ->
            rows.add(
                control.controlled(
                    VolumeGrowth.TABLE, row(cell, value, truth.get(cell.aYearAgo())))));
    return rows;
  }

  private static Row row(Cell cell, long value, Long yearAgo) {
    StructType schema = VolumeGrowth.TABLE.schema();
    Map<String, Object> values = new TreeMap<>();
    values.put("period_type", cell.periodType());
    values.put("period", cell.period());
    values.put("channel", cell.channel());
    values.put("trade", cell.trade());
    values.put("dimension", cell.dimension());
    values.put("slice", cell.slice());
    values.put("measure", "orders");
    values.put("value", BigDecimal.valueOf(value));
    if (yearAgo != null) {
      values.put("value_year_ago", BigDecimal.valueOf(yearAgo));
      values.put("growth_rate", (double) value / yearAgo - 1);
    }
    return new GenericRowWithSchema(
        List.of(schema.fieldNames()).stream().map(values::get).toArray(), schema);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void no_hidden_cell_can_be_recovered(int seed, SparkSession spark) {
    release(spark, seed);
    Map<Cell, Long> truth = market.truth(SECOND_DAY);
    Map<Cell, Suppressed> hidden = Suppressions.read(second);

    Map<Cell, Bounds> bounds = attacked("true");

    List<Cell> confidential =
        truth.keySet().stream()
            .filter(cell -> hidden.get(cell) == Suppressed.CONFIDENTIAL)
            .toList();
    // Cells that some row tells have no bounds.
    assertThat(bounds.keySet()).containsAll(confidential);
    assertThat(confidential).isNotEmpty();
    bounds.forEach(
        (cell, found) -> {
          double protection =
              hidden.get(cell) == Suppressed.CONFIDENTIAL ? P_PERCENT / 100 * truth.get(cell) : 0;
          assertThat(found.least()).as("%s", cell).isLessThanOrEqualTo(truth.get(cell) + 1e-6);
          assertThat(found.most()).as("%s", cell).isGreaterThanOrEqualTo(truth.get(cell) - 1e-6);
          assertThat(found.width())
              .as("%s of %s is known to be %s", truth.get(cell), cell, found)
              .isGreaterThan(Math.max(1, protection) - 1e-6);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void without_complements_the_same_attack_recovers_confidential_cells(
      int seed, SparkSession spark) {
    release(spark, seed);
    Map<Cell, Suppressed> hidden = Suppressions.read(second);

    Map<Cell, Bounds> bounds = attacked("conf_status <> 'D'");

    assertThat(bounds)
        .anySatisfy(
            (cell, found) -> {
              assertThat(hidden.get(cell)).isEqualTo(Suppressed.CONFIDENTIAL);
              assertThat(found.width()).isLessThan(1e-6);
            });
  }

  /** The slices of a quarter to date, and then those of the quarter, would tell December's. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void no_slice_of_a_period_that_is_not_over_is_published(int seed, SparkSession spark) {
    release(spark, seed);

    assertThat(published(FIRST_DAY, first))
        .filteredOn(
            row ->
                List.of("2015-Q4", "2015").contains(row.<String>getAs("period"))
                    && !row.getAs("dimension").equals("total"))
        .isNotEmpty()
        .allMatch(row -> row.getAs("value") == Suppressed.NOT_JUDGED);
  }
}
