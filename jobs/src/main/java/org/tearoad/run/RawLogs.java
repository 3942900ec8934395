package org.tearoad.run;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.tearoad.clean.LogContract;
import org.tearoad.common.logs.LogFile;
import org.tearoad.common.logs.LogFormat;
import org.tearoad.common.logs.LogRead;
import org.tearoad.common.logs.LogSource;
import org.tearoad.common.logs.LogTally;

/**
 * Reads the files of a source as lines of its log: all texts, with source, file and line. CSV and
 * JSON Lines by our own reader, Parquet by Spark's.
 */
final class RawLogs {
  private static final String INSTANT_TEXT = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'";

  /** Spark hands out the address as in a URI, where a space is %20 and a plus a plus. */
  private static final String PARQUET_FILE =
      "substring(url_decode(replace(_metadata.file_path, '+', '%%2B')), %s)";

  /** From here on the text of a floating-point number has an exponent, which no amount has. */
  private static final double FIRST_WITH_EXPONENT = 1e7;

  private static final DataType WRITTEN_OUT = DataTypes.createDecimalType(38, 6);

  private static final List<String> META = List.of("_file", "_line", "_raw", "_problem", "_detail");

  private final SparkSession spark;
  private final LogTally tally;

  RawLogs(SparkSession spark, LogTally tally) {
    this.spark = spark;
    this.tally = tally;
  }

  /** Lines of the contract's raw table; empty when no file is of this log. */
  Optional<Dataset<Row>> lines(LogContract contract, List<RawFile> files) {
    Map<String, List<RawFile>> bySource = new TreeMap<>();
    for (RawFile file : files) {
      if (file.source().log().equals(contract.name())) {
        bySource.computeIfAbsent(file.source().name(), name -> new ArrayList<>()).add(file);
      }
    }
    return bySource.values().stream()
        .map(of -> sourceLines(contract, of))
        .reduce(Dataset::unionByName);
  }

  private Dataset<Row> sourceLines(LogContract contract, List<RawFile> files) {
    SourceSettings source = files.get(0).source();
    List<Dataset<Row>> parts = new ArrayList<>();
    for (RawFormat format : RawFormat.values()) {
      List<RawFile> some = files.stream().filter(file -> file.format() == format).toList();
      if (format == RawFormat.PARQUET) {
        parts.addAll(parquetLines(contract, source, some));
      } else if (!some.isEmpty()) {
        parts.add(lines(contract, source, format, some));
      }
    }
    Dataset<Row> lines = parts.stream().reduce(Dataset::unionByName).orElseThrow();
    return lines.withColumn("_source", lit(source.name()));
  }

  private List<Dataset<Row>> parquetLines(
      LogContract contract, SourceSettings source, List<RawFile> files) {
    List<Dataset<Row>> parts = new ArrayList<>();
    ParquetLogs logs = ParquetLogs.of(spark.sparkContext().hadoopConfiguration(), files);
    // A SELECT names columns that older files may lack, so it sees all files at once.
    Collection<List<RawFile>> groups =
        source.select().isPresent() ? logs.together() : logs.alike().values();
    groups.forEach(alike -> parts.add(lines(contract, source, RawFormat.PARQUET, alike)));
    if (!logs.unreadable().isEmpty()) {
      parts.add(logs.rejects(spark, contract));
    }
    return parts;
  }

  private Dataset<Row> lines(
      LogContract contract, SourceSettings source, RawFormat format, List<RawFile> files) {
    return source.select().isPresent()
        ? new SelectedSource(spark, this, contract).lines(source, format, files)
        : direct(contract, source, format, files);
  }

  private Dataset<Row> direct(
      LogContract contract, SourceSettings source, RawFormat format, List<RawFile> files) {
    Dataset<Row> rows =
        read(source, format, contract.columnNames(), contract.requiredColumns(), files);
    return texts(rows, contract);
  }

  /** The columns as texts, then _file, _line, _raw, _problem and _detail. */
  Dataset<Row> read(
      SourceSettings source,
      RawFormat format,
      List<String> columns,
      Set<String> required,
      List<RawFile> files) {
    if (format == RawFormat.PARQUET) {
      return parquet(columns, files);
    }
    List<LogFile> logFiles =
        files.stream().map(file -> new LogFile(file.uri(), file.path(), file.size())).toList();
    LogFormat logFormat = format == RawFormat.CSV ? LogFormat.CSV : LogFormat.JSON_LINES;
    return LogSource.read(
        spark, new LogRead(logFormat, source.delimiter(), columns, required, logFiles), tally);
  }

  private Dataset<Row> parquet(List<String> columns, List<RawFile> files) {
    String[] paths = files.stream().map(RawFile::uri).toArray(String[]::new);
    String root =
        files.get(0).uri().substring(0, files.get(0).uri().length() - files.get(0).path().length());
    Dataset<Row> rows = spark.read().option("mergeSchema", "true").parquet(paths);
    Set<String> present = Set.of(rows.columns());
    Stream<Column> values =
        columns.stream()
            .map(name -> present.contains(name) ? col(name) : lit(null).cast("string").as(name));
    Stream<Column> meta =
        Stream.of(
            expr(PARQUET_FILE.formatted(root.length() + 1)).as("_file"),
            expr("_metadata.row_index + 1").as("_line"),
            lit(null).cast("string").as("_raw"),
            lit(null).cast("string").as("_problem"),
            lit(null).cast("string").as("_detail"));
    return rows.select(Stream.concat(values, meta).toArray(Column[]::new));
  }

  /** Every column of the contract as text; an instant that is typed already is in UTC. */
  static Dataset<Row> texts(Dataset<Row> rows, LogContract contract) {
    Map<String, StructField> fields = new TreeMap<>();
    Arrays.stream(rows.schema().fields()).forEach(field -> fields.put(field.name(), field));
    Stream<Column> values =
        contract.columnNames().stream().map(name -> text(name, fields.get(name)).as(name));
    return rows.select(
        Stream.concat(values, META.stream().map(name -> col(name))).toArray(Column[]::new));
  }

  private static Column text(String name, StructField field) {
    if (field == null) {
      return lit(null).cast("string");
    }
    Column text = col(name).cast("string");
    if (field.dataType().equals(DataTypes.TimestampType)) {
      return date_format(col(name), INSTANT_TEXT);
    } else if (field.dataType().equals(DataTypes.DoubleType)
        || field.dataType().equals(DataTypes.FloatType)) {
      Column plain = col(name).cast(WRITTEN_OUT).cast("string");
      return when(abs(col(name)).geq(FIRST_WITH_EXPONENT), coalesce(plain, text)).otherwise(text);
    }
    return text;
  }
}
