package org.tearoad.samples;

/**
 * One row of the orders log.
 *
 * @param recordedAt {@link Journey#NONE} where the shop does not say
 * @param fileDay the day of the file it is delivered in, {@link Journey#NEVER} when it is not
 */
record OrderState(
    OrderStatus status,
    long at,
    long recordedAt,
    long orderedAt,
    long amount,
    String category,
    int fileDay) {

  OrderState deliveredOn(int day) {
    return new OrderState(status, at, recordedAt, orderedAt, amount, category, day);
  }
}
