package org.tearoad.common.statistics;

/** A confidence interval; both limits are {@code NaN} where none can be given. */
public record Interval(double low, double high) {
  public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

  /**
   * @throws IllegalArgumentException when low is above high, or only one of them is known
   */
  public Interval {
    if (low > high || Double.isNaN(low) != Double.isNaN(high)) {
      throw new IllegalArgumentException(
          "Cannot make an interval: low must not be above high, got %s and %s"
              .formatted(low, high));
    }
  }

  public boolean isKnown() {
    return !Double.isNaN(low);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The same interval of 1 - x. */
  Interval ofComplement() {
    return new Interval(1 - high, 1 - low);
  }
}
