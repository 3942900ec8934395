package org.tearoad.common.logs;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Names of the columns that the reader adds behind those that were asked for. */
final class Columns {
  static final String FILE = "_file";
  static final String LINE = "_line";
  static final String RAW = "_raw";
  static final String PROBLEM = "_problem";
  static final String DETAIL = "_detail";
  static final List<String> ADDED = List.of(FILE, LINE, RAW, PROBLEM, DETAIL);

  private Columns() {}

  static StructType schema(List<String> columns) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    for (String added : ADDED) {
      boolean always = added.equals(FILE) || added.equals(LINE);
      schema =
          schema.add(
              added, added.equals(LINE) ? DataTypes.LongType : DataTypes.StringType, !always);
    }
    return schema;
  }
}
