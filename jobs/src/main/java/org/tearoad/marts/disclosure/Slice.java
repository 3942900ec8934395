package org.tearoad.marts.disclosure;

import java.util.Comparator;

/**
 * A series of published figures.
 *
 * @param contributors sellers or buyers
 */
record Slice(String contributors, String channel, String trade, String dimension, String value)
    implements Comparable<Slice> {
  static final String TOTAL = "total";
  static final String MARKETPLACE = "marketplace";

  private static final Comparator<Slice> ORDER =
      Comparator.comparing(Slice::contributors)
          .thenComparing(Slice::channel)
          .thenComparing(Slice::trade)
          .thenComparing(Slice::dimension)
          .thenComparing(Slice::value);

  boolean isTotal() {
    return dimension.equals(TOTAL);
  }

  /** Another series of the same market. */
  Slice beside(String otherDimension, String otherValue) {
    return new Slice(contributors, channel, trade, otherDimension, otherValue);
  }

  @Override
  public int compareTo(Slice other) {
    return ORDER.compare(this, other);
  }
}
