package org.tearoad.common.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The few column types that tables are made of, so that a type is chosen by meaning. */
public final class Types {
  public static final DataType TEXT = DataTypes.StringType;
  public static final DataType FLAG = DataTypes.BooleanType;
  public static final DataType NUMBER = DataTypes.IntegerType;
  public static final DataType COUNT = DataTypes.LongType;

  /** A ratio or an average: never money. */
  public static final DataType RATIO = DataTypes.DoubleType;

  /** Money of one order or payment, two decimals. */
  public static final DataType MONEY = DataTypes.createDecimalType(18, 2);

  /** A sum of money. */
  public static final DataType MONEY_SUM = DataTypes.createDecimalType(28, 2);

  /** An exchange rate. */
  public static final DataType RATE = DataTypes.createDecimalType(18, 8);

  public static final DataType DATE = DataTypes.DateType;

  /** An instant in UTC, to the microsecond. */
  public static final DataType INSTANT = DataTypes.TimestampType;

  public static final DataType INSTANTS = DataTypes.createArrayType(INSTANT);

  /** 64-bit hashes. */
  public static final DataType HASHES = DataTypes.createArrayType(DataTypes.LongType);

  private Types() {}
}
