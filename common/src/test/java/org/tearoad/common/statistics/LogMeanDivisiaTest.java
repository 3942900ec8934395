package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogMeanDivisiaTest {
  private static final double[][] BEFORE = {{100, 20, 38.566}};
  private static final double[][] AFTER = {{150, 18, 61.339}};

  @Test
  void effectsAreThoseOfTheReference() {
    double[] effects = LogMeanDivisia.effects(BEFORE, AFTER);

    assertThat(effects[0]).isEqualTo(46950.10074024662, within(1e-9));
    assertThat(effects[1]).isEqualTo(-12200.030841765221, within(1e-9));
    assertThat(effects[2]).isEqualTo(53733.23010151859, within(1e-9));
    assertThat(sum(effects)).isEqualTo(88483.3, within(1e-9));
  }

  /** Another exact split of the same change; near, for the factors are not far from each other. */
  @Test
  void theSplitOfShapleyIsThatOfTheReferenceAndAddsUpToTheSameChange() {
    double[] shapley = {shapley(0, 1, 2), shapley(1, 0, 2), shapley(2, 0, 1)};

    assertThat(shapley[0]).isEqualTo(47265.1, within(.05));
    assertThat(shapley[1]).isEqualTo(-12677.9, within(.05));
    assertThat(shapley[2]).isEqualTo(53896.1, within(.05));
    assertThat(sum(shapley)).isEqualTo(sum(LogMeanDivisia.effects(BEFORE, AFTER)), within(1e-9));
  }

  @Test
  void theOrderOfFactorsAndProductsDoesNotMatter() {
    double[] effects =
        LogMeanDivisia.effects(new double[][] {{7, 3}, {2, 5}}, new double[][] {{6, 4}, {3, 5}});
    double[] turned =
        LogMeanDivisia.effects(new double[][] {{5, 2}, {3, 7}}, new double[][] {{5, 3}, {4, 6}});

    assertThat(turned[0]).isEqualTo(effects[1], within(1e-12));
    assertThat(turned[1]).isEqualTo(effects[0], within(1e-12));
  }

  @Test
  void effectsAddUpToTheChangeWhateverTheNumbers() {
    Random random = new Random(1);
    for (int round = 0; round < 1_000; round++) {
      double[][] before = factors(random, 5);
      double[][] after = factors(random, 5);
      double change = total(after) - total(before);

      assertThat(sum(LogMeanDivisia.effects(before, after)))
          .isEqualTo(change, within(1e-9 * Math.max(total(after), total(before))));
    }
  }

  @Test
  void effectsOfPartsAddUpToThoseOfTheWhole() {
    Random random = new Random(2);
    double[][] before = factors(random, 6);
    double[][] after = factors(random, 6);
    double[] whole = LogMeanDivisia.effects(before, after);
    double[] first = LogMeanDivisia.effects(Arrays.copyOf(before, 2), Arrays.copyOf(after, 2));
    double[] rest =
        LogMeanDivisia.effects(Arrays.copyOfRange(before, 2, 6), Arrays.copyOfRange(after, 2, 6));

    for (int k = 0; k < whole.length; k++) {
      assertThat(first[k] + rest[k]).isEqualTo(whole[k], within(1e-9));
    }
  }

  @Test
  void theWholeChangeOfAProductThatComesOrGoesIsTheFirstFactorsThatIsZero() {
    double nothing = Double.NaN;

    assertThat(effects(new double[] {0, nothing, nothing}, new double[] {2, 3, 5}))
        .containsExactly(30, 0, 0);
    assertThat(effects(new double[] {2, 3, 5}, new double[] {0, nothing, nothing}))
        .containsExactly(-30, 0, 0);
    assertThat(effects(new double[] {2, 0, nothing}, new double[] {4, 3, 5}))
        .containsExactly(0, 60, 0);
    assertThat(effects(new double[] {2, 3, 0}, new double[] {2, 3, 5})).containsExactly(0, 0, 30);
    assertThat(effects(new double[] {2, 3, 0}, new double[] {0, 3, 5})).containsExactly(0, 0, 0);
  }

  /** What replacing 0 by ever smaller numbers comes to; slowly, for it is a limit of logarithms. */
  @Test
  void theRuleForZeroIsTheLimit() {
    double before = 1e-300;
    double[] near = effects(new double[] {before, 3, 5}, new double[] {2, 4, 6});
    double[] limit = effects(new double[] {0, 3, 5}, new double[] {2, 4, 6});

    for (int k = 0; k < near.length; k++) {
      assertThat(near[k]).isEqualTo(limit[k], within(.002 * 48));
    }
  }

  @Test
  void equalProductsHaveEffectsThatCancel() {
    double[] effects = effects(new double[] {2, 6}, new double[] {3, 4});

    assertThat(effects[0]).isEqualTo(12 * Math.log(1.5), within(1e-12));
    assertThat(sum(effects)).isEqualTo(0, within(1e-12));
    assertThat(LogMeanDivisia.logarithmicMean(3, 3)).isEqualTo(3);
    assertThat(LogMeanDivisia.logarithmicMean(3, Math.nextUp(3.0))).isEqualTo(3, within(1e-12));
  }

  @Test
  void nothingHasNoEffects() {
    assertThat(LogMeanDivisia.effects(new double[0][], new double[0][])).isEmpty();
  }

  @Test
  void whatCannotBeSplitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> effects(new double[] {-1, 2}, new double[] {1, 2}))
        .withMessageContaining("got -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> effects(new double[] {1, Double.NaN}, new double[] {1, 2}))
        .withMessageContaining("got NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> effects(new double[] {1}, new double[] {1, 2}))
        .withMessageContaining("got 1 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogMeanDivisia.effects(BEFORE, new double[0][]))
        .withMessageContaining("got 1 and 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogMeanDivisia.logarithmicMean(0, 1))
        .withMessageContaining("got 0.0 and 1.0");
  }

  private static double[] effects(double[] before, double[] after) {
    return LogMeanDivisia.effects(new double[][] {before}, new double[][] {after});
  }

  private static double shapley(int of, int other, int third) {
    double[] zero = BEFORE[0];
    double[] one = AFTER[0];
    return (one[of] - zero[of])
        * ((zero[other] * zero[third] + one[other] * one[third]) / 3
            + (zero[other] * one[third] + one[other] * zero[third]) / 6);
  }

  private static double[][] factors(Random random, int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> random.doubles(4, .1, 10).toArray())
        .toArray(double[][]::new);
  }

  private static double total(double[][] products) {
    return Arrays.stream(products)
        .mapToDouble(row -> Arrays.stream(row).reduce(1, (a, b) -> a * b))
        .sum();
  }

  private static double sum(double[] effects) {
    return Arrays.stream(effects).sum();
  }
}
