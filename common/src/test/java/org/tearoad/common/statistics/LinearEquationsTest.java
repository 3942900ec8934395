package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearEquationsTest {
  private final LinearEquations equations = new LinearEquations();

  @Test
  void one_unknown_in_a_sum_is_determined_and_two_are_not() {
    equations.add(-1, 7);
    equations.add(-1, 1, 2);

    assertThat(equations.determined()).containsExactly(7);
  }

  @Test
  void three_sums_of_two_determine_all_three() {
    equations.add(-1, 1, 2);
    equations.add(-1, 2, 3);
    equations.add(-1, 1, 3);

    assertThat(equations.determined()).containsExactly(1, 2, 3);
  }

  @Test
  void a_rectangle_of_unknowns_is_not_determined() {
    equations.add(-1, 1, 2);
    equations.add(-1, 3, 4);
    equations.add(-1, 1, 3);
    equations.add(-1, 2, 4);

    assertThat(equations.determined()).isEmpty();
  }

  @Test
  void an_unknown_whole_follows_from_its_parts_when_these_are_determined() {
    equations.add(9, 1, 2);
    equations.add(-1, 1, 2);

    assertThat(equations.determined()).containsExactly(9);
  }
}
