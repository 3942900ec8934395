package org.tearoad.common.logs;

import java.util.function.IntFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/** A column of the current batch: text, or with {@link Lines} a number. */
abstract class LogVector extends ColumnVector {
  private LogVector(DataType type) {
    super(type);
  }

  static LogVector csv(RowBatch rows, CsvValues values, int column) {
    return new CsvText(rows, values, column);
  }

  static LogVector text(IntFunction<UTF8String> valueOfRow) {
    return new Text(valueOfRow);
  }

  static LogVector lines(RowBatch rows) {
    return new Lines(rows);
  }

  /** A class of its own, since this is where the time goes. */
  private static final class CsvText extends LogVector {
    private final RowBatch rows;
    private final CsvValues values;
    private final int column;

    CsvText(RowBatch rows, CsvValues values, int column) {
      super(DataTypes.StringType);
      this.rows = rows;
      this.values = values;
      this.column = column;
    }

    @Override
    public boolean isNullAt(int row) {
      return values.isNull(rows.bytes(), column, row);
    }

    @Override
    public UTF8String getUTF8String(int row) {
      return values.value(rows.bytes(), column, row);
    }
  }

  private static final class Text extends LogVector {
    private final IntFunction<UTF8String> valueOfRow;

    Text(IntFunction<UTF8String> valueOfRow) {
      super(DataTypes.StringType);
      this.valueOfRow = valueOfRow;
    }

    @Override
    public boolean isNullAt(int row) {
      return valueOfRow.apply(row) == null;
    }

    @Override
    public UTF8String getUTF8String(int row) {
      return valueOfRow.apply(row);
    }
  }

  private static final class Lines extends LogVector {
    private final RowBatch rows;

    Lines(RowBatch rows) {
      super(DataTypes.LongType);
      this.rows = rows;
    }

    @Override
    public boolean isNullAt(int row) {
      return false;
    }

    @Override
    public long getLong(int row) {
      return rows.line(row);
    }
  }

  @Override
  public boolean hasNull() {
    return true;
  }

  @Override
  public int numNulls() {
    throw unsupported();
  }

  @Override
  public void close() {}

  private UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("Cannot read a log's column of " + dataType() + " so");
  }

  @Override
  public UTF8String getUTF8String(int row) {
    throw unsupported();
  }

  @Override
  public long getLong(int row) {
    throw unsupported();
  }

  @Override
  public byte[] getBinary(int row) {
    return getUTF8String(row).getBytes();
  }

  @Override
  public boolean getBoolean(int row) {
    throw unsupported();
  }

  @Override
  public byte getByte(int row) {
    throw unsupported();
  }

  @Override
  public short getShort(int row) {
    throw unsupported();
  }

  @Override
  public int getInt(int row) {
    throw unsupported();
  }

  @Override
  public float getFloat(int row) {
    throw unsupported();
  }

  @Override
  public double getDouble(int row) {
    throw unsupported();
  }

  @Override
  public ColumnarArray getArray(int row) {
    throw unsupported();
  }

  @Override
  public ColumnarMap getMap(int row) {
    throw unsupported();
  }

  @Override
  public Decimal getDecimal(int row, int precision, int scale) {
    throw unsupported();
  }

  @Override
  public ColumnVector getChild(int ordinal) {
    throw unsupported();
  }
}
