package org.tearoad.common.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.quality.Checks;
import org.tearoad.common.table.Table;
import scala.collection.JavaConverters;
import scala.collection.immutable.Map$;

/**
 * Rows of a small table that lie in this process already. They are checked and written here: a
 * Spark job would plan, compile, sort and send around what takes some milliseconds.
 */
final class LocalRows {
  private final Table table;
  private final Dataset<Row> rows;
  private final List<InternalRow> values;

  private LocalRows(Table table, Dataset<Row> rows, List<InternalRow> values) {
    this.table = table;
    this.rows = rows;
    this.values = values;
  }

  /** Empty when Spark has yet to make the rows. */
  static Optional<LocalRows> of(Table table, Dataset<Row> rows) {
    return valuesOf(rows).map(values -> new LocalRows(table, rows, values));
  }

  /** Writes one file. */
  void write(String folder) {
    try {
      Job job = Job.getInstance(rows.sparkSession().sessionState().newHadoopConf());
      OutputWriterFactory format =
          new ParquetFileFormat()
              .prepareWrite(rows.sparkSession(), job, Map$.MODULE$.empty(), rows.schema());
      TaskAttemptContext task =
          new TaskAttemptContextImpl(job.getConfiguration(), new TaskAttemptID());
      var file = new Path(folder, "part-00000" + format.getFileExtension(task));
      OutputWriter writer = format.newInstance(file.toString(), rows.schema(), task);
      try {
        values.forEach(writer::write);
      } finally {
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write table %s".formatted(table.name()), e);
    }
  }

  /**
   * Whether the key is unique and the declared checks hold; only what fails is counted by Spark.
   */
  List<CheckResult> checked() {
    var checks = Checks.of(table, rows);
    if (isUnique() && valuesOf(rows.where(checks.anyViolation())).orElseThrow().isEmpty()) {
      return checks.passed();
    }
    checks.watched().write().format("noop").mode("overwrite").save();
    return checks.results(rows);
  }

  private boolean isUnique() {
    StructType schema = rows.schema();
    int[] places = table.key().stream().mapToInt(schema::fieldIndex).toArray();
    Set<List<Object>> keys = new HashSet<>();
    for (InternalRow row : values) {
      Object[] key = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        StructField field = schema.fields()[places[i]];
        key[i] = row.isNullAt(places[i]) ? null : row.get(places[i], field.dataType());
      }
      if (!keys.add(Arrays.asList(key))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<List<InternalRow>> valuesOf(Dataset<Row> rows) {
    return rows.queryExecution().optimizedPlan() instanceof LocalRelation local
        ? Optional.of(JavaConverters.seqAsJavaList(local.data()))
        : Optional.empty();
  }
}
