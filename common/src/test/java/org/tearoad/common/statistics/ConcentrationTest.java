package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConcentrationTest {

  @Test
  void theIndexIsTheSumOfSquaredShares() {
    Concentration market = Concentration.of(new double[] {50, 25, 25});

    assertThat(market.participants()).isEqualTo(3);
    assertThat(market.herfindahl()).isEqualTo(.375, within(1e-15));
    assertThat(market.effectiveNumber()).isEqualTo(8 / 3d, within(1e-12));
    assertThat(market.normalised()).isEqualTo((.375 - 1 / 3d) / (2 / 3d), within(1e-12));
  }

  @Test
  void equalOnesCountInFullAndOneAloneIsAllOfIt() {
    assertThat(Concentration.of(new double[] {7, 7, 7, 7}).effectiveNumber())
        .isEqualTo(4, within(1e-12));
    assertThat(Concentration.of(new double[] {7, 7, 7, 7}).normalised())
        .isEqualTo(0, within(1e-12));
    assertThat(Concentration.of(new double[] {9}).herfindahl()).isEqualTo(1);
    assertThat(Concentration.of(new double[] {9}).normalised()).isNaN();
  }

  @Test
  void whoHasNothingDoesNotCountAndTheOrderDoesNotMatter() {
    assertThat(Concentration.of(new double[] {0, .1, .7, 0, .3}))
        .isEqualTo(Concentration.of(new double[] {.7, .3, .1}));
    assertThat(Concentration.of(new double[] {0, 0}).herfindahl()).isNaN();
  }

  @Test
  void theUnbiasedIndexTakesPairsOfDifferentOrders() {
    assertThat(Concentration.unbiased(new long[] {2, 2})).isEqualTo(4 / 12d, within(1e-15));
    assertThat(Concentration.unbiased(new long[] {5})).isEqualTo(1);
    assertThat(Concentration.unbiased(new long[] {1})).isNaN();
  }

  @Test
  void theRatioIsTheShareOfTheLargest() {
    double[] amounts = {10, 40, 20, 5, 25};

    assertThat(Concentration.ratio(amounts, 1)).isEqualTo(.40, within(1e-15));
    assertThat(Concentration.ratio(amounts, 4)).isEqualTo(.95, within(1e-15));
    assertThat(Concentration.ratio(amounts, 9)).isEqualTo(1);
  }

  @Test
  void negativeAmountsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concentration.of(new double[] {1, -2}))
        .withMessageContaining("got -2.0");
  }
}
