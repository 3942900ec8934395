package org.tearoad.marts.interruptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.tearoad.common.statistics.SilentRuns;
import org.tearoad.common.statistics.ZeroRun;
import org.tearoad.marts.interruptions.Finding.Kind;
import org.tearoad.marts.interruptions.Finding.Place;

/**
 * What the series of all flows, events and regions tell of silence.
 *
 * <p>The needed evidence allows for all that is looked at: with one run that could begin after each
 * day of each region with an event, fewer than one release in a hundred has a false row.
 */
final class Interruptions {
  static final double FALSE_ALARMS = 0.01;
  static final int WINDOW = 365;

  /** A stop of a quarter that would not be seen is said not to be. */
  static final int VISIBLE_WITHIN = 90;

  private static final String UNKNOWN = "unknown";

  /** A flow and what happens. */
  record Key(String flow, Event event) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byFlow = flow.compareTo(other.flow);
      return byFlow != 0 ? byFlow : event.compareTo(other.event);
    }
  }

  private final SortedMap<Key, DailySeries> series;
  private final Set<LocalDate> daysOff;
  private final double needed;

  Interruptions(SortedMap<Key, DailySeries> series, Set<LocalDate> daysOff) {
    this.series = series;
    this.daysOff = daysOff;
    long starts = series.values().stream().mapToLong(Interruptions::starts).sum();
    this.needed = starts == 0 ? 0 : ZeroRun.needed(starts, FALSE_ALARMS);
  }

  double needed() {
    return needed;
  }

  List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    series.forEach(
        (key, of) -> {
          found.addAll(FeedGaps.ofAllRegions(key.flow(), key.event(), of, daysOff, needed));
          for (String region : of.counts().keySet()) {
            if (!region.equals(UNKNOWN)) {
              found.addAll(find(new Place(key.flow(), key.event(), region, null), of));
            }
          }
        });
    return found;
  }

  private List<Finding> find(Place place, DailySeries of) {
    var runs = new SilentRuns(of.counts().get(place.region()), of.others(place.region()), WINDOW);
    List<Finding> found = new ArrayList<>();
    for (SilentRuns.Run run : runs.find(needed)) {
      found.add(Finding.of(place, Kind.INTERRUPTION, of, run, needed));
    }
    boolean isStopped = !found.isEmpty() && found.get(found.size() - 1).isOpen();
    OptionalInt shortest = runs.fewestDays(needed, WINDOW);
    if (!isStopped && shortest.orElse(Integer.MAX_VALUE) > VISIBLE_WITHIN) {
      found.add(unseen(place, of, runs, shortest));
    }
    return found;
  }

  private Finding unseen(Place place, DailySeries of, SilentRuns runs, OptionalInt shortest) {
    int days = Math.min(VISIBLE_WITHIN, of.days() / 2);
    double perDay = days == 0 ? 0 : runs.expected(of.days() - days, of.days() - 1) / days;
    return Finding.unseen(place, perDay, needed, shortest.isPresent() ? shortest.getAsInt() : null);
  }

  private static long starts(DailySeries of) {
    long starts = 0;
    for (int[] counts : of.counts().values()) {
      for (int count : counts) {
        starts += count > 0 ? 1 : 0;
      }
    }
    return starts;
  }
}
