package org.tearoad.marts.sellers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;

/**
 * Who sells where.
 *
 * @param scope as in {@link SellerMonths}
 * @param marketplace null when all are meant
 */
record Lane(String scope, String channel, String sellerCountry, String marketplace)
    implements Comparable<Lane> {
  private static final Comparator<Lane> ORDER =
      comparing(Lane::scope)
          .thenComparing(Lane::channel)
          .thenComparing(Lane::sellerCountry)
          .thenComparing(Lane::marketplace, nullsFirst(naturalOrder()));

  Lane ofAllMarketplaces() {
    return new Lane(scope, channel, sellerCountry, null);
  }

  @Override
  public int compareTo(Lane other) {
    return ORDER.compare(this, other);
  }
}
