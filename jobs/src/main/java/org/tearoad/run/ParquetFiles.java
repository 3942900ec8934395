package org.tearoad.run;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Parquet files of one schema.
 *
 * @param columns those that can be read, as Spark has them in the file; without those that have a
 *     name of {@link RawLogs#META}
 * @param nanos instants in nanoseconds, which Spark has as numbers, with the type that they are
 * @param foreign columns whose type Spark does not know, with that type
 */
record ParquetFiles(
    StructType columns,
    Map<String, DataType> nanos,
    Map<String, String> foreign,
    List<RawFile> files) {

  /** Spark hands out the address as in a URI, where a space is %20 and a plus a plus. */
  private static final String FILE =
      "substring(url_decode(replace(_metadata.file_path, '+', '%%2B')), %s)";

  /** Exact and rounded down, as Parquet's writers do it; {@code div} rounds towards zero. */
  private static final String MICROS =
      "timestamp_micros(%1$s div 1000 - if(%1$s %% 1000 < 0, 1, 0))";

  static ParquetFiles of(SparkSession spark, MessageType schema, List<RawFile> files) {
    var converter = new ParquetToSparkSchemaConverter(spark.sessionState().conf());
    StructType columns = new StructType();
    Map<String, DataType> nanos = new TreeMap<>();
    Map<String, String> foreign = new TreeMap<>();
    for (Type type : schema.getFields()) {
      if (RawLogs.META.contains(type.getName())) {
        continue;
      }
      try {
        columns = columns.add(converter.convert(new MessageType("line", type)).fields()[0]);
      } catch (Exception e) {
        // Scala does not declare what it throws.
        if (!(e instanceof AnalysisException)) {
          throw e;
        }
        foreign.put(type.getName(), type.toString());
      }
      if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation instant
          && instant.getUnit() == TimeUnit.NANOS) {
        nanos.put(
            type.getName(),
            instant.isAdjustedToUTC() ? DataTypes.TimestampType : DataTypes.TimestampNTZType);
      }
    }
    return new ParquetFiles(columns, nanos, foreign, files);
  }

  /** Why the files cannot be read, when one of these columns cannot. */
  Optional<String> fault(List<String> needed) {
    return needed.stream()
        .filter(foreign::containsKey)
        .findFirst()
        .map(
            name ->
                "column %s has a type that cannot be read, got %s"
                    .formatted(name, foreign.get(name)));
  }

  /** What the columns are when they have been read. */
  Map<String, DataType> types() {
    Map<String, DataType> types = new TreeMap<>();
    for (StructField column : columns.fields()) {
      types.put(column.name(), nanos.getOrDefault(column.name(), column.dataType()));
    }
    return types;
  }

  /** All columns that can be read, then those of {@link RawLogs#META}. */
  Dataset<Row> read(SparkSession spark) {
    return read(spark, types());
  }

  /**
   * As {@link #read(SparkSession)}, with these types: each the column's own, a structure with more
   * fields, or a text.
   */
  Dataset<Row> read(SparkSession spark, Map<String, DataType> types) {
    Map<String, DataType> own = types();
    StructType read = new StructType();
    List<Column> values = new ArrayList<>();
    for (StructField column : columns.fields()) {
      String name = column.name();
      DataType type = types.get(name);
      boolean asText = type.equals(DataTypes.StringType);
      read = read.add(name, asText || nanos.containsKey(name) ? column.dataType() : type);
      Column value = value(name);
      values.add((asText ? RawLogs.text(value, own.get(name)) : value).as(name));
    }
    String[] paths = files.stream().map(RawFile::uri).toArray(String[]::new);
    String root = paths[0].substring(0, paths[0].length() - files.get(0).path().length());
    Stream<Column> meta =
        Stream.of(
            expr(FILE.formatted(root.length() + 1)).as("_file"),
            expr("_metadata.row_index + 1").as("_line"),
            lit(null).cast("string").as("_raw"),
            lit(null).cast("string").as("_problem"),
            lit(null).cast("string").as("_detail"));
    return spark
        .read()
        .schema(read)
        // Else an instant before 1900 ends the run instead of being a reject.
        .option("datetimeRebaseMode", "CORRECTED")
        .option("int96RebaseMode", "CORRECTED")
        .parquet(paths)
        .select(Stream.concat(values.stream(), meta).toArray(Column[]::new));
  }

  private Column value(String name) {
    DataType instant = nanos.get(name);
    String quoted = "`" + name.replace("`", "``") + "`";
    return instant == null ? expr(quoted) : expr(MICROS.formatted(quoted)).cast(instant);
  }
}
