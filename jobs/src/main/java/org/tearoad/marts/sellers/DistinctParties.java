package org.tearoad.marts.sellers;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Counts distinct parties by the 4,096 smallest of their hashes, so that months can be merged:
 * exact below that many, else (k - 1) / the k-th smallest as a part of all hashes, with a relative
 * standard error of 1 / sqrt(k - 2) (Beyer, Haas, Reinwald, Sismanis and Gemulla 2007, "On synopses
 * for distinct-value estimation under multiset operations").
 */
final class DistinctParties {
  static final int MOST = 4096;

  /** Hashes are of 60 bits. */
  private static final double ALL = 0x1p60;

  private final SortedSet<Long> smallest = new TreeSet<>();

  void add(List<Long> hashes) {
    smallest.addAll(hashes);
    while (smallest.size() > MOST) {
      smallest.remove(smallest.last());
    }
  }

  /** Rounded to a whole number. */
  long count() {
    return isExact() ? smallest.size() : Math.round((MOST - 1) / (smallest.last() / ALL));
  }

  /** Relative standard error of the count; 0 when it is exact. */
  double error() {
    return isExact() ? 0 : 1 / Math.sqrt(MOST - 2);
  }

  /** A full list may have been cut. */
  private boolean isExact() {
    return smallest.size() < MOST;
  }
}
