package org.tearoad.marts.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Who made a figure, as far as it must be known: never fewer contributors are said than can be
 * proven, and the largest two are never said to be smaller than they may be.
 *
 * @param amount of all
 * @param contributors at least so many
 * @param largest at most what the largest contributed
 * @param second at most what the second largest contributed
 */
record Contribution(long amount, long contributors, long largest, long second) {
  static final Contribution NONE = new Contribution(0, 0, 0, 0);

  /**
   * The contributors of a month whose largest are known by name.
   *
   * @param count of all of them
   * @param hashes of the largest
   * @param amounts of the same
   */
  record Month(long amount, long count, long[] hashes, long[] amounts) {
    /** What one who is not known by name may have contributed. */
    private long leftOver() {
      return count > amounts.length ? amounts[amounts.length - 1] : 0;
    }
  }

  /** Of several months together; the same contributor may be in each of them. */
  static Contribution of(List<Month> months) {
    long leftOver = months.stream().mapToLong(Month::leftOver).sum();
    Map<Long, Long> named = new HashMap<>();
    for (Month month : months) {
      for (int i = 0; i < month.hashes().length; i++) {
        // Where a contributor is not named he may have been just below those who are.
        named.merge(
            month.hashes()[i],
            leftOver + month.amounts()[i] - month.leftOver(),
            (sum, more) -> sum + more - leftOver);
      }
    }
    long[] largest =
        LongStream.concat(
                named.values().stream().mapToLong(Long::longValue),
                LongStream.of(leftOver, leftOver))
            .sorted()
            .toArray();
    return new Contribution(
        months.stream().mapToLong(Month::amount).sum(),
        Math.max(named.size(), months.stream().mapToLong(Month::count).max().orElse(0)),
        largest[largest.length - 1],
        largest[largest.length - 2]);
  }

  /**
   * Whether it may be published: nothing at all, or made by enough contributors of whom none can
   * estimate another one too well, {@code X - x1 - x2 >= p / 100 * x1} (p % rule, Handbook on
   * Statistical Disclosure Control, 2nd ed., 4.2).
   */
  boolean isSafe(DisclosureSettings settings) {
    return amount == 0
        || contributors >= settings.minimumContributors()
            && amount - largest - second >= settings.pPercent() / 100 * largest;
  }
}
