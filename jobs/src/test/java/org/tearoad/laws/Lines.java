package org.tearoad.laws;

import java.time.LocalDate;

/** Lines of hand-written logs: an order, its payment and a scan, and the files that hold them. */
public final class Lines {
  public static final String ORDERS =
      "order_id,order_status,status_at,recorded_at,ordered_at,marketplace,channel,seller_id,"
          + "seller_country,buyer_id,origin_country,destination_country,destination_region,"
          + "destination_postcode,category,item_quantity,order_amount,order_currency,promised_days\n";
  public static final String PAYMENTS =
      "payment_id,order_id,payment_status,payment_at,payment_method,payment_provider,"
          + "payment_amount,payment_currency,decline_reason,recorded_at\n";
  public static final String SHIPMENTS =
      "tracking_number,order_id,carrier,service,event_code,event_at,event_country,event_office\n";

  private Lines() {}

  /** An import of 100 dollars, placed at noon UTC. */
  public static String order(String id, String day) {
    return "%s,placed,%sT12:00:00Z,,%sT12:00:00Z,aliexpress,b2c,s1,CN,b1,CN,RU,RU-MOW,,phones,1,100.00,USD,\n"
        .formatted(id, day, day);
  }

  public static String payment(String order, String day) {
    return "p-%s,%s,captured,%sT12:05:00Z,card,visa,100.00,USD,,\n".formatted(order, order, day);
  }

  public static String scan(String order, String day) {
    return "t-%s,%s,cainiao,economy,EMA,%sT18:00:00Z,CN,\n".formatted(order, order, day);
  }

  /** The three logs of a day with some orders in each. */
  public static Site day(Site site, String day, String... orders) {
    StringBuilder placed = new StringBuilder(ORDERS);
    StringBuilder paid = new StringBuilder(PAYMENTS);
    StringBuilder sent = new StringBuilder(SHIPMENTS);
    for (String order : orders) {
      placed.append(order(order, LocalDate.parse(day).toString()));
      paid.append(payment(order, day));
      sent.append(scan(order, day));
    }
    return site.file("orders/dt=" + day + "/orders.csv", placed.toString())
        .file("payments/dt=" + day + "/payments.csv", paid.toString())
        .file("shipments/dt=" + day + "/shipments.csv", sent.toString());
  }
}
