package org.tearoad.marts;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.RATE;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** Mean rates of months, for growth at constant exchange rates. */
public final class FxMonthly {
  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "fx_monthly",
          "one row per currency and month",
          List.of("currency", "month"),
          must("currency", TEXT, "Currency that is converted."),
          must("month", TEXT, "Month, like 2015-11."),
          may(
              "rub_rate",
              RATE,
              "Mean of the roubles for one unit over the days of the month; null without rates."),
          may("rub_rate_year_ago", RATE, "The same of twelve months before; null without rates."));

  private FxMonthly() {}
}
