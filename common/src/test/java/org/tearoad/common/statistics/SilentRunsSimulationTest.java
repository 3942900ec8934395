package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does the zero-run rule keep what it promises? In countries without a stop, and with one. More
 * countries, when asked for, leave less to chance:
 *
 * <pre>
 * mvn -pl common test -Dtest=SilentRunsSimulationTest -Dtests.excluded= -Dsurefire.arguments=-Dlaws.long=true
 * </pre>
 */
@Tag("long")
class SilentRunsSimulationTest {
  private static final boolean LONG = Boolean.getBoolean("laws.long");
  private static final int COUNTRIES = LONG ? 1_000 : 100;
  private static final int YEARS = 3;
  private static final int DAYS = YEARS * 365;
  private static final int WINDOW = 365;
  private static final double ALPHA = 0.01;
  private static final long SEED = 20_151_216;

  /**
   * Of 3,000 years one in a hundred is a strict limit. Of 300 years chance brings more than 6
   * alarms in one case of 30 where the rate is just that: so few years prove that nothing is badly
   * wrong.
   */
  private static final double MOST = LONG ? 0.01 : 6 / 300.0;

  /** A false alarm anywhere in the country spoils its year. */
  @ParameterizedTest
  @ValueSource(doubles = {20, 100, 600})
  void atMostOneYearOfAHundredOfTheWholeCountryHasAFalseAlarm(double daily) {
    int alarms = 0;
    for (int i = 0; i < COUNTRIES; i++) {
      var country = new SimulatedCountry(SEED + i, DAYS, daily);
      double[] all = country.others(-1);
      double needed = needed(country);
      for (int region = 0; region < SimulatedCountry.REGIONS; region++) {
        alarms += runs(country.counts(region), all).find(needed).size();
      }
    }

    double share = (double) alarms / COUNTRIES / YEARS;
    System.out.printf(
        Locale.ROOT,
        "%s events a day: %d false alarms in %d years of 85 regions, %.4f a year%n",
        daily,
        alarms,
        COUNTRIES * YEARS,
        share);
    assertThat(share).isLessThanOrEqualTo(MOST);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 100, 600})
  void everyStopOfThirtyDaysAtThreeADayIsFoundAndTheIntervalsHoldItsEnds(double daily) {
    int stops = 0;
    int found = 0;
    int heldStarts = 0;
    int heldEnds = 0;
    double width = 0;
    for (int i = 0; i < COUNTRIES; i++) {
      var country = new SimulatedCountry(SEED + i, DAYS, daily);
      double[] others = country.others(-1);
      double needed = needed(country);
      for (int repeat = 0; repeat < 4; repeat++) {
        int first = 120 + country.below(DAYS - 160);
        int[] counts = country.stopping(3, daily, first, 30);
        stops++;
        for (SilentRuns.Run run : new SilentRuns(counts, others, WINDOW).find(needed)) {
          if (run.first() <= first && run.last() >= first + 29) {
            found++;
            heldStarts += run.startLatest() >= first ? 1 : 0;
            heldEnds += run.endEarliest() <= first + 29 ? 1 : 0;
            width += run.startLatest() - run.first() + 1;
          }
        }
      }
    }

    System.out.printf(
        Locale.ROOT,
        "%s events a day: %d of %d stops found, start held in %.4f, end in %.4f, days of the interval %.2f%n",
        daily,
        found,
        stops,
        (double) heldStarts / found,
        (double) heldEnds / found,
        width / found);
    // Of 12,000 in the long run 2 are missed, where the share of the region wandered widely before.
    assertThat(found).isGreaterThanOrEqualTo(LONG ? stops * 999 / 1_000 : stops);
    assertThat((double) heldStarts / found).isGreaterThanOrEqualTo(0.98);
    assertThat((double) heldEnds / found).isGreaterThanOrEqualTo(0.98);
  }

  private static double needed(SimulatedCountry country) {
    double starts = 0;
    for (int region = 0; region < SimulatedCountry.REGIONS; region++) {
      starts += new SilentRuns(country.counts(region), new double[DAYS], WINDOW).starts();
    }
    return ZeroRun.needed(starts, ALPHA);
  }

  /** The level is that of the others. */
  private static SilentRuns runs(int[] counts, double[] all) {
    double[] others = all.clone();
    for (int day = 0; day < others.length; day++) {
      others[day] -= counts[day];
    }
    return new SilentRuns(counts, others, WINDOW);
  }
}
