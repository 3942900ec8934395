package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tearoad.common.statistics.HazardOutlook.Counting;
import org.tearoad.common.statistics.HazardOutlook.Expected;
import org.tearoad.common.statistics.HazardOutlook.Question;

class HazardOutlookTest {
  private static final int LONGEST = 60;
  private static final double[] AT_ONCE = {};

  /** 10 things of day 0: 2 end at age 1, 4 at age 2, 2 otherwise at age 2, 2 stay open. */
  private static FollowedCohorts ten() {
    FollowedCohorts cohorts = new FollowedCohorts(6, 5);
    cohorts.addWanted(0, 1, 2);
    cohorts.addWanted(0, 2, 4);
    cohorts.addOther(0, 2, 2);
    cohorts.addOpen(0, 2);
    return cohorts;
  }

  @Test
  void hazardsAreSharesOfThoseThatWereOpen() {
    AgeHazards hazards = AgeHazards.of(ten(), 5, 6);

    assertThat(hazards.hazard(1)).isEqualTo(0.2);
    assertThat(hazards.hazard(2)).isEqualTo(0.5);
    assertThat(hazards.wantedBy(2)).isEqualTo(0.6, within(1e-12));
    assertThat(hazards.share(1, 1, AT_ONCE)).isEqualTo(0.5, within(1e-12));
    assertThat(hazards.share(2, 9, AT_ONCE)).isZero();
  }

  @Test
  void onlyTheLastDaysCount() {
    FollowedCohorts cohorts = ten();
    cohorts.addWanted(2, 1, 1);
    cohorts.addOpen(2, 3);

    // Days 2 and 3: age 2 of the first cohort, ages 0 and 1 of the second.
    AgeHazards hazards = AgeHazards.of(cohorts, 3, 2);

    assertThat(hazards.hazard(1)).isEqualTo(0.25);
    assertThat(hazards.hazard(2)).isEqualTo(0.5);
  }

  @Test
  void whoIsTwiceAsFastEndsTwiceAsOftenAtEachAge() {
    AgeHazards hazards = AgeHazards.of(ten(), 5, 6).scaled(1.5);

    assertThat(hazards.hazard(1)).isEqualTo(0.3, within(1e-12));
    assertThat(hazards.share(1, 1, AT_ONCE)).isEqualTo(0.75, within(1e-12));
    assertThat(AgeHazards.of(ten(), 5, 6).scaled(9).hazard(2)).isEqualTo(0.75, within(1e-12));
  }

  /** At age 1 8 of 10 are open; with half of the ends reported at once, 9 are seen open. */
  @Test
  void someOfThoseSeenOpenHaveEnded() {
    AgeHazards hazards = AgeHazards.of(ten(), 5, 6);
    double[] reported = {0.5};

    assertThat(hazards.silentShare(1, reported)).isEqualTo(1 / 9.0, within(1e-12));
    assertThat(hazards.share(1, 1, reported)).isEqualTo(4 / 9.0, within(1e-12));
  }

  @Test
  void theExpectedIsTheSumOfSharesOfTheOpenOnes() {
    AgeHazards hazards = AgeHazards.of(ten(), 5, 6);
    var question = new Question(0, 5, age -> 1, Counting.FUTURE_ENDS);

    Expected expected = HazardOutlook.expected(new long[] {10, 8, 3}, hazards, question, AT_ONCE);

    assertThat(expected.mean()).isEqualTo(10 * 0.2 + 8 * 0.5, within(1e-12));
    assertThat(expected.variance()).isEqualTo(10 * 0.2 * 0.8 + 8 * 0.25, within(1e-12));
  }

  @Test
  void withoutEnoughForecastsOfThePastTheErrorIsUnknown() {
    FollowedCohorts cohorts = simulated(1, 150, 0);
    var question = new Question(0, LONGEST, age -> 7, Counting.FUTURE_ENDS);

    assertThat(new HazardOutlook(cohorts, 0, 149, 60).relativeVariance(question, 0.9)).isNaN();
    assertThat(new HazardOutlook(cohorts, 0, 149, 50).relativeVariance(question, 0.9))
        .isGreaterThanOrEqualTo(0);
  }

  /** Steady hazards, and hazards that wander from week to week. */
  @Test
  void ninetyPercentIntervalsHoldWhatCameIn85To95Of100() {
    for (double unsteady : new double[] {0, 0.25}) {
      for (int days : new int[] {7, 14}) {
        int held = 0;
        int runs = 60;
        for (int seed = 0; seed < runs; seed++) {
          FollowedCohorts cohorts = simulated(seed, 420, unsteady);
          int today = 419 - days;
          var question = new Question(0, LONGEST, age -> days, Counting.FUTURE_ENDS);
          var outlook = new HazardOutlook(cohorts, 0, today, 60);
          Expected expected =
              HazardOutlook.expected(
                  cohorts.openByAge(today), outlook.hazards(), question, AT_ONCE);
          long came = 0;
          for (int day = 0; day <= today; day++) {
            came += cohorts.wanted(day, today - day + 1, today - day + days);
          }
          held +=
              expected.interval(outlook.relativeVariance(question, 0.9), 0.9).contains(came)
                  ? 1
                  : 0;
        }
        assertThat((double) held / runs)
            .as("%s days, unsteady %s", days, unsteady)
            .isBetween(0.84, 0.97);
      }
    }
  }

  /** 20 to 40 things a day that end at a hazard of a twelfth after age 4, one in 20 otherwise. */
  private static FollowedCohorts simulated(long seed, int days, double unsteady) {
    Random random = new Random(seed);
    double[] level = new double[days + LONGEST + 1];
    double wandering = 0;
    for (int day = 0; day < level.length; day++) {
      wandering = 0.9 * wandering + unsteady * Math.sqrt(1 - 0.81) * random.nextGaussian();
      level[day] = Math.exp(wandering);
    }
    FollowedCohorts cohorts = new FollowedCohorts(days, LONGEST);
    for (int day = 0; day < days; day++) {
      for (int thing = 20 + random.nextInt(20); thing > 0; thing--) {
        int age = 0;
        while (age <= LONGEST && random.nextDouble() > (age < 4 ? 0 : level[day + age] / 12)) {
          age++;
        }
        if (age > LONGEST) {
          cohorts.addOpen(day, 1);
        } else if (random.nextInt(20) == 0) {
          cohorts.addOther(day, age, 1);
        } else {
          cohorts.addWanted(day, age, 1);
        }
      }
    }
    return cohorts;
  }
}
