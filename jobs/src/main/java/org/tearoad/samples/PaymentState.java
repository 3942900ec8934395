package org.tearoad.samples;

/**
 * One row of the payments log.
 *
 * @param amount in hundredths; cumulative for refunds and chargebacks
 * @param declineReason empty unless declined
 * @param fileDay the day of the file it is delivered in, {@link Journey#NEVER} when it is not
 */
record PaymentState(
    String paymentId,
    PaymentStatus status,
    long at,
    String method,
    String provider,
    long amount,
    String declineReason,
    long recordedAt,
    int fileDay) {}
