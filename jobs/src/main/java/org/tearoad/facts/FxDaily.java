package org.tearoad.facts;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.RATE;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** The rates that hold on each day, made from the published ones by {@link FxRates}. */
public final class FxDaily {
  static final Field CURRENCY = must("currency", TEXT, "Currency that is converted.");
  static final Field FX_DATE = must("fx_date", DATE, "Day of the conversion.");
  static final Field RUB_RATE =
      may(
          "rub_rate",
          RATE,
          "Roubles for one unit, as last published; null when no rate leads there.");
  static final Field USD_RATE =
      may(
          "usd_rate",
          RATE,
          "Dollars for one unit, as last published; null when no rate leads there.");
  static final Field CNY_RATE =
      may("cny_rate", RATE, "Yuan for one unit, as last published; null when no rate leads there.");
  static final Field RATE_DATE =
      must("rate_date", DATE, "Earliest publication day of the rates used.");

  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "fx_daily",
          "one row per currency and day between the first and the last publication",
          List.of(CURRENCY.name(), FX_DATE.name()),
          CURRENCY,
          FX_DATE,
          RUB_RATE,
          USD_RATE,
          CNY_RATE,
          RATE_DATE);

  private FxDaily() {}
}
