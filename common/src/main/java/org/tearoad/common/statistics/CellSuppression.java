package org.tearoad.common.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Secondary suppression: which cells of published tables must be left out beside those that are
 * confidential, so that none of them follows from sums.
 *
 * <p>The tables are one set of cells and the sums that hold between them, whatever their shape.
 * Each sum with a suppressed cell gets another one, until the others of the sum are large enough to
 * hide it; then no suppressed cell may be determined by all sums together. What is cheapest goes
 * first: small cells rather than large ones (Handbook on Statistical Disclosure Control, 2nd ed.,
 * 4.2). Equal input gives equal output.
 */
public final class CellSuppression {
  private static final Comparator<Cell> CHEAPEST =
      Comparator.comparing(Cell::isLast).thenComparing(Cell::value);

  private final List<Cell> cells;
  private final List<Sum> sums;
  private final long fewestContributors;
  private final List<List<Integer>> sumsOfCell = new ArrayList<>();
  private final BitSet confidential;
  private final BitSet suppressed = new BitSet();
  private final Deque<Integer> unsettled = new ArrayDeque<>();

  /**
   * A published figure.
   *
   * @param value not negative; cells of 0 are never suppressed for others, they hide nothing
   * @param contributors who made it; those of several cells are taken to differ
   * @param protection by how much at least the others of each sum must be able to change it, when
   *     it is confidential
   * @param isPublic it is known anyway, so that leaving it out hides nothing
   * @param isLast it is left out only where nothing else hides as well: it was published before, or
   *     is what readers need most
   */
  public record Cell(
      long value, long contributors, long protection, boolean isPublic, boolean isLast) {}

  /**
   * The whole is the sum of its parts.
   *
   * @param whole place of a cell in the list of cells
   */
  public record Sum(int whole, List<Integer> parts) {
    public Sum {
      parts = List.copyOf(parts);
    }

    private IntStream all() {
      return IntStream.concat(IntStream.of(whole), parts.stream().mapToInt(Integer::intValue));
    }
  }

  private CellSuppression(
      List<Cell> cells, List<Sum> sums, BitSet confidential, long fewestContributors) {
    this.cells = cells;
    this.sums = sums;
    this.confidential = confidential;
    this.fewestContributors = fewestContributors;
    cells.forEach(cell -> sumsOfCell.add(new ArrayList<>()));
    for (int sum = 0; sum < sums.size(); sum++) {
      int place = sum;
      sums.get(sum).all().forEach(cell -> sumsOfCell.get(cell).add(place));
    }
  }

  /**
   * The places of all cells to suppress: the confidential ones and their complements.
   *
   * @param cells of several equally cheap ones the first is taken
   * @param confidential places of the cells that must not be known
   * @param complements places of cells that are to be complements in any case
   * @param fewestContributors of the suppressed cells of a sum together: one of two contributors
   *     knows what the other one has
   */
  public static BitSet of(
      List<Cell> cells,
      List<Sum> sums,
      BitSet confidential,
      BitSet complements,
      long fewestContributors) {
    var suppression = new CellSuppression(cells, sums, confidential, fewestContributors);
    confidential.stream().forEach(suppression::suppress);
    complements.stream().forEach(suppression::suppress);
    suppression.settle();
    for (Optional<Integer> more = suppression.complementOfAnyDetermined();
        more.isPresent();
        more = suppression.complementOfAnyDetermined()) {
      suppression.suppress(more.get());
      suppression.settle();
    }
    return suppression.suppressed;
  }

  private void suppress(int cell) {
    suppressed.set(cell);
    unsettled.addAll(sumsOfCell.get(cell));
  }

  private void settle() {
    while (!unsettled.isEmpty()) {
      Sum sum = sums.get(unsettled.remove());
      while (!hides(sum)) {
        Optional<Integer> more = cheapest(sum.all());
        if (more.isEmpty()) {
          break;
        }
        suppress(more.get());
      }
    }
  }

  /** Whether the suppressed cells of a sum hide each other in it. */
  private boolean hides(Sum sum) {
    List<Integer> hidden = sum.all().filter(suppressed::get).boxed().toList();
    if (hidden.isEmpty()) {
      return true;
    }
    long all = hidden.stream().mapToLong(cell -> cells.get(cell).value()).sum();
    long contributors = hidden.stream().mapToLong(cell -> cells.get(cell).contributors()).sum();
    return hidden.size() > 1
        && contributors >= fewestContributors
        && hidden.stream()
            .filter(confidential::get)
            .map(cells::get)
            .allMatch(cell -> all - cell.value() >= cell.protection());
  }

  private Optional<Integer> cheapest(IntStream some) {
    return some.filter(cell -> !suppressed.get(cell))
        .filter(cell -> !cells.get(cell).isPublic() && cells.get(cell).value() > 0)
        .boxed()
        .min(Comparator.<Integer, Cell>comparing(cells::get, CHEAPEST).thenComparing(cell -> cell));
  }

  /** Something to suppress beside a cell that the sums together determine; empty when none is. */
  private Optional<Integer> complementOfAnyDetermined() {
    var equations = new LinearEquations();
    for (Sum sum : sums) {
      IntStream.Builder parts = IntStream.builder();
      sum.parts().stream().filter(suppressed::get).forEach(parts::add);
      int[] hidden = parts.build().toArray();
      if (suppressed.get(sum.whole()) || hidden.length > 0) {
        equations.add(suppressed.get(sum.whole()) ? sum.whole() : -1, hidden);
      }
    }
    return equations.determined().stream()
        .map(
            cell ->
                cheapest(
                    sumsOfCell.get(cell).stream()
                        .flatMapToInt(sum -> sums.get(sum).all())
                        .distinct()
                        .sorted()))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
