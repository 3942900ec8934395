package org.tearoad.common.columns;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds rows that have a key in common where the rows of a key follow each other, all in one
 * partition: a comparison with the row before, where a window would copy each row. Each task has
 * its own, for it comes with the plan. Keys are told apart by 64 bits of them.
 */
public final class RepeatedKeys implements Serializable {
  private static final long serialVersionUID = 1L;

  private long last;
  private int rows;

  private RepeatedKeys() {}

  /**
   * How many rows more are known to share their key: 0 of a key's first row, 2 of its second (the
   * first is one of them), 1 of each later one. The sum over all rows is the number of those whose
   * key is not theirs alone.
   */
  public static Column of(Column... key) {
    // A hash passes nulls over: which columns are null is part of the key.
    Column[] hashed =
        Stream.concat(Arrays.stream(key), Arrays.stream(key).map(functions::isnull))
            .toArray(Column[]::new);
    return StaticCall.stateful(
        RepeatedKeys.class,
        "repeats",
        DataTypes.IntegerType,
        functions.xxhash64(hashed),
        StaticCall.constant(new RepeatedKeys(), RepeatedKeys.class));
  }

  public static int repeats(long key, RepeatedKeys seen) {
    if (seen.rows == 0 || seen.last != key) {
      seen.last = key;
      seen.rows = 1;
      return 0;
    }
    seen.rows++;
    return seen.rows == 2 ? 2 : 1;
  }

  @Override
  public String toString() {
    return "keys seen";
  }
}
