package org.tearoad.samples;

/** States of an order, in the order in which they rank where instants are equal. */
enum OrderStatus {
  INQUIRY,
  PLACED,
  CONFIRMED,
  COMPLETED,
  CANCELLED,
  RETURNED;

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
