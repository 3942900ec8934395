package org.tearoad.reports;

import java.util.List;

/** A chapter of the bulletin: one question, answered by some charts. */
public record Section(String id, String title, List<Chart> charts) {
  private static final int LINE = 60;

  public Section {
    charts = List.copyOf(charts);
  }

  /** Two columns of about one length: on paper the first would be filled to the page's end. */
  static List<List<Section>> inColumns(List<Section> sections) {
    int all = sections.stream().mapToInt(Section::length).sum();
    int first = 0;
    int length = 0;
    while (first < sections.size() && length + sections.get(first).length() / 2 < all / 2) {
      length += sections.get(first).length();
      first++;
    }
    return List.of(sections.subList(0, first), sections.subList(first, sections.size()));
  }

  /** In letters of its title and sentences; a line begins with each, so a short one counts more. */
  private int length() {
    return charts.stream().mapToInt(chart -> Math.max(LINE, chart.title().length())).sum() + LINE;
  }

  /** The same with the drawings of its charts. */
  Section drawn(Plotter plotter) {
    return new Section(id, title, charts.stream().map(chart -> chart.drawn(plotter)).toList());
  }
}
