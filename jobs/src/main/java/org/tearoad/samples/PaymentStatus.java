package org.tearoad.samples;

/** States of a payment, in the order in which they rank where instants are equal. */
enum PaymentStatus {
  AUTHORIZED,
  DECLINED,
  CAPTURED,
  REFUNDED,
  CHARGEBACK;

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
