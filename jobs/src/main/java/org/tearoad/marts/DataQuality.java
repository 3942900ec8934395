package org.tearoad.marts;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** What became of the lines of each source. See {@code marts/data_quality.sql}. */
public final class DataQuality {
  public static final Table TABLE =
      Table.of(
          Layer.MARTS,
          "data_quality",
          "one row per source, log, month, kind and reason",
          List.of("source", "log", "month", "kind", "reason"),
          must("source", TEXT, "Source of the lines."),
          must("log", TEXT, "orders, payments or shipments."),
          may("month", TEXT, "Month that the files are named by; null for files without a day."),
          must("kind", TEXT, "accepted, rejected, not_selected; and by reason reject and defect."),
          must("reason", TEXT, "Reason of a reject or defect; any for the rest."),
          must("row_count", COUNT, "Lines; of defects the values."),
          must("read_count", COUNT, "Lines read."),
          may("share", RATIO, "row_count / read_count; null when nothing was read."));

  private DataQuality() {}

  static Step step(MartSettings settings) {
    return Step.sql(
        TABLE, "marts/data_quality.sql", settings.parameters(), Ledger.FILES, Ledger.REASONS);
  }
}
