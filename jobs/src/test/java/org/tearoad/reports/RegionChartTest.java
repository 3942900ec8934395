package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.reports.TinyMarts.with;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.marts.disclosure.Suppressed;

/** What the bulletin says of where orders go when it cannot name, or cannot draw, the regions. */
class RegionChartTest {
  private static final MartRow TOTAL = TinyMarts.growth("orders", "100", 0.5);
  private static final MartRow UNKNOWN = region("unknown", new BigDecimal("40"));
  private static final MartRow MOSCOW = region("RU-MOW", new BigDecimal("60"));
  private static final MartRow HIDDEN = region("RU-MOW", Suppressed.CONFIDENTIAL);

  @Test
  void a_share_is_told_of_named_regions_alone() {
    assertThat(chart(TOTAL, UNKNOWN, MOSCOW).title())
        .isEqualTo("60.0\u00a0% of cross-border orders go to Moscow");
    assertThat(chart(TOTAL, region("unknown", new BigDecimal("100"))).title())
        .isEqualTo("The region of destination is known for none of the cross-border orders");
    assertThat(chart(TOTAL, UNKNOWN, HIDDEN).title())
        .isEqualTo("No region’s orders can be shown: that would tell what one seller has there");
  }

  @Test
  void regions_without_orders_are_no_destination() {
    MartRow none = region("RU-SPE", BigDecimal.ZERO);

    assertThat(chart(TOTAL, UNKNOWN, MOSCOW, none).title())
        .isEqualTo("60.0\u00a0% of cross-border orders go to Moscow");
    assertThat(chart(with(TOTAL, "value", BigDecimal.ZERO), none).title())
        .isEqualTo("No cross-border order in 2015");
    assertThat(chart(TOTAL, region("unknown", new BigDecimal("100")), none).title())
        .isEqualTo("The region of destination is known for none of the cross-border orders");
  }

  @Test
  void where_no_tile_has_a_figure_the_table_stands_alone() {
    Chart chart = chart(TOTAL, UNKNOWN, HIDDEN);

    assertThat(chart.panels()).isEmpty();
    assertThat(chart.keys()).isEmpty();
    assertThat(chart.table().rows()).containsExactly(UNKNOWN, HIDDEN);
  }

  @ParameterizedTest
  @EnumSource
  void without_a_grid_of_tiles_the_table_tells_the_regions_and_no_sentence_speaks_of_tiles(
      Language language) {
    MartRow other = region("RU-SPE", Suppressed.CONFIDENTIAL);
    Chart chart = chart(language, List.of(), TOTAL, MOSCOW, other);

    assertThat(chart.title()).contains("RU-MOW");
    assertThat(chart.panels()).isEmpty();
    assertThat(chart.table().rows()).containsExactly(MOSCOW, other);
    assertThat(chart.notes()).hasSize(1);
    assertThat(chart.subtitle() + chart.description() + chart.notes())
        .doesNotContain("tile", "плит", "格");
  }

  private static MartRow region(String region, Object value) {
    return with(TOTAL, "dimension", "region", "slice", region, "value", value);
  }

  private static Chart chart(MartRow... rows) {
    Map<Language, String> names = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      names.put(language, "Moscow");
    }
    return chart(Language.ENGLISH, List.of(new Tile("RU-MOW", names, names, false, 0, 0)), rows);
  }

  private static Chart chart(Language language, List<Tile> tiles, MartRow... rows) {
    return new RegionChart(
            new Words(language),
            new Marts(Map.of(TOTAL.mart(), List.of(rows)), Set.of(), 0),
            TinyMarts.EDITION,
            Optional.of("2015"),
            tiles)
        .orders();
  }
}
