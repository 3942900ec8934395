package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SenSlopeTest {

  /** Slope and intercept as pyMannKendall, the interval as SciPy's theilslopes. */
  @Test
  void aFallingSeriesEqualsTheReference() {
    SenSlope slope = SenSlope.of(Trends.months(Trends.FALLING), Trends.FALLING, 0.95);

    assertThat(slope.slope()).isEqualTo(-0.583974358974, within(5.01e-13));
    assertThat(slope.intercept()).isEqualTo(38.165705128205, within(5.01e-13));
    assertThat(slope.interval().low()).isEqualTo(-0.6333333333333333, within(1e-14));
    assertThat(slope.interval().high()).isEqualTo(-0.5454545454545457, within(1e-14));
  }

  @Test
  void tiesAreCorrectedAsInTheReference() {
    SenSlope slope = SenSlope.of(Trends.months(Trends.TIED), Trends.TIED, 0.95);

    assertThat(slope.slope()).isEqualTo(0.571428571429, within(5.01e-13));
    assertThat(slope.interval().low()).isEqualTo(0.5, within(1e-14));
    assertThat(slope.interval().high()).isEqualTo(0.875, within(1e-14));
  }

  @Test
  void missingMonthsDoNotBendTheSlope() {
    SenSlope slope =
        SenSlope.of(
            new double[] {2, 3, 7, 8, 12, 13}, new double[] {24, 23.5, 21.5, 21, 19, 18.5}, 0.95);

    assertThat(slope.slope()).isEqualTo(-0.5, within(1e-14));
    assertThat(slope.intercept()).isEqualTo(25, within(1e-13));
    assertThat(slope.interval()).isEqualTo(new Interval(-0.5, -0.5));
  }

  @Test
  void fewValuesHaveASlopeButNoInterval() {
    SenSlope slope = SenSlope.of(new double[] {0, 1, 2}, new double[] {1, 3, 4}, 0.95);

    assertThat(slope.slope()).isEqualTo(1.5, within(1e-14));
    assertThat(slope.interval().isKnown()).isFalse();
  }

  @Test
  void timesMustRise() {
    assertThatThrownBy(() -> SenSlope.of(new double[] {0, 2, 2}, new double[] {1, 2, 3}, 0.95))
        .hasMessage("Cannot find a slope: times must rise, got 2.0 after 2.0");
    assertThatThrownBy(() -> SenSlope.of(new double[] {0, 1}, new double[] {1, 2, 3}, 0.95))
        .hasMessage("Cannot find a slope: there must be as many times as values, got 2 and 3");
  }
}
