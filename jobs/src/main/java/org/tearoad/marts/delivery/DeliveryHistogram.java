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
 * Parcels by posting day, carrier, service, outcome and age: what travels together stays together.
 * See {@code marts/delivery_histogram.sql}.
 */
public final class DeliveryHistogram {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "delivery_histogram",
              "one row per order_month, clock, start_date, flow, channel, carrier, service, outcome, age_days,"
                  + " last_scan_date, promise_date and excluded_because",
              List.of(
                  "order_month",
                  "clock",
                  "start_date",
                  "flow",
                  "channel",
                  "carrier",
                  "service",
                  "outcome",
                  "age_days",
                  "last_scan_date",
                  "promise_date",
                  "excluded_because"),
              must(
                  "clock",
                  TEXT,
                  "operator: posting to first attempt or availability; buyer: payment to delivery."),
              may(
                  "start_date",
                  DATE,
                  "Day of posting or of payment; null when excluded for want of it."),
              must("flow", TEXT, "import, export, domestic or other."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("channel", TEXT, "b2c or b2b."),
              must("carrier", TEXT, "Carrier."),
              must("service", TEXT, "Service; may be unknown."),
              must("outcome", TEXT, "delivered, returned or open."),
              may("age_days", NUMBER, "Days from start to end; null when open or excluded."),
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
              must(
                  "attempted_count",
                  COUNT,
                  "Parcels brought to the door, whether somebody opened or not."),
              must("first_attempt_count", COUNT, "Of these, delivered at the first attempt."),
              must(
                  "complete_count",
                  COUNT,
                  "Parcels with scans of posting, delivery and, across the border, departure and arrival."),
              MONTH)
          .storedBy(MONTH)
          .checked(
              compliance("ages_are_not_negative", "age_days is null or age_days >= 0"),
              compliance(
                  "counts_are_parts",
                  "kept_count <= promised_count and promised_count <= parcel_count"));

  private DeliveryHistogram() {}

  public static Step step(MartSettings settings) {
    return Step.sql(
        TABLE, "marts/delivery_histogram.sql", settings.parameters(), ParcelsAsOf.TABLE);
  }
}
