package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void containsItsLimits() {
    Interval interval = new Interval(0.25, 0.5);

    assertThat(interval.contains(0.25)).isTrue();
    assertThat(interval.contains(0.5)).isTrue();
    assertThat(interval.contains(0.51)).isFalse();
  }

  @Test
  void anUnknownIntervalContainsNothing() {
    assertThat(Interval.UNKNOWN.isKnown()).isFalse();
    assertThat(Interval.UNKNOWN.contains(0.5)).isFalse();
    assertThat(Interval.UNKNOWN.ofComplement()).isEqualTo(Interval.UNKNOWN);
  }

  @Test
  void limitsAreInOrderAndBothKnown() {
    assertThatThrownBy(() -> new Interval(0.5, 0.25))
        .hasMessage("Cannot make an interval: low must not be above high, got 0.5 and 0.25");
    assertThatThrownBy(() -> new Interval(Double.NaN, 0.25))
        .hasMessage("Cannot make an interval: low must not be above high, got NaN and 0.25");
  }

  @Test
  void noScaleLeavesZeroToOne() {
    for (IntervalScale scale : IntervalScale.values()) {
      Interval wide = scale.around(0.5, 100, 2);
      assertThat(wide.low()).isBetween(0.0, 0.5);
      assertThat(wide.high()).isBetween(0.5, 1.0);
    }
  }
}
