package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tearoad.common.statistics.CellSuppression.Cell;
import org.tearoad.common.statistics.CellSuppression.Sum;

class CellSuppressionTest {
  private final List<Cell> cells = new ArrayList<>();
  private final List<Sum> sums = new ArrayList<>();

  /** A cell of many contributors that needs no more than to be hidden. */
  private int cell(long value) {
    return cell(new Cell(value, 10, 1, false, false));
  }

  private int cell(Cell cell) {
    cells.add(cell);
    return cells.size() - 1;
  }

  private void sum(int whole, Integer... parts) {
    sums.add(new Sum(whole, List.of(parts)));
  }

  private List<Integer> suppressed(int... confidential) {
    BitSet set = new BitSet();
    for (int one : confidential) {
      set.set(one);
    }
    return CellSuppression.of(cells, sums, set, new BitSet(), 3).stream().boxed().toList();
  }

  @Test
  void the_smallest_other_part_of_a_sum_is_the_complement() {
    int total = cell(100);
    int large = cell(70);
    int secret = cell(10);
    int small = cell(20);
    sum(total, large, secret, small);

    assertThat(suppressed(secret)).containsExactly(secret, small);
  }

  @Test
  void nothing_is_suppressed_without_something_confidential() {
    int total = cell(2);
    sum(total, cell(1), cell(1));

    assertThat(suppressed()).isEmpty();
  }

  @Test
  void cells_of_nothing_hide_nothing() {
    int total = cell(30);
    int secret = cell(10);
    int nothing = cell(0);
    int other = cell(20);
    sum(total, secret, nothing, other);

    assertThat(suppressed(secret)).containsExactly(secret, other);
  }

  @Test
  void public_cells_are_never_complements_and_known_ones_are_the_last() {
    int total = cell(100);
    int secret = cell(10);
    int published = cell(new Cell(5, 10, 1, true, false));
    int known = cell(new Cell(15, 10, 1, false, true));
    int other = cell(70);
    sum(total, secret, published, known, other);

    assertThat(suppressed(secret)).containsExactly(secret, other);
  }

  @Test
  void complements_are_large_enough_to_hide_the_confidential_one() {
    int total = cell(1000);
    int secret = cell(new Cell(100, 2, 10, false, false));
    int tiny = cell(3);
    int middle = cell(97);
    int large = cell(800);
    sum(total, secret, tiny, middle, large);

    assertThat(suppressed(secret)).containsExactly(secret, tiny, middle);
  }

  @Test
  void two_lone_contributors_do_not_hide_each_other() {
    int total = cell(100);
    int one = cell(new Cell(10, 1, 1, false, false));
    int other = cell(new Cell(20, 1, 1, false, false));
    int third = cell(70);
    sum(total, one, other, third);

    assertThat(suppressed(one, other)).containsExactly(one, other, third);
  }

  @Test
  void a_cross_table_needs_a_rectangle() {
    int[] row = {cell(30), cell(90)};
    int[] column = {cell(40), cell(80)};
    int secret = cell(10);
    int beside = cell(20);
    int below = cell(30);
    int across = cell(60);
    int total = cell(120);
    sum(row[0], secret, beside);
    sum(row[1], below, across);
    sum(column[0], secret, below);
    sum(column[1], beside, across);
    sum(total, row[0], row[1]);
    sum(total, column[0], column[1]);

    assertThat(suppressed(secret)).containsExactly(secret, beside, below, across);
  }

  /** Each sum hides two cells, and yet a + b, b + c and a + c tell all three. */
  @Test
  void what_several_sums_determine_together_gets_another_complement() {
    int a = cell(10);
    int b = cell(11);
    int c = cell(12);
    int d = cell(50);
    int ab = cell(21);
    int bc = cell(23);
    int acd = cell(72);
    sum(ab, a, b);
    sum(bc, b, c);
    sum(acd, a, c, d);
    BitSet all = new BitSet();
    all.set(a, d);

    BitSet suppressed = CellSuppression.of(cells, sums, all, new BitSet(), 3);

    assertThat(suppressed.stream().boxed()).contains(a, b, c, ab);
  }
}
