package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  /** t(7) at 95 % is 2.364624; sqrt(100 * 9 / 8) is 10.606602. */
  @Test
  void countsThatVaryLessThanChanceHaveTheLimitsOfChance() {
    Expectation one =
        Expectation.ofCount(new long[] {100, 100, 100, 100, 100, 100, 100, 100}, 0.95);
    assertThat(one.expected()).isEqualTo(100);
    assertThat(one.dispersion()).isEqualTo(1);
    assertThat(one.limits().low()).isCloseTo(100 - 25.0806, within(1e-3));
    assertThat(one.limits().high()).isCloseTo(100 + 25.0806, within(1e-3));
  }

  /** Squares of 50, four times: 10,000 / 100 / 3. */
  @Test
  void countsThatVaryMoreWidenTheLimits() {
    assertThat(Expectation.ofCount(new long[] {50, 150, 50, 150}, 0.95).dispersion())
        .isCloseTo(33.3333, within(1e-3));
  }

  @Test
  void aShareOfNothingMayStillHappen() {
    Expectation one =
        Expectation.ofShare(new long[] {0, 0, 0}, new long[] {1000, 1000, 1000}, 1000, 0.99);
    assertThat(one.expected()).isZero();
    assertThat(one.limits().low()).isZero();
    assertThat(one.limits().high()).isBetween(0.005, 0.02);
  }

  @Test
  void windowsAreNeeded() {
    assertThatThrownBy(() -> Expectation.ofCount(new long[] {1}, 0.95))
        .hasMessageContaining("got [1]");
    assertThatThrownBy(() -> Expectation.ofShare(new long[] {2, 1}, new long[] {1, 1}, 1, 0.95))
        .hasMessageContaining("got 2 of 1");
  }

  /** Weeks of 400 with a standard deviation of 10 % above chance: 95 % limits hold 95 %. */
  @Test
  void limitsHoldAsOftenAsTheySay() {
    var random = new SplittableRandom(20151122);
    int trials = 4000;
    long held =
        IntStream.range(0, trials)
            .filter(
                trial -> {
                  long[] weeks = IntStream.range(0, 9).mapToLong(i -> week(random)).toArray();
                  long[] before = java.util.Arrays.copyOf(weeks, 8);
                  return Expectation.ofCount(before, 0.95).limits().contains(weeks[8]);
                })
            .count();
    assertThat(held / (double) trials).isBetween(0.94, 0.97);
  }

  private static long week(SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return Math.round(400 + (sum - 6) * Math.sqrt(400 + 40 * 40));
  }
}
