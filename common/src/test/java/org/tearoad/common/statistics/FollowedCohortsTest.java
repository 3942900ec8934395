package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FollowedCohortsTest {
  @Test
  void whatIsOpenIsCountedByItsAgeAndTheOldestTogether() {
    var cohorts = new FollowedCohorts(10, 3);
    cohorts.addOpen(0, 1);
    cohorts.addOpen(2, 2);
    cohorts.addOpen(8, 4);
    cohorts.addWanted(8, 1, 8);

    assertThat(cohorts.openByAge(8)).containsExactly(12, 0, 0, 3);
    assertThat(cohorts.openByAge(9)).containsExactly(0, 4, 0, 3);
  }

  /** A parcel that is given up half a year after its last scan is on its way no more. */
  @Test
  void whatEndsAfterTheLongestAgeIsOpenUntilThen() {
    var cohorts = new FollowedCohorts(10, 3);
    cohorts.addOther(1, 5, 2);
    cohorts.addWanted(1, 6, 1);

    assertThat(cohorts.openByAge(5)).containsExactly(0, 0, 0, 3);
    assertThat(cohorts.openByAge(6)).containsExactly(0, 0, 0, 1);
    assertThat(cohorts.openByAge(7)).containsExactly(0, 0, 0, 0);
  }
}
