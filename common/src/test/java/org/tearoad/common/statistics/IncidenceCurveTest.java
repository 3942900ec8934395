package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IncidenceCurveTest {

  @Test
  void aShareHasTheIntervalOfTheCurve() {
    IncidenceCurve curve = curve(new long[] {0, 30, 20}, new long[] {0, 0, 50});

    Share share = curve.shareWithin(1).orElseThrow();

    assertThat(share.value()).isEqualTo(0.3, within(1e-15));
    assertThat(share.basis()).isEqualTo(Share.Basis.CURVE);
    assertThat(share.interval()).isEqualTo(curve.interval(1));
    assertThat(share.effective()).isEqualTo(100);
  }

  @Test
  void aShareOfNothingHasWilsonsInterval() {
    Share share = curve(new long[] {0, 0, 20}, new long[] {60, 0, 20}).shareWithin(1).orElseThrow();

    assertThat(share)
        .isEqualTo(new Share(0, WilsonInterval.of(0, 40, 0.95), Share.Basis.WILSON, 40));
  }

  @Test
  void aShareOfAllHasWilsonsIntervalLongAfterTheLastEnd() {
    Share share = curve(new long[] {0, 13, 20}, new long[] {7}).shareWithin(60).orElseThrow();

    assertThat(share.value()).isEqualTo(1);
    assertThat(share.basis()).isEqualTo(Share.Basis.WILSON);
    assertThat(share.effective()).isEqualTo(33, within(1e-12));
    assertThat(share.interval().low())
        .isEqualTo(WilsonInterval.of(33, 33, 0.95).low(), within(1e-12));
  }

  /** 30 of 58 end at once, 27 are lost from sight, and the last one ends: that proves nothing. */
  @Test
  void thoseWhoEndedEarlyDoNotMakeTheShareOfAllSure() {
    IncidenceCurve curve = curve(new long[] {0, 30, 0, 1}, new long[] {0, 0, 27});

    Share share = curve.shareWithin(30).orElseThrow();

    assertThat(share.value()).isEqualTo(1);
    assertThat(share.effective()).isEqualTo(1 / (28 / 58.0), within(1e-12));
    assertThat(share.basis()).isEqualTo(Share.Basis.NONE);
    assertThat(curve.tells(1)).isTrue();
    assertThat(curve.tells(30)).isFalse();
  }

  @Test
  void whatRestsOnFewerThanTenHasNoInterval() {
    IncidenceCurve curve = curve(new long[] {0, 4, 2}, new long[] {3, 0, 3});

    Share share = curve.shareWithin(1).orElseThrow();

    assertThat(share.value()).isEqualTo(4 / 9.0, within(1e-15));
    assertThat(share.interval().isKnown()).isFalse();
    assertThat(share.basis()).isEqualTo(Share.Basis.NONE);
    assertThat(share.effective()).isEqualTo(9);
  }

  @Test
  void noShareIsKnownWhereTheCurveEndsWithSomeOpen() {
    IncidenceCurve curve = curve(new long[] {0, 30, 20}, new long[] {0, 0, 50});

    assertThat(curve.shareWithin(2)).isPresent();
    assertThat(curve.shareWithin(3)).isEmpty();
    assertThat(curve.share(3)).isNaN();
    assertThat(curve.openShare(3)).isNaN();
    assertThat(curve.standardError(3)).isNaN();
    assertThat(curve.interval(3)).isEqualTo(Interval.UNKNOWN);
  }

  @Test
  void anEmptyTableHasNoShares() {
    IncidenceCurve curve = curve(new long[] {}, new long[] {});

    assertThat(curve.shareWithin(0)).isEmpty();
    assertThat(curve.quantile(0.5).age()).isEmpty();
  }

  @Test
  void deliveryOnTheDayOfPostingIsAgeZero() {
    IncidenceCurve curve = curve(new long[] {6, 4}, new long[] {});

    assertThat(curve.share(0)).isEqualTo(0.6, within(1e-15));
    assertThat(curve.quantile(0.5).age()).hasValue(0);
  }

  /** Tenths added step by step are a little off. */
  @Test
  void aShareMissedByRoundingAloneIsReached() {
    IncidenceCurve curve = curve(new long[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, new long[] {});

    for (int tenth = 1; tenth < 10; tenth++) {
      assertThat(curve.quantile(tenth / 10.0).age()).hasValue(tenth);
    }
  }

  @Test
  void quantilesThatAreNotReachedAreEmpty() {
    IncidenceCurve curve = curve(new long[] {0, 30, 22}, new long[] {0, 0, 48});

    Quantile median = curve.quantile(0.5);

    assertThat(median.age()).hasValue(2);
    assertThat(median.low()).hasValue(2);
    assertThat(median.high()).isEmpty();
    assertThat(curve.quantile(0.9).age()).isEmpty();
  }

  @Test
  void theLowLimitOfAQuantileIsNotAboveIt() {
    Quantile late = curve(new long[] {0, 6, 6}, new long[] {}).quantile(0.9);

    assertThat(late.age()).hasValue(2);
    assertThat(late.low()).hasValue(2);
    assertThat(late.high()).isEmpty();
  }

  private static IncidenceCurve curve(long[] ended, long[] censored) {
    return AalenJohansen.ofIndependent(LifeTable.of(new long[][] {ended, {}}, censored), 0, 0.95);
  }
}
