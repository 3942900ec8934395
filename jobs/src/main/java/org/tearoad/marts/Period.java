package org.tearoad.marts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;

/**
 * A period that figures are published for.
 *
 * @param type month, quarter or year
 * @param name 2015-11, 2015-Q4 or 2015
 * @param first its first day
 * @param last its last day; may be later than the as-of day
 */
public record Period(String type, String name, LocalDate first, LocalDate last)
    implements Comparable<Period> {
  private static final Comparator<Period> ORDER =
      Comparator.comparing(Period::type).thenComparing(Period::first);

  /** The month, the quarter and the year that a month belongs to. */
  public static List<Period> of(YearMonth month) {
    return List.of(month(month), quarter(month), year(month.getYear()));
  }

  private static Period month(YearMonth month) {
    return new Period("month", month.toString(), month.atDay(1), month.atEndOfMonth());
  }

  private static Period quarter(YearMonth month) {
    int quarter = month.get(IsoFields.QUARTER_OF_YEAR);
    YearMonth last = YearMonth.of(month.getYear(), 3 * quarter);
    return new Period(
        "quarter",
        year(month.getYear()).name() + "-Q" + quarter,
        last.minusMonths(2).atDay(1),
        last.atEndOfMonth());
  }

  private static Period year(int year) {
    YearMonth january = YearMonth.of(year, 1);
    return new Period(
        "year",
        january.toString().substring(0, 4),
        january.atDay(1),
        january.plusMonths(11).atEndOfMonth());
  }

  /** The period of the same type before this one. */
  public Period previous() {
    YearMonth end = YearMonth.from(first).minusMonths(1);
    return of(end).stream().filter(period -> period.type().equals(type)).findFirst().orElseThrow();
  }

  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }
}
