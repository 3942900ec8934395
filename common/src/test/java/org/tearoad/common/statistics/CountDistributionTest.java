package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountDistributionTest {

  /** Mean 10, variance 30: size 5. P(k) = C(k + 4, k) (1/3)^5 (2/3)^k, summed up. */
  @Test
  void aVarianceAboveTheMeanIsNegativeBinomial() {
    var distribution = new CountDistribution(10, 30);
    double term = Math.pow(1 / 3.0, 5);
    double sum = 0;
    for (int count = 0; count < 60; count++) {
      sum += term;
      assertThat(distribution.upTo(count)).isEqualTo(sum, within(1e-12));
      term *= (count + 5) / (count + 1.0) * 2 / 3;
    }
  }

  @Test
  void anEqualVarianceIsPoisson() {
    var distribution = new CountDistribution(10, 10);
    double term = Math.exp(-10);
    double sum = 0;
    for (int count = 0; count < 40; count++) {
      sum += term;
      assertThat(distribution.upTo(count)).isEqualTo(sum, within(1e-12));
      term *= 10 / (count + 1.0);
    }
    assertThat(distribution.quantile(0.05)).isEqualTo(5);
    assertThat(distribution.quantile(0.95)).isEqualTo(15);
  }

  /** Mean 6, variance 4.2: 20 trials of 0.3. */
  @Test
  void aVarianceBelowTheMeanIsBinomial() {
    var distribution = new CountDistribution(6, 4.2);
    double term = Math.pow(0.7, 20);
    double sum = 0;
    for (int count = 0; count <= 20; count++) {
      sum += term;
      assertThat(distribution.upTo(count)).isEqualTo(sum, within(1e-12));
      term *= (20 - count) / (count + 1.0) * 0.3 / 0.7;
    }
    assertThat(distribution.upTo(21)).isEqualTo(1);
  }

  @Test
  void aCountWithoutVarianceIsItsMean() {
    assertThat(new CountDistribution(30, 0).interval(0.9)).isEqualTo(new Interval(30, 30));
    assertThat(new CountDistribution(0, 0).interval(0.9)).isEqualTo(new Interval(0, 0));
  }

  @Test
  void theMeanIsAlwaysInTheInterval() {
    assertThat(new CountDistribution(0.02, 0.02).interval(0.9)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void largeCountsAreNearlyNormal() {
    Interval interval = new CountDistribution(1e6, 1e8).interval(0.9);

    assertThat(interval.low()).isEqualTo(1e6 - 1.645 * 1e4, within(150.0));
    assertThat(interval.high()).isEqualTo(1e6 + 1.645 * 1e4, within(150.0));
    assertThat(new CountDistribution(1e6, 5e5).interval(0.9).low())
        .isEqualTo(1e6 - 1.645 * Math.sqrt(5e5), within(5.0));
  }

  @Test
  void whatIsNoCountIsRefused() {
    assertThatThrownBy(() -> new CountDistribution(-1, 1)).hasMessageContaining("got -1.0 and 1.0");
    assertThatThrownBy(() -> new CountDistribution(1, Double.NaN)).hasMessageContaining("NaN");
  }
}
