package org.tearoad.common.logs;

import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The files of one read, as a table that Spark can plan with. */
final class LogTable implements Table, SupportsRead {
  private final SparkSession spark;
  private final LogRead read;
  private final LogTally tally;

  LogTable(SparkSession spark, LogRead read, LogTally tally) {
    this.spark = spark;
    this.read = read;
    this.tally = tally;
  }

  @Override
  public String name() {
    return "logs";
  }

  // Spark's newer columns() calls this one.
  @SuppressWarnings("deprecation")
  @Override
  public StructType schema() {
    return Columns.schema(read.columns());
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new LogScanBuilder(this, schema());
  }

  SparkSession spark() {
    return spark;
  }

  LogRead read() {
    return read;
  }

  LogTally tally() {
    return tally;
  }
}
