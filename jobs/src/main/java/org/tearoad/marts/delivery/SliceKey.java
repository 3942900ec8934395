package org.tearoad.marts.delivery;

import java.util.Comparator;

/** Which parcels: posted or paid when, in which direction, by which clock, of which slice. */
record SliceKey(Cohort cohort, String scope, String clock, String dimension, String slice)
    implements Comparable<SliceKey> {
  static final String TOTAL = "total";

  private static final Comparator<SliceKey> ORDER =
      Comparator.comparing((SliceKey key) -> key.cohort)
          .thenComparing(SliceKey::scope)
          .thenComparing(SliceKey::clock)
          .thenComparing(SliceKey::dimension)
          .thenComparing(SliceKey::slice);

  SliceKey whole() {
    return new SliceKey(cohort, scope, clock, TOTAL, TOTAL);
  }

  @Override
  public int compareTo(SliceKey other) {
    return ORDER.compare(this, other);
  }
}
