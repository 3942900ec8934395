package org.tearoad.marts.interruptions;

import java.time.LocalDate;
import org.tearoad.common.statistics.SilentRuns;

/**
 * One row of {@link RegionInterruptions}; what is null there is null here.
 *
 * @param needed evidence above which silence is no chance
 */
record Finding(
    Place place,
    Kind kind,
    boolean isOpen,
    LocalDate lastEvent,
    LocalDate firstEvent,
    LocalDate startLatest,
    LocalDate endEarliest,
    Double expectedMissed,
    Double expectedLow,
    Double expectedHigh,
    double expectedPerDay,
    Double dispersion,
    Double evidence,
    double needed,
    Integer shortestVisibleDays) {
  private static final double LEVEL = 1.959963984540054;

  /** What a finding is about; without a marketplace it is about all of them. */
  record Place(String flow, Event event, String region, String marketplace) {
    static final String ALL = "all";
  }

  /** What a row says. */
  enum Kind {
    INTERRUPTION,
    FEED_GAP,
    CANNOT_BE_SEEN
  }

  /** Silence with the share before it known from a number of events. */
  static Finding of(Place place, Kind kind, DailySeries series, SilentRuns.Run run, double needed) {
    double spread = Math.exp(LEVEL * Math.sqrt(run.dispersion() / run.seen()));
    boolean isKnown = run.seen() > 0;
    Double[] expected = {
      run.expected(),
      isKnown ? run.expected() / spread : null,
      isKnown ? run.expected() * spread : null
    };
    return silence(place, kind, series, run, expected, run.dispersion(), needed);
  }

  /** Silence of all, of which no interval of the expectation is known. */
  static Finding ofAll(Place place, DailySeries series, SilentRuns.Run run, double needed) {
    Double[] expected = {run.expected(), null, null};
    return silence(place, Kind.FEED_GAP, series, run, expected, null, needed);
  }

  static Finding unseen(Place place, double perDay, double needed, Integer shortestVisibleDays) {
    return new Finding(
        place,
        Kind.CANNOT_BE_SEEN,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        perDay,
        null,
        null,
        needed,
        shortestVisibleDays);
  }

  private static Finding silence(
      Place place,
      Kind kind,
      DailySeries series,
      SilentRuns.Run run,
      Double[] expected,
      Double dispersion,
      double needed) {
    return new Finding(
        place,
        kind,
        run.isOpen(),
        series.date(run.first() - 1),
        run.isOpen() ? null : series.date(run.last() + 1),
        series.date(run.startLatest()),
        run.isOpen() ? null : series.date(run.endEarliest()),
        expected[0],
        expected[1],
        expected[2],
        run.expected() / run.days(),
        dispersion,
        run.evidence(),
        needed,
        null);
  }

  boolean overlaps(Finding other, LocalDate asOf) {
    return !lastEvent.plusDays(1).isAfter(other.lastSilentDay(asOf))
        && !other.lastEvent.plusDays(1).isAfter(lastSilentDay(asOf));
  }

  /** The as-of day while it goes on. */
  LocalDate lastSilentDay(LocalDate asOf) {
    return isOpen ? asOf : firstEvent.minusDays(1);
  }
}
