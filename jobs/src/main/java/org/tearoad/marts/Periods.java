package org.tearoad.marts;

import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** The periods that figures are published for, with the months that they consist of. */
public final class Periods {
  private static final int MONTHS = 12;

  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "periods",
          "one row per period and month in it",
          List.of("period_type", "period", "month_start"),
          must("period_type", TEXT, "month, quarter, year or trailing_12_months."),
          must("period", TEXT, "2015-11, 2015-Q4, 2015; of trailing 12 months the last month."),
          must("period_start", DATE, "First day of the period."),
          must("period_end", DATE, "Last day of the period; may be later than the as-of day."),
          must("month_start", DATE, "First day of a month in the period."));

  private Periods() {}

  /**
   * All periods that have a month from the first to that of the as-of day; trailing twelve months
   * only where all of them are there.
   */
  public static List<Row> rows(YearMonth first, LocalDate asOf) {
    List<Row> rows = new ArrayList<>();
    YearMonth last = YearMonth.from(asOf);
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      int year = month.getYear();
      int quarter = month.get(IsoFields.QUARTER_OF_YEAR);
      rows.add(row("month", month.toString(), month, month, month));
      rows.add(
          row(
              "quarter",
              year + "-Q" + quarter,
              YearMonth.of(year, 3 * quarter - 2),
              YearMonth.of(year, 3 * quarter),
              month));
      rows.add(
          row(
              "year",
              Integer.toString(year),
              YearMonth.of(year, 1),
              YearMonth.of(year, MONTHS),
              month));
      for (YearMonth end = month;
          end.isBefore(month.plusMonths(MONTHS)) && !end.isAfter(last);
          end = end.plusMonths(1)) {
        YearMonth start = end.minusMonths(MONTHS - 1);
        if (!start.isBefore(first)) {
          rows.add(row("trailing_12_months", end.toString(), start, end, month));
        }
      }
    }
    return rows;
  }

  private static Row row(
      String type, String period, YearMonth start, YearMonth end, YearMonth month) {
    return RowFactory.create(type, period, start.atDay(1), end.atEndOfMonth(), month.atDay(1));
  }
}
