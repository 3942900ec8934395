package org.tearoad.reports.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.spark.sql.Row;
import org.tearoad.marts.disclosure.Cell;

/**
 * One who has the published tables of all releases, knows how periods and slices add up and that no
 * figure is negative, and computes for each hidden cell the least and the most that it can be.
 */
final class Attacker {
  private final Map<Cell, Double> known = new HashMap<>();
  private final Map<String, String> districts;

  /** What a hidden cell must be between. */
  record Bounds(double least, double most) {
    double width() {
      return most - least;
    }
  }

  /** The whole less its parts is 0. */
  private record Equation(Map<Cell, Double> unknown, double rest) {}

  Attacker(Map<String, String> districts) {
    this.districts = districts;
  }

  /** Rows of volume_growth as they are published. */
  void reads(Collection<Row> published) {
    for (Row row : published) {
      Cell cell =
          new Cell(
              "sellers",
              row.getAs("period_type"),
              row.getAs("period"),
              row.getAs("channel"),
              row.getAs("trade"),
              row.getAs("dimension"),
              row.getAs("slice"));
      reads(cell, number(row, "value"), number(row, "value_year_ago"), number(row, "growth_rate"));
    }
  }

  /** Figures of a cell, as far as they are published: null when not. Orders are whole. */
  void reads(Cell cell, Double value, Double yearAgo, Double rate) {
    learns(cell, value);
    learns(cell.aYearAgo(), yearAgo);
    if (rate != null && value != null && rate > -1) {
      learns(cell.aYearAgo(), Math.rint(value / (1 + rate)));
    }
    if (rate != null && yearAgo != null) {
      learns(cell, Math.rint(yearAgo * (1 + rate)));
    }
  }

  private static Double number(Row row, String column) {
    return row.getAs(column) instanceof Number number ? number.doubleValue() : null;
  }

  void learns(Cell cell, Double value) {
    if (value != null) {
      known.put(cell, value);
    }
  }

  void forgets(BiPredicate<Cell, Double> what) {
    known.entrySet().removeIf(entry -> what.test(entry.getKey(), entry.getValue()));
  }

  /**
   * @param cells all that there are, those with a figure of 0 left out: who is active where is no
   *     secret
   */
  SortedMap<Cell, Bounds> bounds(Set<Cell> cells) {
    List<Equation> equations = equations(cells);
    SortedMap<Cell, Bounds> bounds = new TreeMap<>();
    for (SortedSet<Cell> together : connected(cells, equations)) {
      List<Cell> unknown = List.copyOf(together);
      List<LinearConstraint> constraints = new ArrayList<>();
      for (Equation equation : equations) {
        if (equation.unknown().keySet().stream().anyMatch(together::contains)) {
          constraints.add(
              new LinearConstraint(
                  unknown.stream()
                      .mapToDouble(cell -> equation.unknown().getOrDefault(cell, 0.0))
                      .toArray(),
                  Relationship.EQ,
                  equation.rest()));
        }
      }
      for (int i = 0; i < unknown.size(); i++) {
        bounds.put(
            unknown.get(i),
            new Bounds(
                extreme(GoalType.MINIMIZE, i, unknown.size(), constraints),
                extreme(GoalType.MAXIMIZE, i, unknown.size(), constraints)));
      }
    }
    return bounds;
  }

  private static double extreme(
      GoalType goal, int place, int size, List<LinearConstraint> constraints) {
    double[] objective = new double[size];
    objective[place] = 1;
    return new SimplexSolver()
        .optimize(
            new MaxIter(100_000),
            new LinearObjectiveFunction(objective, 0),
            new LinearConstraintSet(constraints),
            goal,
            new NonNegativeConstraint(true))
        .getPoint()[place];
  }

  private List<Equation> equations(Set<Cell> cells) {
    Map<List<Object>, List<Cell>> parts = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String dimension = cell.dimension();
      if (dimension.equals("region")) {
        Cell whole =
            cell.beside("federal_district", districts.getOrDefault(cell.slice(), "unknown"));
        parts.computeIfAbsent(List.of(whole, dimension), absent -> new ArrayList<>()).add(cell);
      } else if (!dimension.equals("total")) {
        Cell whole = cell.beside("total", "total");
        parts.computeIfAbsent(List.of(whole, dimension), absent -> new ArrayList<>()).add(cell);
      }
      for (Cell whole : cells) {
        if (isWithin(cell, whole)) {
          parts
              .computeIfAbsent(List.of(whole, cell.periodType()), absent -> new ArrayList<>())
              .add(cell);
        }
      }
    }
    List<Equation> equations = new ArrayList<>();
    parts.forEach((key, some) -> equations.add(equation((Cell) key.get(0), some)));
    return equations.stream().filter(equation -> !equation.unknown().isEmpty()).toList();
  }

  private Equation equation(Cell whole, List<Cell> parts) {
    Map<Cell, Double> unknown = new HashMap<>();
    double rest = 0;
    for (Cell part : parts) {
      if (known.containsKey(part)) {
        rest += known.get(part);
      } else {
        unknown.put(part, -1.0);
      }
    }
    if (known.containsKey(whole)) {
      rest -= known.get(whole);
    } else {
      unknown.put(whole, 1.0);
    }
    return new Equation(unknown, rest);
  }

  private static boolean isWithin(Cell cell, Cell whole) {
    if (!cell.dimension().equals(whole.dimension()) || !cell.slice().equals(whole.slice())) {
      return false;
    }
    String period = cell.period();
    return switch (cell.periodType() + " " + whole.periodType()) {
      case "month quarter" ->
          whole
              .period()
              .equals(period.substring(0, 5) + "Q" + (number(period.substring(5)) + 2) / 3);
      case "quarter year" -> whole.period().equals(period.substring(0, 4));
      case "month trailing_12_months" -> {
        int ago = months(whole.period()) - months(period);
        yield ago >= 0 && ago < 12;
      }
      default -> false;
    };
  }

  private static int months(String period) {
    return 12 * number(period.substring(0, 4)) + number(period.substring(5));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private List<SortedSet<Cell>> connected(Set<Cell> cells, List<Equation> equations) {
    List<SortedSet<Cell>> groups = new ArrayList<>();
    cells.stream()
        .filter(cell -> !known.containsKey(cell))
        .forEach(cell -> groups.add(new TreeSet<>(Set.of(cell))));
    for (Equation equation : equations) {
      SortedSet<Cell> together = new TreeSet<>();
      groups.removeIf(
          group ->
              group.stream().anyMatch(equation.unknown()::containsKey) && together.addAll(group));
      groups.add(together);
    }
    return groups;
  }
}
