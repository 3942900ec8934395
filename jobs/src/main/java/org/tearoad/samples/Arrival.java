package org.tearoad.samples;

/**
 * When a row reaches the log: mostly on its day, sometimes 1 to 10 days later, never after the last
 * file.
 */
final class Arrival {
  private static final int LATEST = 10;

  private final Calendar calendar;
  private final double late;

  Arrival(Calendar calendar, double late) {
    this.calendar = calendar;
    this.late = late;
  }

  int fileDay(long second, Randomness random) {
    int day = calendar.dayOf(second) + (random.chance(late) ? 1 + random.below(LATEST) : 0);
    return day <= calendar.to() ? day : Journey.NEVER;
  }

  /** A later file for a repeated row. */
  int laterDay(int fileDay, Randomness random) {
    int day = fileDay + 1 + random.below(LATEST);
    return day <= calendar.to() ? day : Journey.NEVER;
  }
}
