package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts that are drawn without a browser. */
class PlotterTest {
  private static final String BARS = bars("янв", 1_234_567, 2_345_678);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"ENGLISH | 2.5M", "RUSSIAN | 2,5\u00a0млн", "CHINESE | 250万"})
  void axes_count_as_the_language_counts(Language language, String tick) {
    assertThat(new Plotter(new Words(language)).svg(BARS, 400, 200)).contains(">" + tick + "<");
  }

  @Test
  void equal_charts_are_equal_drawings_whatever_was_drawn_before() {
    var plotter = new Plotter(new Words(Language.ENGLISH));
    String first = plotter.svg(BARS, 400, 200);
    plotter.svg(bars("b", 1, 2), 300, 200);

    assertThat(plotter.svg(BARS, 400, 200)).isEqualTo(first);
    assertThat(new Plotter(new Words(Language.ENGLISH)).svg(BARS, 400, 200)).isEqualTo(first);
  }

  @Test
  void names_from_logs_are_text() {
    String svg =
        new Plotter(new Words(Language.ENGLISH))
            .svg(bars("</text><script> NaN \"d=\" 1.2345", 1, 2), 400, 200);

    assertThat(svg)
        .contains("&lt;/text&gt;&lt;script&gt; NaN &quot;d=&quot; 1.2345")
        .doesNotContain("<script");
  }

  @Test
  void a_chart_that_cannot_be_drawn_stops_the_bulletin_and_is_named() {
    var broken =
        new Chart(
            "volume",
            "title",
            "",
            "",
            "wide",
            List.of(
                Chart.Panel.alone("{\"option\":{\"xAxis\":{},\"series\":[{\"type\":\"bar\"}]}}")),
            List.of(),
            List.of(),
            new DataTable(List.of(), List.of()));

    assertThatThrownBy(() -> broken.drawn(new Plotter(new Words(Language.ENGLISH))))
        .isInstanceOf(UndrawableException.class)
        .hasMessageStartingWith("chart volume: ECharts cannot draw it: ");
  }

  @Test
  void a_type_of_series_that_the_library_lacks_is_no_empty_drawing() {
    String map = BARS.replace("\"bar\"", "\"heatmap\"");

    assertThatThrownBy(() -> new Plotter(new Words(Language.ENGLISH)).svg(map, 400, 200))
        .isInstanceOf(UndrawableException.class)
        .hasMessageContaining("a type of its series is unknown");
  }

  private static String bars(String name, double first, double second) {
    return Options.json(
        Options.map(
            "grid", Options.snugGrid(4, 4, 4, 4),
            "xAxis", Options.categoryAxis(List.of(name, "feb")),
            "yAxis", Options.valueAxis(),
            "series", List.of(Map.of("type", "bar", "data", List.of(first, second)))),
        2);
  }
}
