package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;

/** How long each leg of the way took. See {@code marts/leg_histogram.sql}. */
public final class LegHistogram {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "leg_histogram",
              "one row per order_month, start_month, flow, channel, carrier, leg and days",
              List.of("order_month", "start_month", "flow", "channel", "carrier", "leg", "days"),
              must("start_month", TEXT, "Month of posting."),
              must("flow", TEXT, "import, export, domestic or other."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("channel", TEXT, "b2c or b2b."),
              must("carrier", TEXT, "Carrier."),
              must(
                  "leg",
                  TEXT,
                  "processing (payment to posting), origin (to departure), export_customs (part of origin),"
                      + " transport (to arrival), import_customs, domestic (to the delivery office), last_mile"
                      + " (to delivery), operator and buyer (the two clocks)."),
              may(
                  "days",
                  NUMBER,
                  "Difference of the dates of the two ends; null when one is missing or they are the wrong way round."),
              must("parcel_count", COUNT, "Parcels."),
              must("microsecond_sum", COUNT, "Exact durations, summed; 0 where days is null."),
              must("inconsistent_count", COUNT, "Parcels whose ends are the wrong way round."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance("days_are_not_negative", "days is null or days >= 0"),
              compliance("inconsistent_ones_are_counted", "inconsistent_count <= parcel_count"));

  private LegHistogram() {}

  public static Step step(MartSettings settings) {
    return Step.sql(TABLE, "marts/leg_histogram.sql", settings.parameters(), ParcelsAsOf.TABLE);
  }
}
