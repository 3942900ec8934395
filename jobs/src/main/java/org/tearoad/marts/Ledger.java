package org.tearoad.marts;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** What became of every line of every file that was read: the manifest's ledger as tables. */
public final class Ledger {
  public static final Table FILES =
      Table.of(
          Layer.REFERENCE,
          "ledger",
          "one row per source and file",
          List.of("source", "file"),
          must("source", TEXT, "Source that the file belongs to."),
          must("log", TEXT, "orders, payments or shipments."),
          must("file", TEXT, "Path of the file."),
          must("read_count", COUNT, "Lines read."),
          must("accepted_count", COUNT, "Lines accepted."),
          must("rejected_count", COUNT, "Lines rejected."),
          must("not_selected_count", COUNT, "Lines that the source's own SELECT left out."),
          may("file_date", DATE, "Day that the file is named by; null when it names none."),
          may(
              "latest_event_at",
              INSTANT,
              "Newest instant of its accepted rows: status_at, payment_at or event_at; null without any."));

  public static final Table REASONS =
      Table.of(
          Layer.REFERENCE,
          "ledger_reasons",
          "one row per source, file, kind and reason",
          List.of("source", "file", "kind", "reason"),
          must("source", TEXT, "Source that the file belongs to."),
          must("file", TEXT, "Path of the file."),
          must("kind", TEXT, "reject or defect."),
          must(
              "reason", TEXT, "Why lines were rejected, or what was wrong with an optional value."),
          must("row_count", COUNT, "Lines."));

  private Ledger() {}
}
