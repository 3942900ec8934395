package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BottomSketchTest {

  @Test
  void fewAreCountedExactlyHoweverOftenTheyCome() {
    BottomSketch sketch = BottomSketch.of(5, -3, 5, Long.MAX_VALUE, -3, Long.MIN_VALUE);

    assertThat(sketch.isExact()).isTrue();
    assertThat(sketch.estimate()).isEqualTo(4);
    assertThat(sketch.relativeError()).isZero();
    assertThat(BottomSketch.empty().estimate()).isZero();
  }

  @Test
  void itIsExactBelowItsSizeAndAnEstimateFromThereOn() {
    assertThat(BottomSketch.of(hashes(1, 4_095)).estimate()).isEqualTo(4_095);
    BottomSketch full = BottomSketch.of(hashes(1, 4_096));

    assertThat(full.isExact()).isFalse();
    assertThat(full.relativeError()).isEqualTo(1 / Math.sqrt(4_094), within(1e-15));
    assertThat(full.estimate()).isEqualTo(4_096, within(3 * full.relativeError() * 4_096));
  }

  /** A hash at the middle of all says that twice as many are there as were kept. */
  @Test
  void theEstimateFollowsFromTheLargestKept() {
    long[] hashes = LongStream.rangeClosed(-4_095, 0).toArray();

    assertThat(BottomSketch.of(hashes).estimate()).isEqualTo(2 * 4_095, within(1e-6));
  }

  @Test
  void theSketchOfAUnionFollowsFromItsParts() {
    long[] all = hashes(2, 20_000);
    BottomSketch whole = BottomSketch.of(all);
    BottomSketch first = BottomSketch.of(LongStream.of(all).limit(12_000).toArray());
    BottomSketch rest = BottomSketch.of(LongStream.of(all).skip(8_000).toArray());

    assertThat(first.merge(rest)).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(rest.merge(first)).isEqualTo(whole);
    assertThat(whole.merge(whole)).isEqualTo(whole);
    assertThat(BottomSketch.empty().merge(whole)).isEqualTo(whole);
    assertThat(BottomSketch.of(1, 2).merge(BottomSketch.of(2, 3)))
        .isEqualTo(BottomSketch.of(3, 2, 1));
  }

  /** Over 400 sketches the mean error is that of the formula, and there is no bias. */
  @Test
  void theErrorIsAsStatedAndTheEstimateHasNoBias() {
    int rounds = 400;
    double distinct = 20_000;
    double bias = 0;
    double squares = 0;
    for (int round = 0; round < rounds; round++) {
      double error = BottomSketch.of(hashes(100 + round, (int) distinct)).estimate() / distinct - 1;
      bias += error / rounds;
      squares += error * error / rounds;
    }

    double stated = 1 / Math.sqrt(4_094);
    assertThat(bias).isEqualTo(0, within(4 * stated / Math.sqrt(rounds)));
    // Most are not kept, but a fifth is, which makes the true error a little smaller.
    assertThat(Math.sqrt(squares)).isBetween(.75 * stated, 1.05 * stated);
  }

  private static long[] hashes(long seed, int count) {
    Random random = new Random(seed);
    return LongStream.generate(() -> mixed(random)).limit(count).toArray();
  }

  /** Random has 48 bits only, so two halves are drawn. */
  private static long mixed(Random random) {
    return ((long) random.nextInt() << 32) ^ (random.nextInt() & 0xffffffffL);
  }
}
