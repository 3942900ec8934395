package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.facts.ParcelFacts;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.OrdersAsOf;

/**
 * The parcels as of the day with their two clocks, from which the delivery marts of the touched
 * months are counted. See {@code marts/parcels_as_of.sql}.
 */
public final class ParcelsAsOf {
  private static final Field MONTH = must("order_month", TEXT, "Month folder of the order.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "parcels_as_of",
              "one row per tracking number and order",
              List.of("tracking_number", "order_id"),
              must("order_id", TEXT, "Order that the parcel belongs to."),
              must("tracking_number", TEXT, "Tracking number."),
              MONTH,
              must("flow", TEXT, "import, export, domestic or other."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("channel", TEXT, "b2c or b2b."),
              must("marketplace", TEXT, "Marketplace or B2B platform."),
              must("destination_region", TEXT, "Region that the goods go to; may be unknown."),
              must("category", TEXT, "Category of the goods; may be unknown."),
              must("carrier", TEXT, "Carrier of the earliest scan."),
              must("service", TEXT, "Service of the earliest scan; may be unknown."),
              must("order_date", DATE, "Day of the order."),
              may(
                  "promise_date",
                  DATE,
                  "Last day of the promise: order_date + promised_days; null when none was given."),
              must("last_scan_date", DATE, "Day of the latest scan, at most the as-of day."),
              may(
                  "operator_start_date",
                  DATE,
                  "Day of posting (EMA), else of the first scan in the country of origin; null without."),
              may(
                  "operator_end_date",
                  DATE,
                  "Day of the first attempt, availability or delivery, or of the return; null when open."),
              must("operator_outcome", TEXT, "delivered, returned or open."),
              may(
                  "operator_excluded_because",
                  TEXT,
                  "not_tracked_to_delivery, no_start or negative (ends before it starts); null when counted."),
              may(
                  "buyer_start_date",
                  DATE,
                  "Day of payment; null when not paid yet or paid on delivery."),
              may("buyer_end_date", DATE, "Day of delivery or return; null when open."),
              must("buyer_outcome", TEXT, "delivered, returned or open."),
              may(
                  "buyer_excluded_because",
                  TEXT,
                  "As for the operator's clock, or paid_on_delivery (cash)."),
              must(
                  "is_attempted",
                  FLAG,
                  "Brought to the door: attempted (EMH), or delivered (EMI) without waiting for pick-up (EDH)."),
              must(
                  "is_first_attempt",
                  FLAG,
                  "Delivered at the door without an attempt that failed before."),
              must(
                  "is_complete",
                  FLAG,
                  "Scanned at posting (EMA) and delivery (EMI), across the border also at departure (EMC) and arrival (EMD)."),
              may("paid_at", INSTANT, "First capture; null when not yet or paid on delivery."),
              may("started_at", INSTANT, "Start of the operator's clock; null without."),
              may(
                  "available_at",
                  INSTANT,
                  "First attempt, availability or delivery; null when not yet."),
              may("ema_at", INSTANT, "Posting; null when not scanned."),
              may("exa_at", INSTANT, "Presented to export customs; null when not scanned."),
              may("exc_at", INSTANT, "Returned from export customs; null when not scanned."),
              may(
                  "emc_at",
                  INSTANT,
                  "Departure from the country of origin; null when not scanned."),
              may(
                  "emd_at",
                  INSTANT,
                  "Arrival in the country of destination; null when not scanned."),
              may(
                  "import_customs_from",
                  INSTANT,
                  "Presented to import customs (EDB), else arrival (EMD); null when neither was scanned."),
              may(
                  "import_customs_to",
                  INSTANT,
                  "Returned from import customs (EDC), else hand-over to the domestic network (EMF); null when neither was scanned."),
              may("emf_at", INSTANT, "Hand-over to the domestic network; null when not scanned."),
              may(
                  "arrived_at",
                  INSTANT,
                  "At the delivery office (EMG) or the collection point (EDH); null when neither was scanned."),
              may("emi_at", INSTANT, "Delivery; null when not scanned."))
          .storedBy(MONTH);

  private ParcelsAsOf() {}

  public static Step step(MartSettings settings) {
    return Step.sql(
        TABLE,
        "marts/parcels_as_of.sql",
        settings.parameters(),
        ParcelFacts.TABLE,
        OrdersAsOf.TABLE);
  }
}
