package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

  /** Newcombe 1998, Statistics in Medicine 17, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void equalsThePublishedTable(long successes, long trials, double low, double high) {
    Interval interval = WilsonInterval.of(successes, trials, 0.95);

    assertThat(interval.low()).isEqualTo(low, within(0.00005));
    assertThat(interval.high()).isEqualTo(high, within(0.00005));
  }

  @Test
  void allOrNothingGivesLimitsThatEndExactly() {
    double square = 1.959963984540054 * 1.959963984540054;

    assertThat(WilsonInterval.of(0, 10, 0.95).low()).isZero();
    assertThat(WilsonInterval.of(0, 10, 0.95).high())
        .isEqualTo(square / (10 + square), within(1e-14));
    assertThat(WilsonInterval.of(10, 10, 0.95).low()).isEqualTo(10 / (10 + square), within(1e-14));
    assertThat(WilsonInterval.of(10, 10, 0.95).high()).isEqualTo(1);
  }

  @Test
  void withoutTrialsThereIsNone() {
    assertThat(WilsonInterval.of(0, 0, 0.95)).isEqualTo(Interval.UNKNOWN);
  }

  @Test
  void moreSuccessesThanTrialsIsAnError() {
    assertThatThrownBy(() -> WilsonInterval.of(4, 3, 0.95))
        .hasMessage(
            "Cannot make an interval: successes must lie between 0 and the trials, got 4 of 3");
  }
}
