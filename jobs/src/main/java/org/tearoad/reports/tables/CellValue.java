package org.tearoad.reports.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Types;
import org.tearoad.marts.disclosure.Suppressed;
import org.tearoad.reports.UndrawableException;

/** A value of a mart as tables hold it: ratios have six decimals, everything else is as it is. */
final class CellValue {
  /** Decimals of ratios and averages; more would be noise. */
  static final int DECIMALS = 6;

  private CellValue() {}

  /**
   * @param place where the value stands, for messages
   * @throws UndrawableException when a required value is missing, or one is of another kind
   */
  static Object of(Field field, Object value, Supplier<String> place) {
    if (value == null) {
      if (field.required()) {
        throw unusable(field, null, place);
      }
      return null;
    } else if (value instanceof Suppressed) {
      return null;
    } else if (field.type().equals(Types.TEXT) && value instanceof String text) {
      return PlainText.of(text);
    } else if (field.type().equals(Types.RATIO)) {
      return ratio(field, value, place);
    } else if (value instanceof Integer whole) {
      return whole.longValue();
    } else if (value instanceof BigDecimal money) {
      return plain(money);
    } else if (value instanceof Instant instant) {
      return instant.toString();
    } else if (value instanceof Long || value instanceof Boolean || value instanceof LocalDate) {
      return value;
    }
    throw unusable(field, value, place);
  }

  private static BigDecimal ratio(Field field, Object value, Supplier<String> place) {
    if (value instanceof Double number && Double.isFinite(number)) {
      return plain(BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP));
    }
    throw unusable(field, value, place);
  }

  /** Equal numbers are equal text, without exponents. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  private static UndrawableException unusable(Field field, Object value, Supplier<String> place) {
    return new UndrawableException(
        "row %s has no usable %s, got %s".formatted(place.get(), field.name(), value));
  }
}
