package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainLadderTest {
  /** The last two rows are not known beyond the diagonal; what stands there must not matter. */
  private static final long[][] COUNTS = {
    {10, 6, 4}, {20, 10, 10}, {10, 5, 5}, {12, 9, 99}, {7, 99, 99},
  };

  @Test
  void sharesAndFactorsAreThoseCountedByHand() {
    ChainLadder ladder = ChainLadder.of(ReportingTriangle.of(COUNTS), 5);

    // Delay 1: (6 + 10 + 5 + 9) / (10 + 20 + 10 + 12); delay 2: (4 + 10 + 5) / (16 + 30 + 15).
    assertThat(ladder.developmentFactor(1)).isEqualTo(1 + 30 / 52.0, within(1e-12));
    assertThat(ladder.developmentFactor(2)).isEqualTo(1 + 19 / 61.0, within(1e-12));
    assertThat(ladder.completeness(2)).isEqualTo(1);
    assertThat(ladder.completeness(1)).isEqualTo(61 / 80.0, within(1e-12));
    assertThat(ladder.completeness(0)).isEqualTo(61 / 80.0 * 52 / 82, within(1e-12));
    assertThat(ladder.completeness(-1)).isZero();
    assertThat(ladder.completeness(9)).isEqualTo(1);
  }

  @Test
  void onlyTheNewestRowsCount() {
    ChainLadder ladder = ChainLadder.of(ReportingTriangle.of(COUNTS), 3);

    assertThat(ladder.developmentFactor(1)).isEqualTo(1 + 14 / 22.0, within(1e-12));
    assertThat(ladder.developmentFactor(2)).isEqualTo(1 + 5 / 15.0, within(1e-12));
  }

  @Test
  void backwardsIsTheSameAsTheDefinitionForwards() {
    Random random = new Random(4);
    int days = 60;
    int longest = 12;
    long[][] counts = new long[days][longest + 1];
    for (long[] day : counts) {
      for (int delay = 0; delay <= longest; delay++) {
        day[delay] = random.nextInt(9) + 1;
      }
    }
    double[] share = new double[longest + 1];
    share[0] = 1;
    for (int delay = 1; delay <= longest; delay++) {
      double came = 0;
      double before = 0;
      for (int day = 20; day < days - delay; day++) {
        came += counts[day][delay];
        for (int earlier = 0; earlier < delay; earlier++) {
          before += counts[day][earlier];
        }
      }
      share[delay] = share[delay - 1] * (1 + came / before);
    }

    ChainLadder ladder = ChainLadder.of(ReportingTriangle.of(counts), days - 20);

    for (int delay = 0; delay <= longest; delay++) {
      assertThat(ladder.completeness(delay))
          .isEqualTo(share[delay] / share[longest], within(1e-12));
    }
  }

  @Test
  void aCompleteDayIsWhatItIs() {
    assertThat(ChainLadder.nowcast(17, 1)).isEqualTo(17);
    assertThat(ChainLadder.nowcast(17, 1, 99)).isEqualTo(17);
  }

  @Test
  void aDayWithoutAnythingHasANowcastAboveZeroAndBelowOneOverTheShare() {
    for (double complete : new double[] {0.01, 0.3, 0.99}) {
      assertThat(ChainLadder.nowcast(0, complete)).isPositive().isLessThan(1 / complete);
    }
  }

  @Test
  void whatIsExpectedDecidesWhenNothingCouldBeSeenAndNothingWhenAllWas() {
    assertThat(ChainLadder.nowcast(0, 0, 40)).isEqualTo(40);
    assertThat(ChainLadder.nowcast(10, 0.5, 40)).isEqualTo(10 + 0.5 * (10 + 0.5 * 40));
  }

  @Test
  void whereNothingEverArrivesEarlyTheShareIsZero() {
    long[][] counts = {{0, 5}, {0, 7}, {0, 0}};

    ChainLadder ladder = ChainLadder.of(ReportingTriangle.of(counts), 3);

    assertThat(ladder.completeness(0)).isZero();
    assertThat(ladder.completeness(1)).isEqualTo(1);
  }

  @Test
  void whatIsReportedLateIsMissingToo() {
    ChainLadder ladder = ChainLadder.of(ReportingTriangle.of(COUNTS), 5);
    double first = ladder.completeness(0);

    assertThat(ladder.completeness(0, new double[] {0.9})).isEqualTo(0.9 * first, within(1e-12));
    assertThat(ladder.completeness(1, new double[] {0.9}))
        .isEqualTo(first + 0.9 * (ladder.completeness(1) - first), within(1e-12));
    assertThat(ladder.completeness(1, new double[0])).isEqualTo(ladder.completeness(1));
    assertThat(ladder.completeness(9, new double[] {0.9})).isEqualTo(1, within(1e-12));
  }

  @Test
  void aTriangleOfAnEarlierDayDoesNotKnowWhatCameLater() {
    ReportingTriangle triangle = ReportingTriangle.of(COUNTS).asOf(2);

    assertThat(triangle.seen(0)).isEqualTo(20);
    assertThat(triangle.seen(1)).isEqualTo(30);
    assertThat(triangle.seen(2)).isEqualTo(10);
  }

  @Test
  void whatCannotBeFittedIsRefused() {
    ReportingTriangle triangle = ReportingTriangle.of(COUNTS);

    assertThatThrownBy(() -> ChainLadder.of(triangle, 2))
        .hasMessage("Cannot fit a chain ladder: its rows must be 3 to 5, got 2");
    assertThatThrownBy(() -> ChainLadder.of(triangle, 6)).hasMessageEndingWith("got 6");
    assertThatThrownBy(() -> ReportingTriangle.of(new long[][] {{1, -1}}))
        .hasMessageContaining("day 0, delay 1 is negative");
    assertThatThrownBy(() -> ReportingTriangle.of(new long[][] {{1, 1}, {1}}))
        .hasMessageContaining("day 1 must have 2 delays, got 1");
  }
}
