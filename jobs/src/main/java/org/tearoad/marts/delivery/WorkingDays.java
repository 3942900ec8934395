package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** Days that differ from Monday to Friday, from the reference data. */
public final class WorkingDays {
  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "working_days",
          "one row per country and day that differs from Monday to Friday",
          List.of("country", "date"),
          must("country", TEXT, "ISO 3166-1 alpha-2."),
          must("date", DATE, "A weekday that is off, or a day of a weekend that is worked."),
          must("is_working", FLAG, "It is worked."));

  private WorkingDays() {}
}
