package org.tearoad.reports.tables;

import java.util.ArrayList;
import java.util.List;
import org.tearoad.reports.Edition;

/** What must be known of a release before its figures are used. */
public final class Remarks {
  private Remarks() {}

  /** Sentences; none for a release of real logs that stands. */
  public static List<String> of(Edition edition) {
    List<String> remarks = new ArrayList<>();
    edition
        .replacement()
        .ifPresent(
            other ->
                remarks.add(
                    "WITHDRAWN. Do not use these figures: release %s stands in their place."
                        .formatted(other)));
    if (edition.simulated()) {
      remarks.add("SIMULATED. These figures come from generated sample logs, not from the market.");
    }
    return remarks;
  }

  /** For each row of a file; empty when there is nothing to remark. */
  static String inOneLine(Edition edition) {
    List<String> remarks = new ArrayList<>();
    edition.replacement().ifPresent(other -> remarks.add("withdrawn for release " + other));
    if (edition.simulated()) {
      remarks.add("simulated");
    }
    return String.join("; ", remarks);
  }
}
