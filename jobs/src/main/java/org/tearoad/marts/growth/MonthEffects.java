package org.tearoad.marts.growth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tearoad.common.statistics.LogMeanDivisia;

/**
 * What the change of a month's GMV in roubles against the same month a year before comes from, in
 * hundredths of a rouble. GMV is the sum over marketplaces and currencies of orders · share of the
 * orders · ticket in the order's currency · roubles for one unit of it.
 */
record MonthEffects(long orders, long structure, long ticket, long currency) {
  static final MonthEffects NONE = new MonthEffects(0, 0, 0, 0);

  private static final int FACTORS = 4;

  /** Orders of one currency at one marketplace. */
  record Sums(long convertedOrders, long gmvOrders, BigDecimal amount, BigDecimal rub) {

    Sums plus(Sums other) {
      return new Sums(
          convertedOrders + other.convertedOrders,
          gmvOrders + other.gmvOrders,
          amount.add(other.amount),
          rub.add(other.rub));
    }

    /**
     * The orders of all, the share of these, their ticket, its rate; those after the first 0 are
     * not known. Only converted orders count, at the mean ticket of all: what has no rate has no
     * roubles.
     */
    private double[] factors(double orders) {
      double ticket = amount.doubleValue() / gmvOrders;
      double rate = rub.doubleValue() / (convertedOrders * ticket);
      return new double[] {orders, convertedOrders / orders, ticket, rate};
    }
  }

  /**
   * By {@link LogMeanDivisia}: with a marketplace or currency that comes or goes its whole change
   * is structure, and with the first or last orders at all it is orders. Rounded so that the
   * effects add up to the change.
   *
   * @param <K> what names marketplace and currency
   */
  static <K extends Comparable<K>> MonthEffects between(Map<K, Sums> before, Map<K, Sums> after) {
    Set<K> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    double ordersBefore = convertedOrders(before.values());
    double ordersAfter = convertedOrders(after.values());
    List<double[]> factorsBefore = new ArrayList<>();
    List<double[]> factorsAfter = new ArrayList<>();
    for (K key : keys) {
      factorsBefore.add(factors(before.get(key), ordersBefore));
      factorsAfter.add(factors(after.get(key), ordersAfter));
    }
    double[] effects =
        LogMeanDivisia.effects(
            factorsBefore.toArray(double[][]::new), factorsAfter.toArray(double[][]::new));
    return rounded(effects, hundredths(after.values()) - hundredths(before.values()));
  }

  MonthEffects plus(MonthEffects other) {
    return new MonthEffects(
        orders + other.orders,
        structure + other.structure,
        ticket + other.ticket,
        currency + other.currency);
  }

  static long hundredths(Collection<Sums> sums) {
    return sums.stream()
        .map(Sums::rub)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .movePointRight(2)
        .longValueExact();
  }

  /** What rounding leaves over goes to the largest effect, where it matters least. */
  private static MonthEffects rounded(double[] effects, long change) {
    if (effects.length == 0) {
      return NONE;
    }
    long[] whole = new long[FACTORS];
    long rest = change;
    int largest = 0;
    for (int k = 0; k < FACTORS; k++) {
      whole[k] = Math.round(effects[k] * 100);
      rest -= whole[k];
      largest = Math.abs(whole[k]) > Math.abs(whole[largest]) ? k : largest;
    }
    whole[largest] += rest;
    return new MonthEffects(whole[0], whole[1], whole[2], whole[3]);
  }

  private static double convertedOrders(Collection<Sums> sums) {
    return sums.stream().mapToLong(Sums::convertedOrders).sum();
  }

  private static double[] factors(Sums sums, double orders) {
    if (sums == null || sums.convertedOrders() == 0) {
      return new double[] {orders, 0, Double.NaN, Double.NaN};
    }
    return sums.factors(orders);
  }
}
