package org.tearoad.common.columns;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A call of a static Java method on Spark's own values inside the generated code: no UDF, no
 * conversion of texts, visible to the optimizer. Null in, null out, without calling.
 */
final class StaticCall {
  private StaticCall() {}

  /** A method that returns a primitive. */
  static Column primitive(Class<?> owner, String method, DataType type, Column... arguments) {
    return call(owner, method, type, false, true, arguments);
  }

  /** A method that returns a primitive, which depends on the rows before. */
  static Column stateful(Class<?> owner, String method, DataType type, Column... arguments) {
    return call(owner, method, type, false, false, arguments);
  }

  /** A method that returns an object, perhaps null. */
  static Column nullable(Class<?> owner, String method, DataType type, Column... arguments) {
    return call(owner, method, type, true, true, arguments);
  }

  /** A Java object as an argument; it is shown by its toString only. */
  static Column constant(Object value, Class<?> type) {
    return new Column(new Literal(value, new ObjectType(type)));
  }

  private static Column call(
      Class<?> owner,
      String method,
      DataType type,
      boolean returnsNull,
      boolean isDeterministic,
      Column... arguments) {
    List<Expression> expressions = Arrays.stream(arguments).map(Column::expr).toList();
    return new Column(
        new StaticInvoke(
            owner,
            type,
            method,
            seq(expressions),
            seq(List.<AbstractDataType>of()),
            true,
            returnsNull,
            isDeterministic));
  }

  private static <T> Seq<T> seq(List<T> values) {
    return JavaConverters.asScalaBuffer(values).toList();
  }
}
