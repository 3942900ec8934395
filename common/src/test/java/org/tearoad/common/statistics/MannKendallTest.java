package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MannKendallTest {

  /** S, variance, z and tau as pyMannKendall, tau-b and p as SciPy. */
  @Test
  void aFallingSeriesEqualsTheReference() {
    MannKendall test = MannKendall.of(Trends.FALLING);

    assertThat(test.count()).isEqualTo(24);
    assertThat(test.score()).isEqualTo(-253);
    assertThat(test.variance()).isEqualTo(1624.3333333333333, within(1e-9));
    assertThat(test.z()).isEqualTo(-6.252633346327, within(5.01e-13));
    assertThat(test.pValue()).isEqualTo(4.03588887833838e-10, within(1e-20));
    assertThat(test.tauA()).isEqualTo(-0.916666666667, within(5.01e-13));
    assertThat(test.tauB()).isEqualTo(-0.918331820930394, within(1e-14));
  }

  @Test
  void tiesAreCorrectedAsInTheReference() {
    MannKendall test = MannKendall.of(Trends.TIED);

    assertThat(test.score()).isEqualTo(40);
    assertThat(test.variance()).isEqualTo(119.3333, within(0.00005));
    assertThat(test.z()).isEqualTo(3.57012745653, within(5.01e-12));
    assertThat(test.pValue()).isEqualTo(0.000356807574335, within(1e-14));
    assertThat(test.tauB()).isEqualTo(0.9428090415820634, within(1e-14));
  }

  @Test
  void aConstantSeriesHasNoTrend() {
    MannKendall test = MannKendall.of(new double[] {7, 7, 7, 7});

    assertThat(test.z()).isZero();
    assertThat(test.pValue()).isEqualTo(1);
    assertThat(test.tauA()).isZero();
    assertThat(test.tauB()).isNaN();
  }

  @Test
  void aSeriesReadBackwardsHasTheOppositeTrend() {
    double[] backwards = new double[Trends.TIED.length];
    for (int i = 0; i < backwards.length; i++) {
      backwards[i] = Trends.TIED[backwards.length - 1 - i];
    }

    assertThat(MannKendall.of(backwards).z()).isEqualTo(-MannKendall.of(Trends.TIED).z());
  }

  @Test
  void valuesMustBeNumbers() {
    assertThatThrownBy(() -> MannKendall.of(new double[] {1, Double.NaN}))
        .hasMessage("Cannot judge a trend: all values must be numbers, got NaN");
    assertThatThrownBy(() -> MannKendall.of(new double[] {1}))
        .hasMessage("Cannot judge a trend: there must be at least 2 values, got 1");
  }
}
