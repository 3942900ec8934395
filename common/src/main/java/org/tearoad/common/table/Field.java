package org.tearoad.common.table;

import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/**
 * One column of a table: its name, type, whether it must be filled, and what it means.
 *
 * @param required a check on what was written, not Spark's nullability: Parquet reads every column
 *     back as nullable
 * @param meaning one sentence with unit and null case; the only text about the column
 */
public record Field(String name, DataType type, boolean required, String meaning) {
  public Field {
    Objects.requireNonNull(type, name);
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("Cannot declare column " + name + ": it has no meaning");
    }
  }

  /** A column that is filled in every row. */
  public static Field must(String name, DataType type, String meaning) {
    return new Field(name, type, true, meaning);
  }

  /** A column that may be null; its meaning says when. */
  public static Field may(String name, DataType type, String meaning) {
    return new Field(name, type, false, meaning);
  }

  public Column col() {
    return functions.col(name);
  }
}
