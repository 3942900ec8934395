package org.tearoad.marts.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tearoad.common.statistics.CellSuppression;
import org.tearoad.common.statistics.CellSuppression.Sum;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.growth.PeriodMonths;

/** The published cells of a market, the sums that hold between them, and what must be left out. */
final class MarketCells {
  private static final String LIKE_FOR_LIKE = "like_for_like";
  private static final String CONCENTRATION = "concentration";

  /** The counts that are published of a market's cells. */
  private static final Map<String, List<String>> COUNTS =
      Map.of(
          "sellers b2c", List.of("orders"),
          "sellers b2b", List.of("inquiries", "orders"),
          "buyers b2c", List.of("payments"));

  private final Slice market;
  private final Collection<PeriodMonths> periods;
  private final Map<String, String> districts;
  private final Map<String, YearMonth> firstMonths;
  private final Map<String, Set<YearMonth>> gaps;
  private final MartSettings settings;
  private final Map<Cell, Made> cells = new LinkedHashMap<>();
  private final SortedMap<Cell, Suppressed> notJudged = new TreeMap<>();

  /** A cell with what made it. */
  private record Made(int place, PeriodMonths period, Contribution count, boolean isSafe) {}

  MarketCells(
      Slice market,
      Contributions contributions,
      Collection<PeriodMonths> periods,
      Map<String, String> districts,
      Map<String, Set<YearMonth>> gaps,
      MartSettings settings) {
    this.market = market;
    this.periods = periods;
    this.districts = districts;
    this.gaps = gaps;
    this.firstMonths = contributions.firstMonths();
    this.settings = settings;
    for (Slice slice : contributions.of(market)) {
      for (PeriodMonths period : periods) {
        if (isPublished(slice, period)) {
          add(
              Cell.of(slice, period.type(), period.name()),
              period,
              contributions.of(slice, period.months()));
        }
      }
    }
  }

  /** Which periods reports speak of. */
  private static boolean isPublished(Slice slice, PeriodMonths period) {
    return switch (period.type()) {
      case "quarter", "year" -> true;
      case "month" -> !slice.dimension().equals("region");
      default ->
          slice.isTotal()
              && slice.channel().equals("b2c")
              && slice.contributors().equals("sellers");
    };
  }

  private void add(Cell cell, PeriodMonths period, Map<String, Contribution> byMeasure) {
    if (!period.isOver(settings) && !cell.dimension().equals(Slice.TOTAL)) {
      // Those without orders so far, too: later it would tell those of the last days.
      notJudged.put(cell, Suppressed.NOT_JUDGED);
      if (cell.dimension().equals(Slice.MARKETPLACE)) {
        notJudged.put(cell.beside(CONCENTRATION, Slice.TOTAL), Suppressed.NOT_JUDGED);
      }
    } else if (byMeasure.values().stream().anyMatch(one -> one.amount() > 0)) {
      boolean isSafe =
          isPublic(cell)
              || byMeasure.values().stream().allMatch(one -> one.isSafe(settings.disclosure()));
      cells.put(cell, new Made(cells.size(), period, count(cell, byMeasure), isSafe));
    }
  }

  /**
   * What hides other cells: of two counts the smaller, for where it is 0 the other tells them.
   * Where only one of them was counted it is 0.
   */
  private static Contribution count(Cell cell, Map<String, Contribution> byMeasure) {
    return COUNTS.get(cell.contributors() + " " + cell.channel()).stream()
        .map(measure -> byMeasure.getOrDefault(measure, Contribution.NONE))
        .min(Comparator.comparing(Contribution::amount))
        .orElseThrow();
  }

  private boolean isPublic(Cell cell) {
    return cell.dimension().equals(Slice.MARKETPLACE)
        && settings.disclosure().publicMarketplaces().contains(cell.slice());
  }

  /**
   * All cells that are left out.
   *
   * @param earlier what the release before left out
   * @param reportedUpTo the latest day that an earlier release was published for
   */
  SortedMap<Cell, Suppressed> suppressed(
      Map<Cell, Suppressed> earlier, Optional<LocalDate> reportedUpTo) {
    SortedMap<Cell, Suppressed> all = new TreeMap<>(notJudged);
    List<CellSuppression.Cell> hideable = new ArrayList<>();
    BitSet confidential = new BitSet();
    BitSet complements = new BitSet();
    cells.forEach(
        (cell, made) -> {
          boolean wasReported =
              reportedUpTo.isPresent() && !made.period().end().isAfter(reportedUpTo.get());
          // A slice of a running period was left out whatever it was: that says nothing of it.
          Optional<Suppressed> before =
              Optional.ofNullable(earlier.get(cell))
                  .filter(one -> one != Suppressed.NOT_JUDGED && wasReported && !isPublic(cell));
          hideable.add(
              hideable(cell, made, wasReported && before.isEmpty() || isTotal(cell, made)));
          if (!made.isSafe() || before.filter(Suppressed.CONFIDENTIAL::equals).isPresent()) {
            confidential.set(made.place());
          } else if (before.isPresent()) {
            complements.set(made.place());
          }
        });
    BitSet hidden =
        CellSuppression.of(
            hideable,
            sums(),
            confidential,
            complements,
            settings.disclosure().minimumContributors());
    cells.forEach(
        (cell, made) -> {
          if (confidential.get(made.place())) {
            all.put(cell, Suppressed.CONFIDENTIAL);
          } else if (hidden.get(made.place())) {
            all.put(cell, Suppressed.COMPLEMENT);
          }
        });
    if (market.channel().equals("b2c")) {
      all.putAll(ofAllMarketplaces(all));
    }
    return all;
  }

  /** The total, also under another name: hiding it takes what most readers came for. */
  private boolean isTotal(Cell cell, Made made) {
    Made total = cells.get(cell.beside(Slice.TOTAL, Slice.TOTAL));
    return total != null && total.count().amount() == made.count().amount();
  }

  private CellSuppression.Cell hideable(Cell cell, Made made, boolean isLast) {
    double protection = Math.ceil(settings.disclosure().pPercent() / 100 * made.count().amount());
    return new CellSuppression.Cell(
        made.count().amount(),
        made.count().contributors(),
        Math.max(1, (long) protection),
        isPublic(cell),
        isLast);
  }

  /** What is made of the marketplaces together would tell the one that is left out. */
  private Map<Cell, Suppressed> ofAllMarketplaces(Map<Cell, Suppressed> all) {
    Map<Cell, Suppressed> together = new HashMap<>();
    Predicate<Cell> isHiddenMarketplace =
        cell ->
            cell.dimension().equals(Slice.MARKETPLACE) && all.get(cell) != Suppressed.NOT_JUDGED;
    List<Cell> hidden = all.keySet().stream().filter(isHiddenMarketplace).toList();
    for (Cell cell : hidden) {
      together.put(cell.beside(CONCENTRATION, Slice.TOTAL), Suppressed.COMPLEMENT);
    }
    for (PeriodMonths period : periods) {
      boolean isTold =
          hidden.stream()
              .filter(cell -> cell.periodType().equals("month"))
              .anyMatch(cell -> isLeftOutLikeForLike(cell, period));
      if (isTold) {
        together.put(
            Cell.of(market.beside(LIKE_FOR_LIKE, Slice.TOTAL), period.type(), period.name()),
            Suppressed.COMPLEMENT);
      }
    }
    return together;
  }

  /**
   * Whether the like-for-like figures of a period are its total without this month of a
   * marketplace, so that both tell it: the marketplace does not report a year earlier, or not yet
   * in the month itself, or has a gap in one of them. In the month of its first order it may or may
   * not.
   */
  private boolean isLeftOutLikeForLike(Cell cell, PeriodMonths period) {
    YearMonth month = cells.get(cell).period().months().get(0);
    YearMonth first = firstMonths.get(cell.slice());
    Set<YearMonth> withGap = gaps.getOrDefault(cell.slice(), Set.of());
    return period.months().contains(month)
            && (!month.minusYears(1).isAfter(first)
                || withGap.contains(month)
                || withGap.contains(month.minusYears(1)))
        || period.monthsAYearAgo().contains(month)
            && (!month.isAfter(first)
                || withGap.contains(month)
                || withGap.contains(month.plusYears(1)));
  }

  /** Slices add up to their whole, shorter periods to longer ones. */
  private List<Sum> sums() {
    Map<SumKey, List<Integer>> parts = new LinkedHashMap<>();
    cells.forEach(
        (cell, made) -> {
          wholeOfSlices(cell)
              .ifPresent(whole -> add(parts, new SumKey(whole, cell.dimension()), made));
          for (PeriodMonths longer : longerThan(made.period())) {
            Cell whole = cell.in(longer.type(), longer.name());
            add(parts, new SumKey(whole, cell.periodType()), made);
          }
        });
    List<Sum> sums = new ArrayList<>();
    parts.forEach((key, places) -> sums.add(new Sum(cells.get(key.whole()).place(), places)));
    return sums;
  }

  /**
   * @param parts the dimension, or the type of the periods, that adds up to the whole
   */
  private record SumKey(Cell whole, String parts) {}

  /** Wholes that are not published make no sum. */
  private void add(Map<SumKey, List<Integer>> parts, SumKey key, Made part) {
    if (cells.containsKey(key.whole())) {
      parts.computeIfAbsent(key, absent -> new ArrayList<>()).add(part.place());
    }
  }

  private Optional<Cell> wholeOfSlices(Cell cell) {
    return switch (cell.dimension()) {
      case Slice.TOTAL, "outcome" -> Optional.empty();
      case "region" ->
          Optional.of(
              cell.beside("federal_district", districts.getOrDefault(cell.slice(), "unknown")));
      case "decline_reason" -> Optional.of(cell.beside("outcome", "declined"));
      default -> Optional.of(cell.beside(Slice.TOTAL, Slice.TOTAL));
    };
  }

  private List<PeriodMonths> longerThan(PeriodMonths period) {
    return periods.stream()
        .filter(
            longer ->
                switch (longer.type()) {
                  case "month" -> false;
                  case "year" -> period.type().equals("quarter");
                  default -> period.type().equals("month");
                })
        .filter(longer -> longer.months().containsAll(period.months()))
        .toList();
  }
}
