package org.tearoad.marts.disclosure;

import java.util.Comparator;

/**
 * A figure of a market and period, whatever its unit.
 *
 * @param contributors sellers for volumes, buyers for payments
 * @param periodType month, quarter, year or trailing_12_months
 * @param dimension as in {@link Suppressions}
 */
public record Cell(
    String contributors,
    String periodType,
    String period,
    String channel,
    String trade,
    String dimension,
    String slice)
    implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::contributors)
          .thenComparing(Cell::channel)
          .thenComparing(Cell::trade)
          .thenComparing(Cell::periodType)
          .thenComparing(Cell::period)
          .thenComparing(Cell::dimension)
          .thenComparing(Cell::slice);

  static Cell of(Slice slice, String periodType, String period) {
    return new Cell(
        slice.contributors(),
        periodType,
        period,
        slice.channel(),
        slice.trade(),
        slice.dimension(),
        slice.value());
  }

  /** The same a year before. */
  public Cell aYearAgo() {
    String yearAgo = Integer.toString(Integer.parseInt(period.substring(0, 4)) - 1);
    return new Cell(
        contributors, periodType, yearAgo + period.substring(4), channel, trade, dimension, slice);
  }

  /** The same in another period. */
  public Cell in(String otherType, String otherPeriod) {
    return new Cell(contributors, otherType, otherPeriod, channel, trade, dimension, slice);
  }

  /** The same of other contributors. */
  public Cell of(String otherContributors) {
    return new Cell(otherContributors, periodType, period, channel, trade, dimension, slice);
  }

  /** Another figure of the same market and period. */
  public Cell beside(String otherDimension, String otherSlice) {
    return new Cell(contributors, periodType, period, channel, trade, otherDimension, otherSlice);
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
