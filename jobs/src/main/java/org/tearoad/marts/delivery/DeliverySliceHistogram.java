package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
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
import org.tearoad.marts.MartSettings;

/**
 * Parcels by posting month, marketplace or region or category, outcome and age. See {@code
 * marts/delivery_slice_histogram.sql}.
 */
public final class DeliverySliceHistogram {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "delivery_slice_histogram",
              "one row per order_month, clock, start_month, dimension, slice, flow, channel, carrier, outcome,"
                  + " age_days, start_date, last_scan_date, promise_date and excluded_because",
              List.of(
                  "order_month",
                  "clock",
                  "start_month",
                  "dimension",
                  "slice",
                  "flow",
                  "channel",
                  "carrier",
                  "outcome",
                  "age_days",
                  "start_date",
                  "last_scan_date",
                  "promise_date",
                  "excluded_because"),
              must("clock", TEXT, "operator or buyer, as in delivery_histogram."),
              may(
                  "start_month",
                  TEXT,
                  "Month of posting or of payment; null when excluded for want of it."),
              must("dimension", TEXT, "marketplace, region or category."),
              must("slice", TEXT, "Value of the dimension; may be unknown."),
              must("flow", TEXT, "import, export, domestic or other."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("channel", TEXT, "b2c or b2b."),
              may(
                  "carrier",
                  TEXT,
                  "Carrier of open parcels, who may have fallen silent; else null."),
              must("outcome", TEXT, "delivered, returned or open."),
              may("age_days", NUMBER, "Days from start to end; null when open or excluded."),
              may("start_date", DATE, "Day of the start of open parcels; else null."),
              may("last_scan_date", DATE, "Day of the latest scan of open parcels; else null."),
              may(
                  "promise_date",
                  DATE,
                  "Last day of the promise for open parcels; else null, and without a promise."),
              may(
                  "excluded_because",
                  TEXT,
                  "not_tracked_to_delivery, no_start, negative or paid_on_delivery; null when counted."),
              must("parcel_count", COUNT, "Parcels."),
              must("promised_count", COUNT, "Parcels with a promise."),
              must("kept_count", COUNT, "Parcels delivered not later than promised."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance("ages_are_not_negative", "age_days is null or age_days >= 0"),
              compliance(
                  "counts_are_parts",
                  "kept_count <= promised_count and promised_count <= parcel_count"));

  private DeliverySliceHistogram() {}

  public static Step step(MartSettings settings) {
    return Step.sql(
        TABLE, "marts/delivery_slice_histogram.sql", settings.parameters(), ParcelsAsOf.TABLE);
  }
}
