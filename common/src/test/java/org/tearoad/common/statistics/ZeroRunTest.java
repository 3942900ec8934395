package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.PascalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeroRunTest {

  /** Rates of 0.2 to 30 events a day, one in a hundred, a year. */
  @ParameterizedTest
  @CsvSource({"0.2, 44", "1, 11", "3, 4", "10, 2", "30, 1"})
  void theShortestRunThatIsNoChanceIsTheReference(double dailyMean, int days) {
    assertThat(ZeroRun.fewestDays(dailyMean, 365, 0.01)).isEqualTo(days);
  }

  @Test
  void withoutOverDispersionTheEvidenceIsTheMean() {
    assertThat(ZeroRun.evidence(7.5, 1)).isEqualTo(7.5);
    assertThat(ZeroRun.evidence(7.5, 1 + 1e-12)).isEqualTo(7.5, within(1e-9));
  }

  /** Size 3 and mean 4.5: variance 4.5 + 4.5²/3 = 2.5 · 4.5, success 3 / (3 + 4.5). */
  @Test
  void theChanceOfNoneIsThatOfTheNegativeBinomial() {
    double chance = new PascalDistribution(null, 3, 3 / 7.5).probability(0);

    assertThat(ZeroRun.evidence(4.5, 2.5)).isEqualTo(-Math.log(chance), within(1e-12));
    assertThat(chance).isEqualTo(Math.pow(3 / (3 + 4.5), 3), within(1e-12));
  }

  @Test
  void daysOfTheSameDispersionMultiply() {
    assertThat(ZeroRun.evidence(2, 1.7) + ZeroRun.evidence(5, 1.7))
        .isEqualTo(ZeroRun.evidence(7, 1.7), within(1e-12));
  }

  /** 20 events in 100 days, then 50 days without: all 20 of 20 fall into 100 of 150 days. */
  @Test
  void aMeanThatWasCountedIsLessSure() {
    assertThat(ZeroRun.evidence(10, 1, 20)).isEqualTo(-20 * Math.log(100 / 150.0), within(1e-12));
    assertThat(ZeroRun.evidence(10, 1, 1e9)).isEqualTo(10, within(1e-6));
    assertThat(ZeroRun.evidence(10, 1, 0)).isZero();
    assertThat(ZeroRun.evidence(10, 2, 20)).isLessThan(ZeroRun.evidence(10, 2));
  }

  @Test
  void moreStartsNeedMoreEvidence() {
    assertThat(ZeroRun.needed(365, 0.01)).isEqualTo(Math.log(36_500), within(1e-12));
    assertThat(ZeroRun.needed(85 * 365, 0.01)).isGreaterThan(ZeroRun.needed(365, 0.01));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> ZeroRun.evidence(-1, 1))
        .hasMessage(
            "Cannot judge a run: the mean must be at least 0 and the dispersion at least 1, got -1.0 and 1.0");
    assertThatThrownBy(() -> ZeroRun.evidence(1, 0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ZeroRun.needed(0, 0.01)).isInstanceOf(IllegalArgumentException.class);
  }
}
