package org.tearoad.reports;

import java.util.List;

/**
 * A chart and its figures.
 *
 * @param title the finding, in a sentence
 * @param subtitle measure, unit, which date counts, which zone
 * @param description what is to be seen, for those who cannot see it
 * @param shape name of the style that gives the panels their size
 * @param panels empty when there is nothing to draw: the title then says so
 * @param keys what colours and strokes mean
 */
public record Chart(
    String id,
    String title,
    String subtitle,
    String description,
    String shape,
    List<Panel> panels,
    List<Key> keys,
    List<String> notes,
    DataTable table) {

  private static final int PRINTED_ROWS = 20;

  /**
   * One drawing.
   *
   * @param title what tells it from its neighbours; empty when it is alone
   * @param json for the page: {@code option} of ECharts, and {@code rows}, the table's line behind
   *     each point, from which the tooltips are read
   * @param svg the same without a browser, for paper and for readers without script; empty until it
   *     is {@link #drawn}
   */
  public record Panel(String title, String remark, String json, String svg) {
    Panel(String title, String remark, String json) {
      this(title, remark, json, "");
    }

    static Panel alone(String json) {
      return new Panel("", "", json);
    }
  }

  /**
   * @param style of the sample: empty for an area, else line, dash, dot or empty
   */
  public record Key(String colour, String text, String style) {}

  public Chart {
    panels = List.copyOf(panels);
    keys = List.copyOf(keys);
    notes = List.copyOf(notes);
  }

  /** Says that there is nothing to show. */
  static Chart nothing(String id, String title, String subtitle) {
    var empty = new DataTable(List.of(), List.of());
    return new Chart(id, title, subtitle, title, "wide", List.of(), List.of(), List.of(), empty);
  }

  /**
   * The same with its drawings.
   *
   * @throws UndrawableException when one cannot be drawn; it names the chart
   */
  Chart drawn(Plotter plotter) {
    List<Panel> drawings =
        panels.stream()
            .map(
                panel ->
                    Sections.named(
                        id,
                        () ->
                            new Panel(
                                panel.title(),
                                panel.remark(),
                                panel.json(),
                                plotter.svg(panel.json(), width(), height()))))
            .toList();
    return new Chart(id, title, subtitle, description, shape, drawings, keys, notes, table);
  }

  /** Whether its table takes no more than a part of a printed page. */
  public boolean isShort() {
    return table.rows().size() <= PRINTED_ROWS;
  }

  /** Pixels, where no window says how many: as wide as a page of A4, or three to a line. */
  private int width() {
    return shape.equals("small") ? 216 : 680;
  }

  private int height() {
    return switch (shape) {
      case "small" -> 170;
      case "map" -> 440;
      case "tall", "full tall" -> 330;
      default -> 260;
    };
  }

  Chart keyed(Key... more) {
    return new Chart(id, title, subtitle, description, shape, panels, List.of(more), notes, table);
  }
}
