package org.tearoad.facts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Table;

/**
 * The stored rows of the touched months. Most orders of a month are long over: only those that new
 * lines speak of are folded and finished anew, the others are taken over as they are.
 *
 * @param folded rows of orders that new lines speak of, and of months whose exchange rates have
 *     changed
 * @param kept all others
 */
record StoredRows(Dataset<Row> folded, Dataset<Row> kept) {
  private static final String[] BY_ORDER = {OrderMonths.ORDER_ID.name()};

  /**
   * @param stored rows of a fact, all of the touched months
   * @param orderMonths orders that new lines speak of
   * @param ofOtherRates months that were finished with rates that have changed since
   */
  static StoredRows of(Dataset<Row> stored, Dataset<Row> orderMonths, Set<String> ofOtherRates) {
    Dataset<Row> spokenOf = orderMonths.select(OrderMonths.ORDER_ID.col());
    Column isOfOtherRates = col(OrderMonths.MONTH.name()).isin(ofOtherRates.toArray());
    Dataset<Row> sameRates = ofOtherRates.isEmpty() ? stored : stored.where(not(isOfOtherRates));
    Dataset<Row> folded = sameRates.join(spokenOf, BY_ORDER, "left_semi");
    return new StoredRows(
        ofOtherRates.isEmpty() ? folded : folded.unionByName(stored.where(isOfOtherRates)),
        sameRates.join(spokenOf, BY_ORDER, "left_anti"));
  }

  /** The finished rows and those that were kept. */
  Dataset<Row> with(Dataset<Row> finished, Table fact) {
    return fact.conform(finished).unionByName(fact.conform(kept));
  }
}
