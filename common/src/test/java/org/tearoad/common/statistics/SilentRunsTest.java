package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class SilentRunsTest {
  private static final int WINDOW = 365;

  /** 2 events a day, but none from day 160 to 169. */
  private static int[] counts() {
    int[] counts = new int[200];
    for (int day = 0; day < counts.length; day++) {
      counts[day] = day >= 160 && day < 170 ? 0 : 2;
    }
    return counts;
  }

  private static double[] level(double value) {
    double[] level = new double[200];
    Arrays.fill(level, value);
    return level;
  }

  @Test
  void aRunIsFoundFromTheDayAfterTheLastEventToTheDayBeforeTheNext() {
    List<SilentRuns.Run> runs = new SilentRuns(counts(), level(10), WINDOW).find(15);

    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).first()).isEqualTo(160);
    assertThat(runs.get(0).last()).isEqualTo(169);
    assertThat(runs.get(0).isOpen()).isFalse();
    assertThat(runs.get(0).expected()).isEqualTo(20, within(1e-9));
    assertThat(runs.get(0).seen()).isEqualTo(320);
  }

  /** It began on day 70, of which too few are known before to judge it. */
  @Test
  void aStopThatBeganTooEarlyToBeJudgedDoesNotBeginLater() {
    int[] counts = new int[200];
    Arrays.fill(counts, 0, 70, 3);
    Arrays.fill(counts, 150, 170, 3);

    assertThat(new SilentRuns(counts, level(10), WINDOW).find(15))
        .extracting(SilentRuns.Run::first)
        .containsExactly(170);
  }

  /**
   * Days that do not differ have a variance of 0, less than chance makes: that of Poisson counts.
   */
  @Test
  void theEvidenceIsThatOfTheEventsBefore() {
    SilentRuns.Run run = new SilentRuns(counts(), level(10), WINDOW).measure(160, 169);

    assertThat(run.dispersion()).isEqualTo(1);
    assertThat(run.evidence()).isEqualTo(320 * Math.log(170 / 160.0), within(1e-9));
  }

  /** Three days without lie below one in a hundred (0.0027), two do not (0.0189). */
  @Test
  void theStopMayHaveBegunLaterAndEndedEarlierThanTheRun() {
    SilentRuns.Run run = new SilentRuns(counts(), level(10), WINDOW).measure(160, 169);

    assertThat(run.startLatest()).isEqualTo(162);
    assertThat(run.endEarliest()).isEqualTo(167);
  }

  @Test
  void whereTheOthersHaveNothingEitherNothingIsExpected() {
    double[] level = level(10);
    Arrays.fill(level, 160, 170, 0);

    assertThat(new SilentRuns(counts(), level, WINDOW).find(0.1)).isEmpty();
  }

  @Test
  void whatIsExpectedFollowsTheLevelOfTheDay() {
    double[] level = level(10);
    Arrays.fill(level, 160, 170, 30);

    SilentRuns.Run run = new SilentRuns(counts(), level, WINDOW).measure(160, 169);

    assertThat(run.expected()).isEqualTo(60, within(1e-9));
  }

  @Test
  void whatComesAfterwardsDoesNotChangeWhatWasFound() {
    SilentRuns.Run closed = new SilentRuns(counts(), level(10), WINDOW).measure(160, 169);
    SilentRuns.Run open =
        new SilentRuns(Arrays.copyOf(counts(), 170), Arrays.copyOf(level(10), 170), WINDOW)
            .find(15)
            .get(0);

    assertThat(open.isOpen()).isTrue();
    assertThat(open.evidence()).isEqualTo(closed.evidence());
    assertThat(open.startLatest()).isEqualTo(closed.startLatest());
  }

  @Test
  void beforeTheFirstEventNothingIsInterrupted() {
    int[] counts = counts();
    Arrays.fill(counts, 0, 160, 0);

    assertThat(new SilentRuns(counts, level(10), WINDOW).find(0.1)).isEmpty();
  }

  @Test
  void inTheFirstTwelveWeeksNothingIsJudged() {
    int[] counts = counts();
    Arrays.fill(counts, 60, 83, 0);
    Arrays.fill(counts, 160, 170, 1);

    assertThat(new SilentRuns(counts, level(10), WINDOW).find(0.1)).isEmpty();
  }

  @Test
  void daysBeforeTheWindowTellNothing() {
    assertThat(new SilentRuns(counts(), level(10), 20).measure(160, 169).seen()).isEqualTo(40);
  }

  /** Seven days of 4 and seven of 0 by turns, in the last of 26 weeks none. */
  @Test
  void eventsThatComeInWeeksAreWeakerEvidence() {
    int[] counts = new int[200];
    for (int day = 0; day < 182; day++) {
      counts[day] = day / 7 % 2 == 0 ? 4 : 0;
    }
    double[] level = new double[200];
    Arrays.fill(level, 1);

    SilentRuns.Run run = new SilentRuns(counts, level, WINDOW).measure(182, 199);

    // Neighbours of mean 14 differ by 28: the variance is 28² / 2, that over the mean 28.
    double degrees = 2 * 25 / 3.0;
    double tail = new ChiSquaredDistribution(null, degrees).inverseCumulativeProbability(0.2);
    assertThat(run.dispersion()).isEqualTo(28 * degrees / tail, within(0.1));
    assertThat(run.evidence()).isLessThan(run.expected() / 4);
  }

  @Test
  void aSlowTrendIsNoDispersion() {
    int[] counts = IntStream.range(0, 200).map(day -> day < 190 ? 1 + day / 28 : 0).toArray();
    double[] level = DoubleStream.generate(() -> 1).limit(200).toArray();

    assertThat(new SilentRuns(counts, level, WINDOW).measure(190, 199).dispersion()).isEqualTo(1);
  }

  @Test
  void theShortestStopThatWouldBeSeenIsTheFirstWithEnoughEvidence() {
    SilentRuns runs =
        new SilentRuns(
            IntStream.range(0, 120).map(day -> 2).toArray(),
            DoubleStream.generate(() -> 10).limit(120).toArray(),
            WINDOW);

    int days = runs.fewestDays(15, 30).orElseThrow();

    assertThat(runs.measure(120 - days, 119).evidence()).isGreaterThanOrEqualTo(15);
    assertThat(runs.measure(120 - days + 1, 119).evidence()).isLessThan(15);
    assertThat(runs.fewestDays(15, days - 1)).isEmpty();
  }

  @Test
  void countsAndLevelsMustBelongTogether() {
    assertThatThrownBy(() -> new SilentRuns(new int[2], new double[3], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
