package org.tearoad.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.tearoad.clean.LogContract;
import org.tearoad.common.logs.Messages;

/**
 * Parquet files of a source by their schema: one shop's export may hold texts today and typed
 * values tomorrow, and Spark merges no such files. A file that cannot be read is one reject, as it
 * is in other formats.
 *
 * @param unreadable why, by the file's path
 */
record ParquetLogs(List<ParquetFiles> alike, Map<String, String> unreadable) {
  static final String UNREADABLE = "file_unreadable";

  /**
   * @param needed columns without which a file cannot be read, if it has them
   */
  static ParquetLogs of(SparkSession spark, List<RawFile> files, List<String> needed) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Map<MessageType, List<RawFile>> bySchema = new LinkedHashMap<>();
    Map<String, String> unreadable = new TreeMap<>();
    for (RawFile file : files) {
      try (var reader =
          ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.uri()), hadoop))) {
        MessageType schema = reader.getFooter().getFileMetaData().getSchema();
        bySchema.computeIfAbsent(schema, absent -> new ArrayList<>()).add(file);
      } catch (IOException | RuntimeException e) {
        // Parquet says "is not a Parquet file" by a runtime exception.
        unreadable.put(file.path(), Messages.of(e));
      }
    }
    List<ParquetFiles> alike = new ArrayList<>();
    bySchema.forEach(
        (schema, some) -> {
          ParquetFiles group = ParquetFiles.of(spark, schema, some);
          group
              .fault(needed)
              .ifPresentOrElse(
                  why -> some.forEach(file -> unreadable.put(file.path(), why)),
                  () -> alike.add(group));
        });
    return new ParquetLogs(alike, unreadable);
  }

  /**
   * All readable files in one view, whatever their order: a column that is a text in one and an
   * instant in another is a text.
   */
  Optional<Dataset<Row>> together(SparkSession spark) {
    Map<String, DataType> types = new TreeMap<>();
    alike.forEach(
        group ->
            group.types().forEach((name, type) -> types.merge(name, type, ParquetLogs::common)));
    return alike.stream()
        .map(group -> group.read(spark, types))
        .reduce((one, other) -> one.unionByName(other, true));
  }

  /** One rejected line for each file that cannot be read, in the shape of the contract's texts. */
  Dataset<Row> rejects(SparkSession spark, LogContract contract) {
    Stream<Column> values =
        contract.columnNames().stream().map(name -> lit(null).cast("string").as(name));
    Stream<Column> meta =
        Stream.of(
            col("file").as("_file"),
            lit(1L).as("_line"),
            lit(null).cast("string").as("_raw"),
            lit(UNREADABLE).as("_problem"),
            col("why").as("_detail"));
    List<Row> rows = new ArrayList<>();
    unreadable.forEach((file, why) -> rows.add(RowFactory.create(file, why)));
    return spark
        .createDataFrame(rows, StructType.fromDDL("file string, why string"))
        .select(Stream.concat(values, meta).toArray(Column[]::new));
  }

  private static DataType common(DataType one, DataType other) {
    try {
      return column(one).merge(column(other), true).fields()[0].dataType();
    } catch (Exception e) {
      // Scala does not declare what it throws.
      if (e instanceof SparkException) {
        return DataTypes.StringType;
      }
      throw e;
    }
  }

  private static StructType column(DataType type) {
    return new StructType().add("column", type);
  }
}
