package org.tearoad.common.columns;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.aggregate.CollectTopK;

/**
 * The largest values of a group, by Spark's own aggregate, which has no name in SQL: it keeps so
 * many a group, where ranking by a window would sort all rows.
 */
public final class Largest {
  private Largest() {}

  /**
   * An array of the largest values, the largest first: all when there are fewer. Nulls are passed
   * over.
   *
   * @param values of one type that can be ordered; structs are ordered by their first field, then
   *     the next
   */
  public static Column of(Column values, int most) {
    return new Column(
        new CollectTopK(values.expr(), most, false, 0, 0)
            .toAggregateExpression(false, scala.Option.empty()));
  }
}
