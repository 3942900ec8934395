package org.tearoad.common.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Parses one JSON object a line. Jackson judges the text; the values are slices of the line itself,
 * so a number keeps the digits it was written with. Names inside nested objects are not judged.
 */
final class JsonObjectReader {
  /** As in E+99. */
  private static final int LONGEST_EXPONENT = 4;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final int MOST_UNKNOWN = 100;
  private static final int NOT_A_COLUMN = -1;
  private static final UTF8String TRUE = UTF8String.fromString("true");
  private static final UTF8String FALSE = UTF8String.fromString("false");

  private final Map<String, Integer> columns = new HashMap<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Set<String> unknownOfRecord = new HashSet<>();
  private final long[] lastRecord;
  private final JsonValues values;
  private long record;

  JsonObjectReader(List<String> columns, JsonValues values) {
    for (String column : columns) {
      this.columns.put(column, this.columns.size());
    }
    this.lastRecord = new long[columns.size()];
    this.values = values;
  }

  /** Puts the values of the object into the row; tells what is wrong, null when nothing is. */
  String read(byte[] bytes, int start, int end, int row) {
    String fault = textFault(bytes, start, end);
    if (fault != null) {
      return fault;
    }

    values.blank(row);
    record++;
    unknownOfRecord.clear();
    try (JsonParser parser = FACTORY.createParser(bytes, start, end - start)) {
      return readObject(parser, bytes, start, row);
    } catch (JsonProcessingException e) {
      return Messages.line(e.getOriginalMessage());
    } catch (IOException e) {
      return Messages.of(e);
    }
  }

  SortedSet<String> unknownColumns() {
    return new TreeSet<>(unknown);
  }

  /** The names of the object, in its order. */
  static List<String> names(byte[] bytes, int start, int end) throws IOException {
    String fault = textFault(bytes, start, end);
    if (fault != null) {
      throw new IOException(fault);
    }

    var names = new ArrayList<String>();
    try (JsonParser parser = FACTORY.createParser(bytes, start, end - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return names;
  }

  private static String textFault(byte[] bytes, int start, int end) {
    // Jackson would take a zero byte for a sign of UTF-16.
    for (int i = start; i < Math.min(end, start + Integer.BYTES); i++) {
      if (bytes[i] == 0) {
        return "a zero byte";
      }
    }
    return Utf8.valid(bytes, start, end) ? null : "invalid UTF-8";
  }

  private String readObject(JsonParser parser, byte[] bytes, int start, int row)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return "not a JSON object";
    }

    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int column = columns.getOrDefault(name, NOT_A_COLUMN);
      if (!isFirst(name, column)) {
        return "the key " + name + " twice";
      }

      JsonToken token = parser.nextToken();
      if (column != NOT_A_COLUMN && values.wants(column)) {
        values.put(column, row, value(parser, token, bytes, start));
      } else {
        parser.skipChildren();
      }
    }
    return parser.nextToken() == null ? null : "text after the JSON object";
  }

  private boolean isFirst(String name, int column) {
    if (column == NOT_A_COLUMN) {
      if (unknown.size() < MOST_UNKNOWN) {
        unknown.add(name);
      }
      return unknownOfRecord.add(name);
    }

    boolean first = lastRecord[column] != record;
    lastRecord[column] = record;
    return first;
  }

  private static UTF8String value(JsonParser parser, JsonToken token, byte[] bytes, int start)
      throws IOException {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> TRUE;
      case VALUE_FALSE -> FALSE;
      case VALUE_STRING -> string(parser, bytes, tokenStart(parser, start) + 1);
      default -> source(parser, bytes, start);
    };
  }

  private static int tokenStart(JsonParser parser, int start) {
    return start + (int) parser.currentTokenLocation().getByteOffset();
  }

  /** The slice between the quotes; a copy when the string has escapes. */
  private static UTF8String string(JsonParser parser, byte[] bytes, int from) throws IOException {
    int at = from;
    while (bytes[at] != '"' && bytes[at] != '\\') {
      at++;
      if (at == bytes.length) {
        break;
      }
    }
    if (at < bytes.length && bytes[at] == '"') {
      return at == from ? null : UTF8String.fromBytes(bytes, from, at - from);
    }

    String text = parser.getText();
    return text.isEmpty() ? null : UTF8String.fromString(text);
  }

  /** An object or array as it is written; a number, too, but for its exponent. */
  private static UTF8String source(JsonParser parser, byte[] bytes, int start) throws IOException {
    int from = tokenStart(parser, start);
    if (parser.currentToken().isNumeric()) {
      return UTF8String.fromString(writtenOut(parser.getText()));
    }

    parser.skipChildren();
    int to = start + (int) parser.currentLocation().getByteOffset();
    return UTF8String.fromBytes(bytes, from, to - from);
  }

  /** Writers of floating-point numbers put 15000000 as 1.5E7; an exponent no amount has stays. */
  private static String writtenOut(String number) {
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    return exponent < 0 || number.length() - exponent > LONGEST_EXPONENT
        ? number
        : new BigDecimal(number).toPlainString();
  }
}
