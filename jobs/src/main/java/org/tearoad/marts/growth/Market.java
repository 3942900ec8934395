package org.tearoad.marts.growth;

import java.util.Comparator;

/** What figures are never added up across: business and private customers, abroad and at home. */
record Market(String channel, String trade) implements Comparable<Market> {
  private static final Comparator<Market> ORDER =
      Comparator.comparing(Market::channel).thenComparing(Market::trade);

  @Override
  public int compareTo(Market other) {
    return ORDER.compare(this, other);
  }
}
