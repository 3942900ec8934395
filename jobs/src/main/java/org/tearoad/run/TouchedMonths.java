package org.tearoad.run;

import static org.apache.spark.sql.functions.col;

import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Table;
import org.tearoad.facts.OrderMonths;
import org.tearoad.facts.ParcelFacts;

/**
 * Months whose facts must be written anew: those of the new lines, and those finished with other
 * rates.
 *
 * @param paying of orders and payments
 * @param shipping of parcels
 */
record TouchedMonths(Set<String> paying, Set<String> shipping) {

  /**
   * @param orderMonths rows of {@link OrderMonths}
   * @param ofOtherRates months that were finished with rates that have changed since
   */
  static TouchedMonths of(Dataset<Row> orderMonths, Set<String> ofOtherRates) {
    Set<String> paying = new TreeSet<>(ofOtherRates);
    Set<String> shipping = new TreeSet<>();
    Dataset<Row> moves =
        orderMonths
            .groupBy(
                col("order_month"),
                col("previous_month"),
                col("in_orders"),
                col("in_payments"),
                col("in_shipments"))
            .count();
    for (Row move : moves.collectAsList()) {
      Set<String> months = new TreeSet<>(Set.of(move.getString(0)));
      if (!move.isNullAt(1)) {
        months.add(move.getString(1));
      }
      if (move.getBoolean(2)) {
        // An order that has arrived takes what waited for it along.
        months.add(OrderMonths.WAITING);
      }
      if (move.getBoolean(2) || move.getBoolean(3)) {
        paying.addAll(months);
      }
      if (move.getBoolean(2) || move.getBoolean(4)) {
        shipping.addAll(months);
      }
    }
    return new TouchedMonths(paying, shipping);
  }

  /** These months are touched too, in all facts. */
  TouchedMonths and(Set<String> months) {
    Set<String> morePaying = new TreeSet<>(paying);
    morePaying.addAll(months);
    Set<String> moreShipping = new TreeSet<>(shipping);
    moreShipping.addAll(months);
    return new TouchedMonths(morePaying, moreShipping);
  }

  /** Touched months of a fact. */
  Set<String> of(Table fact) {
    return fact == ParcelFacts.TABLE ? shipping : paying;
  }

  /** Touched months of any fact, without the rows that wait for their order. */
  Set<String> known() {
    Set<String> all = new TreeSet<>(paying);
    all.addAll(shipping);
    all.remove(OrderMonths.WAITING);
    return all;
  }
}
