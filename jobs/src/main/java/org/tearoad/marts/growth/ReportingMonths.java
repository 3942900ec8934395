package org.tearoad.marts.growth;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import java.util.Map;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Coverage;

/** In which months a marketplace can be compared. See {@code marts/reporting_months.sql}. */
public final class ReportingMonths {
  public static final Table TABLE =
      Table.of(
          Layer.MARTS,
          "reporting_months",
          "one row per marketplace and month since its first order",
          List.of("marketplace", "month"),
          must("marketplace", TEXT, "Marketplace or B2B platform."),
          must("month", TEXT, "Month, yyyy-MM; the last is that of the as-of day."),
          must("first_date", DATE, "Day of the marketplace's first order, in whatever market."),
          must("gap_day_count", COUNT, "Days of the month that coverage calls a gap."),
          may(
              "not_reporting_because",
              TEXT,
              "began_later: after the month's seventh day; gap: more than six days; null when it reports."));

  private ReportingMonths() {}

  public static Step step() {
    return Step.sql(TABLE, "marts/reporting_months.sql", Map.of(), Coverage.TABLE);
  }
}
