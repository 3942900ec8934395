package org.tearoad.marts.interruptions;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.OrdersAsOf;
import org.tearoad.marts.delivery.ParcelsAsOf;

/** What happened in each region on each day. See {@code marts/region_days.sql}. */
public final class RegionDays {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "region_days",
              "one row per order_month, flow, destination_region and event_date with an event, of b2c across the border",
              List.of("order_month", "flow", "destination_region", "event_date"),
              must("flow", TEXT, "import or export."),
              must("destination_region", TEXT, "Region that the goods go to; may be unknown."),
              must("order_count", COUNT, "Orders ever placed, by the day of the order."),
              must("posting_count", COUNT, "Parcels by the day of their posting."),
              must(
                  "delivery_count",
                  COUNT,
                  "Parcels by the day of their first attempt or availability."),
              must("event_date", DATE, "Day of the events in the reporting zone."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance("a_row_has_an_event", "order_count + posting_count + delivery_count > 0"));

  private RegionDays() {}

  public static Step step(MartSettings settings) {
    return Step.sql(
        TABLE, "marts/region_days.sql", settings.parameters(), OrdersAsOf.TABLE, ParcelsAsOf.TABLE);
  }
}
