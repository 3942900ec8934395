package org.tearoad.reports;

import java.util.List;

/** A chapter of the bulletin: one question, answered by some charts. */
public record Section(String id, String title, List<Chart> charts) {
  public Section {
    charts = List.copyOf(charts);
  }

  /** The same with the drawings of its charts. */
  Section drawn(Plotter plotter) {
    return new Section(id, title, charts.stream().map(chart -> chart.drawn(plotter)).toList());
  }
}
