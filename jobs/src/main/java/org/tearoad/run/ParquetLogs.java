package org.tearoad.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tearoad.clean.LogContract;

/**
 * Parquet files of a source by their schema: one shop's export may hold texts today and typed
 * values tomorrow, and Spark merges no such files. A file without a footer is one reject.
 *
 * @param alike files of the same schema, by schema
 */
record ParquetLogs(Map<String, List<RawFile>> alike, List<RawFile> unreadable) {
  static final String UNREADABLE = "file_unreadable";

  static ParquetLogs of(Configuration hadoop, List<RawFile> files) {
    Map<String, List<RawFile>> alike = new TreeMap<>();
    List<RawFile> unreadable = new ArrayList<>();
    for (RawFile file : files) {
      try (var reader =
          ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.uri()), hadoop))) {
        String schema = reader.getFooter().getFileMetaData().getSchema().toString();
        alike.computeIfAbsent(schema, absent -> new ArrayList<>()).add(file);
      } catch (IOException | RuntimeException e) {
        // Parquet says "is not a Parquet file" by a runtime exception.
        unreadable.add(file);
      }
    }
    return new ParquetLogs(alike, unreadable);
  }

  /** All readable files as one group; none when there is no such file. */
  List<List<RawFile>> together() {
    List<RawFile> all = alike.values().stream().flatMap(List::stream).toList();
    return all.isEmpty() ? List.of() : List.of(all);
  }

  /** One rejected line for each file that cannot be read, in the shape of the contract's texts. */
  Dataset<Row> rejects(SparkSession spark, LogContract contract) {
    Stream<Column> values =
        contract.columnNames().stream().map(name -> lit(null).cast("string").as(name));
    Stream<Column> meta =
        Stream.of(
            col("value").as("_file"),
            lit(1L).as("_line"),
            lit(null).cast("string").as("_raw"),
            lit(UNREADABLE).as("_problem"),
            lit("no Parquet footer").as("_detail"));
    List<String> paths = unreadable.stream().map(RawFile::path).toList();
    return spark
        .createDataset(paths, Encoders.STRING())
        .select(Stream.concat(values, meta).toArray(Column[]::new));
  }
}
