package org.tearoad.marts.watch;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** The sources of the settings, and how late each may be. */
public final class WatchedSources {
  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "sources",
          "one row per source",
          List.of("source"),
          must("source", TEXT, "Name in the settings."),
          must("log", TEXT, "orders, payments or shipments."),
          must("warn_after_days", NUMBER, "Days behind from which on it is late: more than these."),
          must("error_after_days", NUMBER, "Days behind from which on that is an error."),
          may("calendar", TEXT, "Country whose working days alone count; null: every day counts."));

  private WatchedSources() {}
}
