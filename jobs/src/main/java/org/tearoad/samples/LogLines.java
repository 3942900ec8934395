package org.tearoad.samples;

import java.util.Locale;

/** Writes rows as CSV lines, each shop and carrier in its own style. */
final class LogLines {
  private final Calendar calendar;

  LogLines(Calendar calendar) {
    this.calendar = calendar;
  }

  void write(Line line, Order order, OrderState state) {
    Shop shop = order.shop();
    line.clear().field(order.orderId()).field(state.status().code());
    instant(line, state.at(), shop.style());
    instant(line, state.recordedAt(), shop.style());
    instant(line, state.orderedAt(), shop.style());
    line.field(shop.marketplace()).field(shop.stream().channel());
    line.field(order.sellerId()).field(shop.sellerCountry()).field(order.buyerId());
    line.field(shop.origin()).field(shop.destination());
    line.field(order.regionWritten()).field(order.postcodeWritten()).field(state.category());
    line.number(order.quantity()).end().amount(state.amount()).field(shop.currency());
    line.field(order.promisedDays() < 0 ? "" : Integer.toString(order.promisedDays()));
  }

  void write(Line line, Order order, PaymentState payment) {
    line.clear().field(payment.paymentId()).field(order.orderId()).field(payment.status().code());
    instant(line, payment.at(), order.shop().style());
    line.field(payment.method())
        .field(payment.provider())
        .amount(payment.amount())
        .field(order.shop().currency());
    line.field(payment.declineReason());
    instant(line, payment.recordedAt(), order.shop().style());
  }

  void write(Line line, Order order, Parcel parcel, Scan scan, boolean untidy) {
    String number = parcel.trackingNumber();
    line.clear().field(untidy ? untidy(number, scan.at()) : number).field(order.orderId());
    line.field(parcel.carrier()).field(parcel.service()).field(scan.written());
    local(line, scan.at(), scan.offsetHours());
    line.field(scan.country()).quotable(scan.office());
  }

  private static String untidy(String number, long at) {
    String lower = number.toLowerCase(Locale.ROOT);
    boolean spaced = at / 60 % 2 == 0 || lower.equals(number);
    return spaced
        ? number.substring(0, 2) + " " + number.substring(2, 5) + " " + number.substring(5)
        : lower;
  }

  private void instant(Line line, long second, InstantStyle style) {
    if (second != Journey.NONE) {
      style.write(line, second, calendar);
    }
    line.end();
  }

  private static void local(Line line, long second, int offsetHours) {
    line.dateTime(second + offsetHours * 3600L, 'T');
    if (offsetHours == 0) {
      line.text("Z").end();
    } else {
      line.text("+").twoDigits(offsetHours).text(":00").end();
    }
  }
}
