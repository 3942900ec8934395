package org.tearoad.samples;

/**
 * What stays the same about an order, whatever happens to it.
 *
 * @param region null where goods go abroad
 * @param regionWritten the code as the shop writes it, empty where it writes only a postcode or
 *     nothing
 * @param postcodeWritten empty where the shop writes none
 * @param amount in hundredths of the currency
 * @param promisedDays -1 where nothing was promised
 * @param orderedAt seconds since 1970
 */
record Order(
    String orderId,
    Shop shop,
    String sellerId,
    String buyerId,
    Region region,
    String regionWritten,
    String postcodeWritten,
    String category,
    int quantity,
    long amount,
    int promisedDays,
    long orderedAt) {

  /**
   * The region that can be known from the log: none where neither code nor postcode was written, or
   * abroad.
   */
  String knowableRegion() {
    boolean known = region != null && !(regionWritten.isEmpty() && postcodeWritten.isEmpty());
    return known ? region.code() : "";
  }
}
