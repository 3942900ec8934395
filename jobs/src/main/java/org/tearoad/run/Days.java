package org.tearoad.run;

import java.time.LocalDate;

/**
 * Some days in a row.
 *
 * @param from first
 * @param to last
 * @throws RunFailure when the last comes before the first
 */
public record Days(LocalDate from, LocalDate to) {
  public Days {
    if (to.isBefore(from)) {
      throw new RunFailure(
          ExitCode.USAGE,
          "Cannot backfill: the last day comes before the first, got %s and %s"
              .formatted(from, to));
    }
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  @Override
  public String toString() {
    return from.equals(to) ? from.toString() : from + " to " + to;
  }
}
