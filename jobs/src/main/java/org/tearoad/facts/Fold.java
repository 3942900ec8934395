package org.tearoad.facts;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Ranks of states. A fold takes the greatest or the least of what it sees, so it is commutative,
 * associative and idempotent: order, repeats and split of the rows cannot matter.
 */
final class Fold {
  private Fold() {}

  /** Place of a code in a list, from 0. */
  static Column rank(Column code, List<String> ranked) {
    Column rank = when(code.equalTo(ranked.get(0)), lit(0));
    for (int i = 1; i < ranked.size(); i++) {
      rank = rank.when(code.equalTo(ranked.get(i)), lit(i));
    }
    return rank;
  }

  /** The code at a place of the list. */
  static Column ranked(Column rank, List<String> ranked) {
    Column code = when(rank.equalTo(0), lit(ranked.get(0)));
    for (int i = 1; i < ranked.size(); i++) {
      code = code.when(rank.equalTo(i), lit(ranked.get(i)));
    }
    return code;
  }
}
