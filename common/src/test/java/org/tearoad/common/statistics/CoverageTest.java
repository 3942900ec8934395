package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.statistics.SimulatedCohort.Fate;

/**
 * Do intervals at 95 % hold the truth in 95 % of the cases? The seconds' run draws 1,000 cohorts of
 * each kind; the minutes' run, when asked for, draws 20,000 and leaves less to chance:
 *
 * <pre>
 * mvn -pl common test -Dtest=CoverageTest -Dsurefire.arguments=-Dlaws.long=true
 * </pre>
 */
class CoverageTest {
  private static final boolean LONG = Boolean.getBoolean("laws.long");
  private static final int REPLICATIONS = LONG ? 20_000 : 1_000;

  /** What a single age may stray by chance: four standard errors of a share of 95 %. */
  private static final double CHANCE = 4 * Math.sqrt(0.95 * 0.05 / REPLICATIONS);

  @ParameterizedTest
  @CsvSource({"7, 200", "7, 5", "34, 200", "34, 5"})
  void intervalsOfIndependentParcelsCoverAsTheySay(int parcels, int daysAfterMonth) {
    Coverage coverage =
        Coverage.of(
            new SimulatedCohort(30, parcels, daysAfterMonth, Fate.NONE),
            REPLICATIONS,
            CoverageTest::independent);

    assertThat(coverage.mean()).as(coverage.toString()).isBetween(0.94, 0.96);
    assertThat(coverage.least()).as(coverage.toString()).isGreaterThan(0.94 - CHANCE);
    assertThat(coverage.most()).as(coverage.toString()).isLessThan(0.96 + CHANCE);
    assertThat(coverage.quantiles()).as(coverage.toString()).isGreaterThanOrEqualTo(0.94);
  }

  @ParameterizedTest
  @CsvSource({
    "4, DELAY, 200",
    "20, DELAY, 5",
    "60, DELAY, 5",
    "4, DAY, 200",
    "8, DAY, 5",
    "20, DAY, 5",
    "60, DAY, 5"
  })
  void groupedIntervalsCoverWhenDespatchesShareTheirFate(
      int despatches, Fate fate, int daysAfterMonth) {
    Coverage coverage =
        Coverage.of(
            new SimulatedCohort(despatches, 50, daysAfterMonth, fate),
            REPLICATIONS,
            CoverageTest::grouped);

    assertThat(coverage.least()).as(coverage.toString()).isGreaterThan(0.94 - CHANCE);
    assertThat(coverage.quantiles()).as(coverage.toString()).isGreaterThanOrEqualTo(0.94);
  }

  @ParameterizedTest
  @CsvSource({"20, 20", "60, 10"})
  void groupedIntervalsOfIndependentParcelsAreNotMuchTooWide(int groups, int parcels) {
    Coverage coverage =
        Coverage.of(
            new SimulatedCohort(groups, parcels, 200, Fate.NONE),
            REPLICATIONS,
            CoverageTest::grouped);

    assertThat(coverage.mean()).as(coverage.toString()).isBetween(0.95, 0.98);
  }

  /** So the simulation tells good intervals from bad ones. */
  @ParameterizedTest
  @CsvSource({"DELAY, 0.75", "DAY, 0.55"})
  void intervalsForIndependentParcelsFailWhenDespatchesShareTheirFate(Fate fate, double most) {
    Coverage coverage =
        Coverage.of(
            new SimulatedCohort(20, 50, 5, fate), REPLICATIONS / 4, CoverageTest::independent);

    assertThat(coverage.mean()).as(coverage.toString()).isLessThan(most);
  }

  private static IncidenceCurve independent(List<LifeTable> groups) {
    return AalenJohansen.ofIndependent(LifeTable.sum(groups), SimulatedCohort.DELIVERED, 0.95);
  }

  private static IncidenceCurve grouped(List<LifeTable> groups) {
    return AalenJohansen.ofGroups(groups, SimulatedCohort.DELIVERED, 0.95);
  }
}
