package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.facts.ParcelFacts;
import org.tearoad.marts.MartSettings;

/** How long it takes until carriers report their scans. See {@code marts/scan_delay.sql}. */
public final class ScanDelay {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "scan_delay",
              "one row per order_month, carrier, reported_month and delay_days",
              List.of("order_month", "carrier", "reported_month", "delay_days"),
              must("carrier", TEXT, "Carrier."),
              must("reported_month", TEXT, "Month of the file that reported the scan."),
              must("delay_days", NUMBER, "Days from the scan to the day of its file, at least 0."),
              must("scan_count", COUNT, "Latest scans of parcels, each by its first report."),
              must("latest_scan_date", DATE, "The newest of these scans."),
              MONTH)
          .storedBy(MONTH)
          .checked(compliance("delays_are_not_negative", "delay_days >= 0"));

  private ScanDelay() {}

  public static Step step(MartSettings settings) {
    return Step.sql(TABLE, "marts/scan_delay.sql", settings.parameters(), ParcelFacts.TABLE);
  }
}
