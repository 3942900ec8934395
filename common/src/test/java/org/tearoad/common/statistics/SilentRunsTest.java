package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentRunsTest {
  private static final int WINDOW = 365;

  /** 1 and 3 events by turns, but none from day 60 to 69. */
  private static int[] counts() {
    int[] counts = new int[100];
    for (int day = 0; day < counts.length; day++) {
      counts[day] = day >= 60 && day < 70 ? 0 : 1 + 2 * (day % 2);
    }
    return counts;
  }

  private static double[] level(double value) {
    double[] level = new double[100];
    Arrays.fill(level, value);
    return level;
  }

  @Test
  void aRunIsFoundFromTheDayAfterTheLastEventToTheDayBeforeTheNext() {
    List<SilentRuns.Run> runs = new SilentRuns(counts(), level(10), WINDOW).find(15);

    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).first()).isEqualTo(60);
    assertThat(runs.get(0).last()).isEqualTo(69);
    assertThat(runs.get(0).isOpen()).isFalse();
    assertThat(runs.get(0).expected()).isEqualTo(20, within(1e-9));
    assertThat(runs.get(0).seen()).isEqualTo(120);
  }

  /** Days differ by 1 from the mean of 2: the variance over the mean is 0.5, taken as 1. */
  @Test
  void theEvidenceIsThatOfTheEventsBefore() {
    SilentRuns.Run run = new SilentRuns(counts(), level(10), WINDOW).measure(60, 69);

    assertThat(run.dispersion()).isEqualTo(1);
    assertThat(run.evidence()).isEqualTo(120 * Math.log(70 / 60.0), within(1e-9));
  }

  /** Three days without lie below one in a hundred (0.0027), two do not (0.0189). */
  @Test
  void theStopMayHaveBegunLaterAndEndedEarlierThanTheRun() {
    SilentRuns.Run run = new SilentRuns(counts(), level(10), WINDOW).measure(60, 69);

    assertThat(run.startLatest()).isEqualTo(62);
    assertThat(run.endEarliest()).isEqualTo(67);
  }

  @Test
  void whereTheOthersHaveNothingEitherNothingIsExpected() {
    double[] level = level(10);
    Arrays.fill(level, 60, 70, 0);

    assertThat(new SilentRuns(counts(), level, WINDOW).find(0.1)).isEmpty();
  }

  @Test
  void whatIsExpectedFollowsTheLevelOfTheDay() {
    double[] level = level(10);
    Arrays.fill(level, 60, 70, 30);

    SilentRuns.Run run = new SilentRuns(counts(), level, WINDOW).measure(60, 69);

    assertThat(run.expected()).isEqualTo(60, within(1e-9));
  }

  @Test
  void whatComesAfterwardsDoesNotChangeWhatWasFound() {
    SilentRuns.Run closed = new SilentRuns(counts(), level(10), WINDOW).measure(60, 69);
    SilentRuns.Run open =
        new SilentRuns(Arrays.copyOf(counts(), 70), Arrays.copyOf(level(10), 70), WINDOW)
            .find(15)
            .get(0);

    assertThat(open.isOpen()).isTrue();
    assertThat(open.evidence()).isEqualTo(closed.evidence());
    assertThat(open.startLatest()).isEqualTo(closed.startLatest());
  }

  @Test
  void beforeTheFirstEventNothingIsInterrupted() {
    int[] counts = counts();
    Arrays.fill(counts, 0, 60, 0);

    assertThat(new SilentRuns(counts, level(10), WINDOW).find(0.1)).isEmpty();
  }

  @Test
  void daysBeforeTheWindowTellNothing() {
    assertThat(new SilentRuns(counts(), level(10), 20).measure(60, 69).seen()).isEqualTo(40);
  }

  /** Seven days of 4 and seven of 0 by turns: days are no more dispersed than weeks. */
  @Test
  void eventsThatComeInWeeksAreWeakerEvidence() {
    int[] counts = new int[200];
    for (int day = 0; day < 182; day++) {
      counts[day] = day / 7 % 2 == 0 ? 4 : 0;
    }
    double[] level = new double[200];
    Arrays.fill(level, 1);

    SilentRuns.Run run = new SilentRuns(counts, level, WINDOW).measure(182, 199);

    // Of 26 weeks with 14 expected each, all are 14 off.
    assertThat(run.dispersion()).isEqualTo(14 * 26 / 25.0, within(1e-9));
    assertThat(run.evidence()).isLessThan(run.expected() / 4);
  }

  @Test
  void theShortestStopThatWouldBeSeenIsTheFirstWithEnoughEvidence() {
    SilentRuns runs =
        new SilentRuns(Arrays.copyOf(counts(), 60), Arrays.copyOf(level(10), 60), WINDOW);

    int days = runs.fewestDays(15, 40).orElseThrow();

    assertThat(runs.measure(60 - days, 59).evidence()).isGreaterThanOrEqualTo(15);
    assertThat(runs.measure(60 - days + 1, 59).evidence()).isLessThan(15);
    assertThat(runs.fewestDays(15, days - 1)).isEmpty();
  }

  @Test
  void countsAndLevelsMustBelongTogether() {
    assertThatThrownBy(() -> new SilentRuns(new int[2], new double[3], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
