package org.tearoad.common.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Table;

/**
 * Tables of few rows that are made by one reading of the same inputs. The first step that runs
 * makes the rows of all; each table's are handed out once, so that no rows are kept that are
 * written.
 */
final class MadeTogether {
  private final Function<List<Dataset<Row>>, Map<Table, List<Row>>> compute;
  private final Map<Table, List<Row>> made = new HashMap<>();

  MadeTogether(Function<List<Dataset<Row>>, Map<Table, List<Row>>> compute) {
    this.compute = compute;
  }

  synchronized List<Row> take(Table table, List<Dataset<Row>> inputs) {
    if (!made.containsKey(table)) {
      made.putAll(compute.apply(inputs));
    }
    return made.remove(table);
  }
}
