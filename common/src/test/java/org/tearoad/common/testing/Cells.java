package org.tearoad.common.testing;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** The text of one cell, and the value it stands for. */
final class Cells {
  static final String NULL = "-";

  private Cells() {}

  /** The value of a cell: {@code -} is null, text in single quotes is taken as it is. */
  static Object parse(String text, DataType type) {
    if (text.equals(NULL)) {
      return null;
    }

    try {
      return type instanceof DecimalType decimal
          ? new BigDecimal(text).setScale(decimal.scale(), RoundingMode.UNNECESSARY)
          : parseValue(text, type);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Cannot read cell: no %s, got %s".formatted(type.simpleString(), text), e);
    }
  }

  private static Object parseValue(String text, DataType type) {
    return switch (type.typeName()) {
      case "string" -> unquote(text);
      case "boolean" -> parseBoolean(text);
      case "byte" -> Byte.valueOf(text);
      case "short" -> Short.valueOf(text);
      case "integer" -> Integer.valueOf(text);
      case "long" -> Long.valueOf(text);
      case "float" -> Float.valueOf(text);
      case "double" -> Double.valueOf(text);
      case "date" -> LocalDate.parse(text);
      case "timestamp" -> OffsetDateTime.parse(text).toInstant();
      case "timestamp_ntz" -> LocalDateTime.parse(text);
      case "binary" -> HexFormat.of().parseHex(text);
      case "array" -> parseArray(text, (ArrayType) type);
      case "map" -> parseMap(text, (MapType) type);
      case "struct" -> parseStruct(text, (StructType) type);
      default -> throw new IllegalArgumentException("tables in tests have no such type");
    };
  }

  private static String unquote(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static List<Object> parseArray(String text, ArrayType type) {
    List<Object> values = new ArrayList<>();
    for (String element : elements(text, "[]")) {
      values.add(parse(element, type.elementType()));
    }
    return values;
  }

  private static Map<Object, Object> parseMap(String text, MapType type) {
    Map<Object, Object> values = new TreeMap<>();
    for (String entry : elements(text, "{}")) {
      int equals = entry.indexOf('=');
      values.put(
          parse(entry.substring(0, equals).strip(), type.keyType()),
          parse(entry.substring(equals + 1).strip(), type.valueType()));
    }
    return values;
  }

  private static Row parseStruct(String text, StructType type) {
    List<String> elements = elements(text, "()");
    StructField[] fields = type.fields();
    Object[] values = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      values[i] = parse(elements.get(i), fields[i].dataType());
    }
    return RowFactory.create(values);
  }

  /** The parts between commas that stand in no inner brackets. */
  private static List<String> elements(String text, String brackets) {
    if (text.charAt(0) != brackets.charAt(0)
        || text.charAt(text.length() - 1) != brackets.charAt(1)) {
      throw new IllegalArgumentException("not inside " + brackets);
    }

    List<String> elements = new ArrayList<>();
    int depth = 0;
    int start = 1;
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      depth += "[{(".indexOf(c) >= 0 ? 1 : "]})".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0) {
        elements.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }

    String last = text.substring(start, text.length() - 1).strip();
    if (!elements.isEmpty() || !last.isEmpty()) {
      elements.add(last);
    }
    return elements;
  }

  /** The text of a value: instants as ISO in UTC, decimals plain, null as {@code -}. */
  static String render(Object value) {
    if (value == null) {
      return NULL;
    } else if (value instanceof String text) {
      return renderText(text);
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant().toString();
    } else if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    } else if (value instanceof Row row) {
      return IntStream.range(0, row.length())
          .mapToObj(row::get)
          .map(Cells::render)
          .collect(joining(", ", "(", ")"));
    } else if (value instanceof scala.collection.Map<?, ?> map) {
      return render(JavaConverters.mapAsJavaMap(map));
    } else if (value instanceof scala.collection.Seq<?> seq) {
      return render(JavaConverters.seqAsJavaList(seq));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> render(entry.getKey()) + "=" + render(entry.getValue()))
          .sorted()
          .collect(joining(", ", "{", "}"));
    } else if (value instanceof List<?> list) {
      return list.stream().map(Cells::render).collect(joining(", ", "[", "]"));
    }
    return value.toString();
  }

  /** Text that would be read back as something else is quoted. */
  private static String renderText(String text) {
    boolean plain =
        text.equals(text.strip()) && !text.isEmpty() && !text.equals(NULL) && !text.startsWith("'");
    return plain ? text : "'" + text + "'";
  }

  /** A fraction with so many decimals, half up. */
  static String render(Object value, DataType type, int decimals) {
    if (value == null || !isFraction(type)) {
      return render(value);
    }

    double number = ((Number) value).doubleValue();
    return Double.isFinite(number)
        ? new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
        : String.valueOf(number);
  }

  static boolean isFraction(DataType type) {
    return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
  }
}
