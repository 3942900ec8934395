package org.tearoad.reports;

import java.util.List;

/** A chapter of the bulletin: one question, answered by some charts. */
public record Section(String id, String title, List<Chart> charts) {
  public Section {
    charts = List.copyOf(charts);
  }
}
