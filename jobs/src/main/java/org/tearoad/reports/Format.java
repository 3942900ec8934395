package org.tearoad.reports;

import java.util.OptionalDouble;

/** How a figure of a mart is written: its unit, and the decimals to which it is rounded. */
public enum Format {
  /** Whole things, or whole units of money. */
  COUNT("", 1, 0),
  /** A share of one, as per cent. */
  PERCENT("%", 100, 1),
  /** A difference of two shares of one, as percentage points. */
  POINTS("percentage points", 100, 1),
  /** A change relative to one, as per cent with its sign. */
  CHANGE("%", 100, 1),
  /** Days of a distribution over whole days. */
  DAYS("days", 1, 0),
  /** A mean of days. */
  MEAN_DAYS("days", 1, 1),
  /** An index, or a small number of hours or things. */
  ONE_DECIMAL("", 1, 1),
  /** A small number with two decimals. */
  TWO_DECIMALS("", 1, 2),
  /** Words. */
  TEXT("", 1, 0);

  private final String unit;
  private final double scale;
  private final int decimals;

  Format(String unit, double scale, int decimals) {
    this.unit = unit;
    this.scale = scale;
    this.decimals = decimals;
  }

  public String unit() {
    return unit;
  }

  /** What the mart's value is multiplied by. */
  public double scale() {
    return scale;
  }

  public int decimals() {
    return decimals;
  }

  String of(Words words, double value) {
    return switch (this) {
      case PERCENT -> words.percent(value);
      case POINTS -> words.points(value);
      case CHANGE -> words.change(value);
      case MEAN_DAYS, ONE_DECIMAL -> words.decimal(value);
      case TWO_DECIMALS -> words.twoDecimals(value);
      default -> words.count(value);
    };
  }

  /** Both ends of an interval: {@code 90.1 %–92.3 %}; a dash for one that the mart does not say. */
  String range(Words words, MartRow row, String low, String high) {
    return of(words, row, low) + "–" + of(words, row, high);
  }

  /**
   * The column's value in a row; a dash where the mart says null, a word where it is suppressed.
   */
  String of(Words words, MartRow row, String column) {
    if (row.isSuppressed(column)) {
      return words.text("figure.suppressed");
    }
    if (this == TEXT) {
      return row.has(column) ? row.text(column) : Words.NONE;
    }
    OptionalDouble value = row.maybe(column);
    return value.isPresent() ? of(words, value.getAsDouble()) : Words.NONE;
  }
}
