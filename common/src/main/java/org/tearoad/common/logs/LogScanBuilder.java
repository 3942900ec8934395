package org.tearoad.common.logs;

import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;

/** Learns from Spark which columns a query needs. */
final class LogScanBuilder implements ScanBuilder, SupportsPushDownRequiredColumns {
  private final LogTable table;
  private StructType schema;

  LogScanBuilder(LogTable table, StructType schema) {
    this.table = table;
    this.schema = schema;
  }

  @Override
  public void pruneColumns(StructType required) {
    schema = required;
  }

  @Override
  public Scan build() {
    return new LogScan(table, schema);
  }
}
