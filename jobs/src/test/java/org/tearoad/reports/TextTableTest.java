package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.common.testing.TableText;
import org.tearoad.marts.VolumeGrowth;

@ExtendWith(SparkExtension.class)
class TextTableTest {
  private static final String GROWTH =
      """
      period_type | period | channel | trade        | dimension | slice | measure | value   | growth_rate | like_for_like_rate
      year        | 2015   | b2c     | cross_border | total     | total | orders  | 1234567 | 0.5         | -
      year        | 2014   | b2c     | cross_border | total     | total | orders  | 7       | -           | -
      year        | 2015   | b2b     | cross_border | total     | total | orders  | 8       | -           | -
      """;

  @Test
  void columnsStandUnderEachOtherWithoutSpacesAtTheEnd() {
    assertThat(
            TextTable.of(
                List.of("name", "n"), List.of(List.of("a", "100"), List.of("longer name", ""))))
        .containsExactly("name         n", "a            100", "longer name");
  }

  @Test
  void headlinesAreRowsOfTheLastWholeYearAndSayWhenTheyAreSimulated(SparkSession spark) {
    List<String> lines =
        Headlines.of(table -> rows(spark, table), LocalDate.of(2015, 12, 31), true);

    assertThat(lines)
        .contains("B2C volume between China and Russia, 2015, as of 2015-12-31")
        .anyMatch(line -> line.startsWith("SIMULATED"))
        .contains("cross_border  orders   1,234,567  +50.0 %        not comparable");
    assertThat(Headlines.of(table -> rows(spark, table), LocalDate.of(2015, 12, 30), false))
        .contains("B2C volume between China and Russia, 2014, as of 2015-12-30")
        .noneMatch(line -> line.contains("SIMULATED"));
  }

  private static org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> rows(
      SparkSession spark, Table table) {
    return table == VolumeGrowth.TABLE
        ? TableText.table(spark, table.schema(), GROWTH)
        : table.empty(spark);
  }
}
