package org.tearoad.clean;

import static org.tearoad.clean.LogColumn.may;
import static org.tearoad.clean.LogColumn.must;

import java.util.List;
import org.tearoad.common.table.Table;

/** One row per scan of a parcel, as a carrier logs it. */
public final class RawShipments {
  public static final LogContract CONTRACT =
      new LogContract(
          "shipments",
          List.of(
              must(
                  "tracking_number",
                  LogType.TRACKING_NUMBER,
                  "UPU S10 item number, or a carrier's own."),
              must("order_id", LogType.TEXT_AS_IS, "Order that the parcel belongs to."),
              must("carrier", LogType.NAME, "Carrier that scanned the parcel."),
              may("service", LogType.NAME, "Postal service; null when not said."),
              must(
                  "event_code",
                  LogType.EVENT_CODE,
                  "UPU EMSEVT V3 code, or OTH: a scan without an equivalent."),
              must("event_at", LogType.OWN_INSTANT, "When the parcel was scanned (UTC)."),
              must("event_country", LogType.COUNTRY, "Country of the scan."),
              may("event_office", LogType.TEXT_AS_IS, "Office of the scan; null when not said.")));

  public static final Table TABLE = CONTRACT.rawTable();

  private RawShipments() {}
}
