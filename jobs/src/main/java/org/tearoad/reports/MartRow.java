package org.tearoad.reports;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tearoad.marts.disclosure.Suppressed;

/**
 * One row of a mart, as far as a report needs it. A required value that is missing or no finite
 * number is an {@link UndrawableException} that names the mart, the row and the column.
 *
 * @param keyColumns what makes the row unique in its mart
 * @param values by column; a null is a figure that the mart cannot say, a {@link Suppressed} one
 *     that reports must not
 */
public record MartRow(String mart, List<String> keyColumns, Map<String, Object> values) {
  public MartRow {
    keyColumns = List.copyOf(keyColumns);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The row's key, by column. */
  public Map<String, String> key() {
    Map<String, String> key = new LinkedHashMap<>();
    keyColumns.forEach(column -> key.put(column, Objects.toString(values.get(column), "")));
    return key;
  }

  /** The key in one line, as a condition reads: {@code period=2015, channel=b2c}. */
  public String keyText() {
    return key().entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining(", "));
  }

  boolean is(String column, String value) {
    return value.equals(Objects.toString(value(column), null));
  }

  boolean has(String column) {
    return value(column) != null && !isSuppressed(column);
  }

  /** Whether the mart says it, and reports must not. */
  boolean isSuppressed(String column) {
    return value(column) instanceof Suppressed;
  }

  String text(String column) {
    return required(column).toString();
  }

  boolean flag(String column) {
    return required(column) instanceof Boolean flag ? flag : failed(column);
  }

  LocalDate date(String column) {
    return LocalDate.parse(text(column));
  }

  double number(String column) {
    OptionalDouble value = maybe(column);
    return value.isPresent() ? value.getAsDouble() : this.<Double>failed(column);
  }

  /** Empty where the mart says null, or reports must not say it. */
  OptionalDouble maybe(String column) {
    Object value = value(column);
    if (value == null || isSuppressed(column)) {
      return OptionalDouble.empty();
    }
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.of(this.<Double>failed(column));
  }

  private Object required(String column) {
    Object value = value(column);
    return value == null ? failed(column) : value;
  }

  private Object value(String column) {
    if (!values.containsKey(column)) {
      throw new UndrawableException(
          "%s has no column %s, got %s".formatted(mart, column, values.keySet()));
    }
    return values.get(column);
  }

  private <T> T failed(String column) {
    throw new UndrawableException(
        "row %s of %s has no usable %s, got %s"
            .formatted(keyText(), mart, column, values.get(column)));
  }
}
