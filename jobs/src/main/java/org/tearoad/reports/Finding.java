package org.tearoad.reports;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a chart says, for the page that comes first and for the trace.
 *
 * @param chart whose title it is
 * @param marts whose rows stand in the chart's table; empty when there is nothing to show
 * @param rowCount of that table
 */
public record Finding(String chart, String text, String marts, int rowCount) {

  /** All findings, in the order of the bulletin. */
  static List<Finding> of(List<Section> sections) {
    return sections.stream()
        .flatMap(section -> section.charts().stream())
        .map(
            chart ->
                new Finding(
                    chart.id(),
                    chart.title(),
                    chart.table().rows().stream()
                        .map(MartRow::mart)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                    chart.table().rows().size()))
        .toList();
  }
}
