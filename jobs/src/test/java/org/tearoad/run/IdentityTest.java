package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A night must not add months of two kinds up, and a better comment must not ask for a rebuild. */
class IdentityTest {
  private static final String ORDERS =
      "-- Grain: a day.\nselect\n    count(*) as orders\nfrom facts\n";

  @Test
  void another_statement_is_another_program() {
    assertThat(Identity.ofStatements(List.of(ORDERS)))
        .isNotEqualTo(Identity.ofStatements(List.of(ORDERS.replace("*", "distinct order_id"))))
        .isNotEqualTo(Identity.ofStatements(List.of(ORDERS, ORDERS)));
  }

  @Test
  void comments_and_line_breaks_are_no_part_of_it() {
    assertThat(Identity.ofStatements(List.of(ORDERS)))
        .isEqualTo(
            Identity.ofStatements(
                List.of(
                    "-- One row per day.\nselect count(*) as orders\n  -- all of them\n  from facts")));
  }
}
