package org.tearoad.common.statistics;

import java.util.Arrays;

/**
 * How many different things there are, from the smallest of their hashes (bottom-k, also KMV:
 * Bar-Yossef et al. 2002, Beyer et al. 2007). With fewer than {@link #SIZE} hashes it is a count;
 * with that many the largest of them, as a fraction u of all hashes, tells how densely they lie: (k
 * - 1) / u, without bias, with a relative standard error below 1 / √(k - 2). Unlike HyperLogLog it
 * does not depend on order or partitioning, and the sketch of a union follows from the sketches of
 * its parts, exactly.
 */
public final class BottomSketch {
  public static final int SIZE = 4096;

  private static final BottomSketch EMPTY = new BottomSketch(new long[0]);

  private static final double HASHES = 0x1p64;

  private final long[] hashes;

  private BottomSketch(long[] hashes) {
    this.hashes = hashes;
  }

  public static BottomSketch empty() {
    return EMPTY;
  }

  /** Of 64-bit hashes as signed numbers, in any order and any number of times. */
  public static BottomSketch of(long... hashes) {
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    int kept = 0;
    for (int i = 0; i < sorted.length && kept < SIZE; i++) {
      if (kept == 0 || sorted[i] != sorted[kept - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return new BottomSketch(Arrays.copyOf(sorted, kept));
  }

  /** The sketch of what is in either. */
  public BottomSketch merge(BottomSketch other) {
    long[] merged = new long[Math.min(SIZE, hashes.length + other.hashes.length)];
    int size = 0;
    int mine = 0;
    int theirs = 0;
    while (size < SIZE && (mine < hashes.length || theirs < other.hashes.length)) {
      boolean isMine =
          theirs == other.hashes.length
              || (mine < hashes.length && hashes[mine] <= other.hashes[theirs]);
      long next = isMine ? hashes[mine++] : other.hashes[theirs++];
      if (size == 0 || merged[size - 1] != next) {
        merged[size++] = next;
      }
    }
    return new BottomSketch(Arrays.copyOf(merged, size));
  }

  public boolean isExact() {
    return hashes.length < SIZE;
  }

  /** How many there are; a whole number when exact. */
  public double estimate() {
    if (isExact()) {
      return hashes.length;
    }
    // The hashes are spread over the signed numbers; their place among them is a fraction of all.
    double fraction = ((double) hashes[SIZE - 1] - (double) Long.MIN_VALUE + 1) / HASHES;
    return (SIZE - 1) / fraction;
  }

  /** Standard error over the estimate; 0 when exact. */
  public double relativeError() {
    return isExact() ? 0 : 1 / Math.sqrt(SIZE - 2);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BottomSketch sketch && Arrays.equals(hashes, sketch.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }
}
