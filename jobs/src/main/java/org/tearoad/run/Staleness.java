package org.tearoad.run;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tearoad.marts.delivery.WorkingCalendar;
import org.tearoad.marts.watch.FreshnessRule;
import org.tearoad.marts.watch.FreshnessRule.State;

/** Whether sources are so late that a night without new files is not in order. */
final class Staleness {
  private final TeaRoadSettings settings;
  private final Map<String, WorkingCalendar> calendars;

  /**
   * A source by the day of its newest file.
   *
   * @param behind days after it that count
   */
  record Arrival(String source, LocalDate newest, int behind, FreshnessRule rule) {
    State state() {
      return rule.state(behind);
    }
  }

  /**
   * @throws RunFailure when a source wants a calendar that the reference data do not have
   */
  Staleness(TeaRoadSettings settings, References references) {
    this.settings = settings;
    this.calendars = references.workingCalendars();
    settings
        .freshness()
        .forEach(
            (source, rule) ->
                rule.calendar()
                    .filter(country -> !calendars.containsKey(country))
                    .ifPresent(
                        country -> {
                          throw new RunFailure(
                              ExitCode.USAGE,
                              "Cannot tell how late source %s is: reference.working-days has no day of its calendar, got %s"
                                  .formatted(source, country));
                        }));
  }

  /**
   * The source that is best off: while it is no error a release can tell the others' delay, and
   * when it is one nothing comes any more. Empty without days.
   */
  Optional<Arrival> best(List<LedgerEntry> ledger, LocalDate asOf) {
    return arrivals(ledger, asOf)
        .min(
            Comparator.comparing(Arrival::state)
                .thenComparing(Arrival::newest, Comparator.reverseOrder()));
  }

  /** Whether a release for this day would have something to tell of a source. */
  boolean isAnyLate(List<LedgerEntry> ledger, LocalDate asOf) {
    return arrivals(ledger, asOf).anyMatch(arrival -> arrival.state() != State.OK);
  }

  private Stream<Arrival> arrivals(List<LedgerEntry> ledger, LocalDate asOf) {
    Map<String, LocalDate> newest = new TreeMap<>();
    ledger.stream()
        .filter(entry -> entry.day() != null)
        .forEach(
            entry ->
                newest.merge(
                    entry.source(), entry.day(), (one, other) -> one.isAfter(other) ? one : other));
    return newest.entrySet().stream()
        .filter(one -> settings.freshness().containsKey(one.getKey()))
        .map(one -> arrival(one.getKey(), one.getValue(), asOf));
  }

  private Arrival arrival(String source, LocalDate newest, LocalDate asOf) {
    FreshnessRule rule = settings.freshness().get(source);
    return new Arrival(source, newest, rule.daysBehind(newest, asOf, calendars), rule);
  }
}
