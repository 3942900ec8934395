package org.tearoad.common.logs;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One read of all files with the columns that a query needs. Two scans are equal when they read the
 * same columns of the same table object, so that Spark can share their result.
 */
record LogScan(LogTable table, StructType schema) implements Scan, Batch, SupportsReportStatistics {
  /** A gzip log unpacks to about that many times its size; plain ones are over-estimated. */
  private static final long UNPACKED = 5;

  @Override
  public StructType readSchema() {
    return schema;
  }

  @Override
  public String description() {
    return "logs " + table.read().format() + ", " + table.read().files().size() + " files";
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.SUPPORTED;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    int parallelism = table.spark().sparkContext().defaultParallelism();
    return LogBundle.plan(table.read().files(), parallelism).toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    SparkSession spark = table.spark();
    var hadoop = new SerializableConfiguration(spark.sessionState().newHadoopConf());
    LogRead read = table.read();
    // Every task gets this object; the files of all others are not its business.
    var layout =
        new LogRead(read.format(), read.delimiter(), read.columns(), read.required(), List.of());
    return new LogReaderFactory(
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(hadoop),
        layout,
        List.of(schema.fieldNames()),
        table.tally());
  }

  @Override
  public Statistics estimateStatistics() {
    long size = table.read().files().stream().mapToLong(LogFile::size).sum();
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return OptionalLong.of(size * UNPACKED);
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.empty();
      }
    };
  }
}
