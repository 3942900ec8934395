package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tearoad.common.statistics.DevelopmentNowcast.Past;

class DevelopmentNowcastTest {
  private static final Past PAST = new Past(60, 60);
  private static final int LONGEST = 10;
  private static final double[] AT_ONCE = {};

  @Test
  void daysOfWhichAllIsKnownAreWhatTheyAre() {
    Simulated simulated = new Simulated(1, 200, 0);

    CountEstimate estimate = simulated.nowcast(199).of(150, 189, 199, AT_ONCE, 0.9);

    assertThat(estimate.completeness()).isEqualTo(1);
    assertThat(estimate.expected()).isEqualTo(simulated.came(150, 189));
    assertThat(estimate.interval()).isEqualTo(new Interval(estimate.seen(), estimate.seen()));
  }

  @Test
  void withoutAPopulationTheNewestDayIsTheChainLaddersNowcast() {
    Simulated simulated = new Simulated(1, 200, 0);
    ReportingTriangle triangle = ReportingTriangle.of(simulated.counts);
    var nowcast = new DevelopmentNowcast(triangle, new double[0], PAST);

    CountEstimate estimate = nowcast.of(199, 199, 199, AT_ONCE, 0.9);

    assertThat(estimate.completeness()).isEqualTo(nowcast.ladder().completeness(0));
    assertThat(estimate.expected())
        .isEqualTo(
            ChainLadder.nowcast(triangle.seen(199), nowcast.ladder().completeness(0)),
            within(1e-9));
  }

  @Test
  void aShortHistoryIsRefused() {
    Simulated simulated = new Simulated(1, 129, 0);

    assertThatThrownBy(() -> simulated.nowcast(128))
        .hasMessage("Cannot learn from the past: 130 days are needed, got 129");
  }

  /** Steady days, and days whose delays vary together. */
  @Test
  void ninetyPercentIntervalsHoldWhatCameIn85To95Of100() {
    for (double unsteady : new double[] {0, 0.6}) {
      int days = 0;
      int daysHeld = 0;
      int weeks = 0;
      int weeksHeld = 0;
      for (int seed = 0; seed < 60; seed++) {
        Simulated simulated = new Simulated(seed, 200, unsteady);
        DevelopmentNowcast nowcast = simulated.nowcast(199 - LONGEST);
        int today = 199 - LONGEST;
        for (int age = 0; age < 3; age++) {
          days++;
          daysHeld += simulated.isHeld(nowcast, today - age, today - age, today) ? 1 : 0;
        }
        weeks++;
        weeksHeld += simulated.isHeld(nowcast, today - 29, today, today) ? 1 : 0;
      }
      assertThat((double) daysHeld / days).as("days, " + unsteady).isBetween(0.85, 0.97);
      assertThat((double) weeksHeld / weeks).as("30 days, " + unsteady).isBetween(0.80, 0.99);
    }
  }

  @Test
  void whatIsReportedLateIsForetoldToo() {
    double[] reported = {0.9, 0.95};
    Simulated simulated = new Simulated(5, 200, 0);

    CountEstimate atOnce = simulated.nowcast(189).of(180, 189, 189, AT_ONCE, 0.9);
    CountEstimate late = simulated.nowcast(189).of(180, 189, 189, reported, 0.9);

    assertThat(late.expected()).isGreaterThan(atOnce.expected());
    assertThat(late.completeness()).isLessThan(atOnce.completeness());
    assertThat(late.seen()).isEqualTo(atOnce.seen());
  }

  /** Some hundred things a day, of which four fifths come, half of them within two days. */
  private static final class Simulated {
    private final long[][] counts;
    private final double[] population;

    Simulated(long seed, int days, double unsteady) {
      Random random = new Random(seed);
      counts = new long[days][LONGEST + 1];
      population = new double[days];
      for (int day = 0; day < days; day++) {
        double speed = 0.3 * Math.exp(unsteady * (random.nextGaussian() - unsteady / 2));
        int things = 60 + random.nextInt(80);
        population[day] = things;
        for (int thing = 0; thing < things; thing++) {
          int delay = (int) (-Math.log(1 - random.nextDouble()) / speed);
          if (delay <= LONGEST && random.nextDouble() < 0.8) {
            counts[day][delay]++;
          }
        }
      }
    }

    DevelopmentNowcast nowcast(int now) {
      return new DevelopmentNowcast(ReportingTriangle.of(counts).asOf(now), population, PAST);
    }

    boolean isHeld(DevelopmentNowcast nowcast, int first, int last, int today) {
      return nowcast.of(first, last, today, AT_ONCE, 0.9).interval().contains(came(first, last));
    }

    long came(int first, int last) {
      long sum = 0;
      for (int day = first; day <= last; day++) {
        for (long count : counts[day]) {
          sum += count;
        }
      }
      return sum;
    }
  }
}
