package org.tearoad.marts;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.watch.WatchedSources;

/** Which days the figures cover. See {@code marts/coverage.sql}. */
public final class Coverage {
  public static final Table TABLE =
      Table.of(
          Layer.MARTS,
          "coverage",
          "one row per kind, name and day",
          List.of("kind", "name", "day"),
          must("kind", TEXT, "source or marketplace."),
          must("name", TEXT, "Source or marketplace."),
          may(
              "file_count",
              COUNT,
              "Files of the source for that day, 0 in a gap; null for a marketplace."),
          must("row_count", COUNT, "Lines of these files, or orders of the marketplace."),
          must(
              "is_gap",
              FLAG,
              "No file for longer than usual, or no orders where at least twelve were to be expected by the eight weeks before and after."),
          must("day", DATE, "Day of the files or of the orders."));

  private Coverage() {}

  static Step step(MartSettings settings) {
    return Step.sql(
        TABLE,
        "marts/coverage.sql",
        settings.parameters(),
        Ledger.FILES,
        WatchedSources.TABLE,
        WorkingDays.TABLE,
        DailyVolume.TABLE);
  }
}
