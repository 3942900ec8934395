package org.tearoad.samples;

import java.util.List;

/** The three logs: their folder, their columns in the order of the contract. */
enum Log {
  ORDERS(
      "order_id,order_status,status_at,recorded_at,ordered_at,marketplace,channel,seller_id,seller_country,buyer_id,"
          + "origin_country,destination_country,destination_region,destination_postcode,category,item_quantity,"
          + "order_amount,order_currency,promised_days"),
  PAYMENTS(
      "payment_id,order_id,payment_status,payment_at,payment_method,payment_provider,payment_amount,payment_currency,"
          + "decline_reason,recorded_at"),
  SHIPMENTS(
      "tracking_number,order_id,carrier,service,event_code,event_at,event_country,event_office");

  private final String header;

  Log(String header) {
    this.header = header;
  }

  String folder() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String header() {
    return header;
  }

  int column(String name) {
    return List.of(header.split(",")).indexOf(name);
  }
}
