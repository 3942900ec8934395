package org.tearoad.reports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One published figure and the mart row behind it.
 *
 * @param name for programs
 * @param value as the mart has it
 * @param unit of the text; shares and changes are stored as fractions of one
 * @param low lower end of the 95 % interval; null for what is counted, not estimated
 * @param high upper end, which may be null alone: not reached yet
 * @param flags provisional, simulated, no_clear_change, not_comparable
 * @param column of the mart where the value stands
 * @param text the value as it is printed
 * @param remark what stands below it: change, interval
 */
public record Figure(
    String name,
    String label,
    Double value,
    String unit,
    String period,
    Double low,
    Double high,
    List<String> flags,
    String mart,
    Map<String, String> key,
    String column,
    String definition,
    String text,
    String remark) {
  /** The flag of figures that may still change. */
  public static final String PROVISIONAL = "provisional";

  /** Where the figure stands in its mart, in words. */
  @JsonIgnore
  public String keyText() {
    return String.join(
        ", ", key.entrySet().stream().map(part -> part.getKey() + "=" + part.getValue()).toList());
  }

  @JsonIgnore
  public boolean isProvisional() {
    return flags.contains(PROVISIONAL);
  }

  static Double boxed(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
