package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Vectors: R 4.2, sandwich::NeweyWest(prewhite = FALSE, adjust = FALSE) and lmtest::coeftest. */
class MeanTestTest {

  @Test
  void a_short_series_equals_the_reference() {
    MeanTest test = MeanTest.of(new double[] {3, 1, -2, 4, 0, 5, 2, -1, 6, 1});

    assertThat(test.count()).isEqualTo(10);
    assertThat(test.lag()).isEqualTo(2);
    assertThat(test.mean()).isEqualTo(1.9);
    assertThat(test.standardError()).isEqualTo(0.4524746770078224, within(1e-15));
    assertThat(test.t()).isEqualTo(4.1991300210755265, within(1e-13));
    assertThat(test.pValue()).isEqualTo(0.0023096658757894017, within(1e-13));
  }

  @Test
  void neighbours_that_are_alike_make_the_mean_less_sure() {
    double[] waves = IntStream.rangeClosed(1, 40).mapToDouble(i -> Math.sin(i) + 0.3).toArray();

    MeanTest test = MeanTest.of(waves);

    assertThat(test.lag()).isEqualTo(3);
    assertThat(test.standardError()).isEqualTo(0.1118258076530653, within(1e-14));
    assertThat(test.t()).isEqualTo(3.107111788253988, within(1e-12));
    assertThat(test.pValue()).isEqualTo(0.003516499148060048, within(1e-13));
  }

  @Test
  void equal_values_cannot_be_tested() {
    MeanTest test = MeanTest.of(new double[] {0.1, 0.1, 0.1});

    assertThat(test.standardError()).isZero();
    assertThat(test.t()).isNaN();
    assertThat(test.pValue()).isNaN();
  }

  @Test
  void a_single_value_is_refused() {
    assertThatThrownBy(() -> MeanTest.of(new double[] {1}))
        .hasMessage("Cannot judge a mean: there must be at least 2 values, got 1");
  }
}
