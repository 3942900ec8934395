package org.tearoad.common.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The contract of one table: what a row is, what makes it unique, its columns in order, its checks.
 *
 * @param grain "one row per …"
 * @param key names of the columns that tell rows apart
 * @param partition the column whose values become folders, when the table is stored by folder
 * @param checks what must hold for the rows that were written, beside filled required columns
 */
public record Table(
    Layer layer,
    String name,
    String grain,
    List<String> key,
    List<Field> fields,
    Optional<String> partition,
    List<Check> checks) {

  public Table {
    key = List.copyOf(key);
    fields = List.copyOf(fields);
    checks = List.copyOf(checks);
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "Cannot declare table %s: column %s stands twice".formatted(name, field.name()));
      }
    }
    Set<String> unknown = new TreeSet<>(key);
    partition.ifPresent(unknown::add);
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot declare table %s: its key or partition names %s, got columns %s"
              .formatted(name, unknown, names));
    }
  }

  public static Table of(
      Layer layer, String name, String grain, List<String> key, Field... fields) {
    return new Table(layer, name, grain, key, List.of(fields), Optional.empty(), List.of());
  }

  /** The same table, stored in one folder a value of the column. */
  public Table storedBy(Field column) {
    return new Table(layer, name, grain, key, fields, Optional.of(column.name()), checks);
  }

  public Table checked(Check... more) {
    return new Table(
        layer,
        name,
        grain,
        key,
        fields,
        partition,
        Stream.concat(checks.stream(), Stream.of(more)).toList());
  }

  public List<String> columnNames() {
    return fields.stream().map(Field::name).toList();
  }

  public StructType schema() {
    return DataTypes.createStructType(
        fields.stream()
            .map(field -> DataTypes.createStructField(field.name(), field.type(), true))
            .toArray(StructField[]::new));
  }

  public Dataset<Row> empty(SparkSession spark) {
    return spark.createDataFrame(List.of(), schema());
  }

  /**
   * Exactly the declared columns, in declared order and type.
   *
   * @throws IllegalStateException naming the columns that are missing
   */
  public Dataset<Row> conform(Dataset<Row> rows) {
    Set<String> missing = new TreeSet<>(columnNames());
    missing.removeAll(Set.of(rows.columns()));
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "Cannot build table %s: missing %s, got %s"
              .formatted(name, missing, List.of(rows.columns())));
    }

    return rows.select(
        fields.stream()
            .map(field -> field.col().cast(field.type()).as(field.name()))
            .toArray(Column[]::new));
  }

  public Field field(String column) {
    return fields.stream()
        .filter(field -> field.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find column %s in table %s, got %s"
                        .formatted(
                            column,
                            name,
                            columnNames().stream().collect(Collectors.joining(", ")))));
  }
}
