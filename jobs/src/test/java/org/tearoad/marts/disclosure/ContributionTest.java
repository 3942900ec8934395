package org.tearoad.marts.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tearoad.marts.disclosure.Contribution.Month;

class ContributionTest {
  private static final DisclosureSettings SETTINGS = new DisclosureSettings(3, 10, List.of());

  /** A month whose contributors are all known by name: 1, 2, 3 … */
  private static Month month(long... amounts) {
    return new Month(
        LongStream.of(amounts).sum(),
        amounts.length,
        LongStream.rangeClosed(1, amounts.length).toArray(),
        amounts);
  }

  private static boolean isSafe(long... amounts) {
    return Contribution.of(List.of(month(amounts))).isSafe(SETTINGS);
  }

  @Test
  void fewer_than_the_minimum_are_unsafe() {
    assertThat(isSafe(50, 50)).isFalse();
    assertThat(isSafe(50, 50, 50)).isTrue();
  }

  @Test
  void nothing_tells_of_nobody() {
    assertThat(Contribution.of(List.of()).isSafe(SETTINGS)).isTrue();
  }

  /** What is left of the second largest's guess is 9 or 10, of 100. */
  @Test
  void the_second_largest_must_be_mistaken_by_p_percent() {
    assertThat(isSafe(100, 40, 9)).isFalse();
    assertThat(isSafe(100, 40, 10)).isTrue();
  }

  @Test
  void the_same_contributor_in_two_months_is_one() {
    assertThat(Contribution.of(List.of(month(6, 4), month(5, 3))))
        .isEqualTo(new Contribution(18, 2, 11, 7));
  }

  @Test
  void who_is_not_named_in_a_month_may_have_been_just_below_those_who_are() {
    var named = new Month(100, 50, new long[] {1, 2}, new long[] {30, 20});
    var others = new Month(40, 2, new long[] {3, 1}, new long[] {25, 15});

    // 1 has 30 + 15, 3 at most 25 + 20.
    assertThat(Contribution.of(List.of(named, others)))
        .isEqualTo(new Contribution(140, 50, 45, 45));
  }
}
