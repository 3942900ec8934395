package org.tearoad.marts.growth;

import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;

import java.util.List;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** First days of the Chinese New Year, from the reference data. */
public final class LunarNewYear {
  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "lunar_new_year",
          "one row per year",
          List.of("date"),
          must("date", DATE, "First day of the Chinese New Year."));

  private LunarNewYear() {}
}
