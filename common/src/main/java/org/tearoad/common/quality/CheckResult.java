package org.tearoad.common.quality;

import java.util.List;
import org.tearoad.common.table.Severity;

/**
 * What one check found.
 *
 * @param table the table, or the part of the run, that was checked
 * @param violations rows that break the promise; 0 when it holds
 * @param samples a few of these rows, as text
 */
public record CheckResult(
    String table, String check, Severity severity, long violations, List<String> samples) {
  public boolean passed() {
    return violations == 0;
  }

  public boolean stopsTheRelease() {
    return !passed() && severity == Severity.FAIL;
  }

  @Override
  public String toString() {
    return "%s %s.%s: %d violations%s"
        .formatted(
            passed() ? "passed" : severity == Severity.FAIL ? "FAILED" : "warning",
            table,
            check,
            violations,
            samples.isEmpty() ? "" : ", for example " + String.join("; ", samples));
  }
}
