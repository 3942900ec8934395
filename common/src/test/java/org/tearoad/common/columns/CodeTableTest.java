package org.tearoad.common.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.columns.BothModes.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class CodeTableTest {

  @Test
  void aListMeansItselfATranslationItsMeaningAndTheRestIsNull(SparkSession spark) {
    List<List<Object>> rows =
        BothModes.evaluate(
            spark,
            Arrays.asList("EMA", "8/2", "ema", null),
            CodeTable.of(List.of("EMA", "EMI", "EMA")).meaning(text()),
            CodeTable.of(Map.of("EMA", "EMA", "8/2", "EMG")).meaning(text()));

    assertThat(rows)
        .containsExactly(
            Arrays.asList("EMA", "EMA"),
            Arrays.asList(null, "EMG"),
            Arrays.asList(null, null),
            Arrays.asList(null, null));
  }

  @Test
  void aPlanShowsItsSizeOnly() {
    assertThat(CodeTable.of(List.of("b2c", "b2b"))).hasToString("2 codes");
  }
}
