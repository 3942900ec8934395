package org.tearoad.marts.delivery;

import java.util.Arrays;
import java.util.Comparator;
import org.tearoad.common.statistics.LifeTable;

/** Parcels that travel together, by how their clocks ended and at which age in days. */
final class Group {
  /** Sums of doubles depend on their order. */
  static final Comparator<Group> ORDER =
      Comparator.comparingInt((Group group) -> group.day)
          .thenComparing(group -> group.flow)
          .thenComparing(group -> group.carrier)
          .thenComparing(group -> group.service);

  private static final int USUAL_AGES = 64;

  private final int day;
  private final String flow;
  private final String carrier;
  private final String service;
  private final long[][] counts = new long[Ending.values().length][0];
  private LifeTable table;

  /**
   * @param service empty when parcels of all services are meant
   */
  Group(int day, String flow, String carrier, String service) {
    this.day = day;
    this.flow = flow;
    this.carrier = carrier;
    this.service = service;
  }

  /** Parcels of whatever day and carrier. */
  static Group ofAll() {
    return new Group(0, "", "", "");
  }

  void add(Ending ending, int age, long parcels) {
    long[] ages = counts[ending.ordinal()];
    if (age >= ages.length) {
      ages = Arrays.copyOf(ages, Math.max(USUAL_AGES, age + USUAL_AGES / 2));
      counts[ending.ordinal()] = ages;
    }
    ages[age] += parcels;
    table = null;
  }

  LifeTable table() {
    if (table == null) {
      long[][] ended = Arrays.copyOf(counts, Ending.OPEN.ordinal());
      table = LifeTable.of(ended, counts[Ending.OPEN.ordinal()]);
    }
    return table;
  }
}
