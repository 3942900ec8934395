package org.tearoad.run;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** From here on the text of a floating-point number has an exponent, which no amount has. */
  private static final double FIRST_WITH_EXPONENT = 1e7;

  /** The cast would end the run; as a text with an exponent the line is rejected. */
  private static final double FIRST_TOO_LARGE = 1e32;

  private static final DataType WRITTEN_OUT = DataTypes.createDecimalType(38, 6);

  static final List<String> META = List.of("_file", "_line", "_raw", "_problem", "_detail");

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
    boolean selects = source.select().isPresent();
    ParquetLogs logs = ParquetLogs.of(spark, files, selects ? List.of() : contract.columnNames());
    if (selects) {
      // It names columns that older files may lack.
      logs.together(spark)
          .map(read -> new SelectedSource(spark, this, contract).lines(source, read))
          .ifPresent(parts::add);
    } else {
      logs.alike().forEach(alike -> parts.add(texts(alike.read(spark), contract)));
    }
    if (!logs.unreadable().isEmpty()) {
      parts.add(logs.rejects(spark, contract));
    }
    return parts;
  }

  private Dataset<Row> lines(
      LogContract contract, SourceSettings source, RawFormat format, List<RawFile> files) {
    return source.select().isPresent()
        ? new SelectedSource(spark, this, contract).lines(source, format, files)
        : texts(
            read(source, format, contract.columnNames(), contract.requiredColumns(), files),
            contract);
  }

  /** The columns as texts, then those of {@link #META}; of CSV or JSON Lines. */
  Dataset<Row> read(
      SourceSettings source,
      RawFormat format,
      List<String> columns,
      Set<String> required,
      List<RawFile> files) {
    List<LogFile> logFiles =
        files.stream().map(file -> new LogFile(file.uri(), file.path(), file.size())).toList();
    LogFormat logFormat = format == RawFormat.CSV ? LogFormat.CSV : LogFormat.JSON_LINES;
    return LogSource.read(
        spark, new LogRead(logFormat, source.delimiter(), columns, required, logFiles), tally);
  }

  /** Every column of the contract as text; an instant that is typed already is in UTC. */
  static Dataset<Row> texts(Dataset<Row> rows, LogContract contract) {
    Map<String, DataType> types = new TreeMap<>();
    Arrays.stream(rows.schema().fields())
        .forEach(field -> types.put(field.name(), field.dataType()));
    Stream<Column> values =
        contract.columnNames().stream()
            .map(
                name ->
                    types.containsKey(name)
                        ? text(col(name), types.get(name)).as(name)
                        : lit(null).cast("string").as(name));
    return rows.select(
        Stream.concat(values, META.stream().map(name -> col(name))).toArray(Column[]::new));
  }

  static Column text(Column value, DataType type) {
    Column text = value.cast("string");
    if (type.equals(DataTypes.TimestampType)) {
      return date_format(value, INSTANT_TEXT);
    } else if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
      Column size = abs(value);
      return when(
              size.geq(FIRST_WITH_EXPONENT).and(size.lt(FIRST_TOO_LARGE)),
              value.cast(WRITTEN_OUT).cast("string"))
          .otherwise(text);
    }
    return text;
  }
}
