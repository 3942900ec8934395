package org.tearoad.marts.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tearoad.common.statistics.LifeTable;
import org.tearoad.marts.MartSettings;

/** The parcels of one cohort and slice: their groups, and what else was counted of them. */
final class Slice {
  private static final double MOST_OPEN = 0.05;

  private final Map<DayType, List<Group>> groups = new EnumMap<>(DayType.class);
  private final Tally tally = new Tally();
  private int reliableUpTo = Integer.MAX_VALUE;

  void add(DayType type, Group group) {
    groups.computeIfAbsent(type, absent -> new ArrayList<>()).add(group);
  }

  /** The one group of a slice whose groups are not known. */
  Group only() {
    return groups
        .computeIfAbsent(DayType.CALENDAR, absent -> new ArrayList<>(List.of(Group.ofAll())))
        .get(0);
  }

  Tally tally() {
    return tally;
  }

  /** Its parcels are followed no longer than to this day. */
  void follow(int day) {
    reliableUpTo = Math.min(reliableUpTo, day);
  }

  /** The day up to which the parcels of all its carriers are followed. */
  int reliableUpTo() {
    return reliableUpTo;
  }

  /**
   * Whether its figures may still change: its last parcels are younger than
   * delivery.mature-after-days, or more than a twentieth of all are open while a carrier is
   * followed for less than half of these days after the cohort: it is silent.
   *
   * @param open parcels that are open, of all
   */
  boolean isProvisional(Cohort cohort, long open, long parcels, MartSettings settings) {
    int matureAfter = settings.delivery().matureAfterDays();
    boolean isSilent = reliableUpTo < cohort.last().plusDays(matureAfter / 2).toEpochDay();
    return cohort.last().plusDays(matureAfter).isAfter(settings.asOf())
        || isSilent && open > MOST_OPEN * parcels;
  }

  boolean counts(DayType type) {
    return groups.containsKey(type);
  }

  /** In an order that depends on the groups alone. */
  List<LifeTable> tables(DayType type) {
    return groups.getOrDefault(type, List.of()).stream()
        .sorted(Group.ORDER)
        .map(Group::table)
        .toList();
  }
}
