package org.tearoad.common.logs;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.Option;

/**
 * Reads raw logs into Spark, column by column, at little more than the cost of decompressing them.
 * Spark's own readers cannot name the line of a bad row.
 */
public final class LogSource {
  private LogSource() {}

  /**
   * Grain: one row per record, rejected records too. Columns: {@code read.columns()} as text in
   * that order, untrimmed and null when empty; then {@code _file} (the file's name as given),
   * {@code _line} (physical line where the record starts, the first is 1), {@code _raw} (the record
   * without its line end, at most 4,096 bytes), {@code _problem} (a reject reason of the line or
   * file; null when the record is good; all values are null when it is not) and {@code _detail}
   * (text for people; null when the record is good).
   *
   * <p>The tally is registered when it is not yet. Bad files give rows, not failures; only a file
   * system that stops answering in the middle of a file fails the task, so that Spark tries again.
   */
  public static Dataset<Row> read(SparkSession spark, LogRead read, LogTally tally) {
    if (!tally.isRegistered()) {
      spark.sparkContext().register(tally);
    }
    // Passed as an object: files and tally need not squeeze through string options.
    var table = new LogTable(spark, read, tally);
    return Dataset.ofRows(
        spark, DataSourceV2Relation.create(table, Option.empty(), Option.empty()));
  }

  /**
   * The column names of a file in its own order: those of the header (CSV, trimmed), or of the
   * objects in the first block that has one (JSON Lines). Empty when the file is empty.
   *
   * @throws IOException "Cannot read the header of ...", when there is something, but no header
   */
  public static List<String> header(
      Configuration hadoop, LogFormat format, char delimiter, LogFile file) throws IOException {
    LogRead.requireDelimiter(format, delimiter);
    return new HeaderReader(format, delimiter).read(hadoop, file);
  }
}
