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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A region whose status is disputed is marked where it is named, and a footnote says so. */
class DisputedRegionsTest {
  private static final Tile DISPUTED = tile("UA-43", "Crimea", true, 0);
  private static final Tile OTHER = tile("RU-KHA", "Khabarovsk Krai", false, 1);

  @ParameterizedTest
  @CsvSource({
    "ENGLISH, * Status disputed: Crimea.",
    "RUSSIAN, * Статус оспаривается: Crimea.",
    "CHINESE, * 地位存在争议：Crimea。"
  })
  void the_footnote_stands_beside_its_figures(Language language, String footnote) {
    assertThat(notes(language, "UA-43")).anyMatch(note -> note.startsWith(footnote));
  }

  @ParameterizedTest
  @EnumSource
  void a_chart_that_names_none_has_no_footnote(Language language) {
    assertThat(notes(language, "RU-KHA")).isNotEmpty().noneMatch(note -> note.startsWith("*"));
  }

  @Test
  void the_map_marks_it_in_title_and_table_and_leaves_others_alone() {
    Chart chart =
        new RegionChart(
                new Words(Language.ENGLISH),
                marts(orders("region", "UA-43", "60"), orders("region", "RU-KHA", "40"), total()),
                TinyMarts.EDITION,
                Optional.of("2015"),
                List.of(DISPUTED, OTHER))
            .orders();

    assertThat(chart.title()).endsWith("of cross-border orders go to Crimea* and Khabarovsk Krai");
    assertThat(chart.notes()).anyMatch(note -> note.startsWith("* Status disputed: Crimea."));
    assertThat(chart.panels().get(0).json())
        .contains("\"name\":\"Crimea*\"")
        .contains("\"name\":\"Khabarovsk Krai\"");
  }

  private static List<String> notes(Language language, String region) {
    return new InterruptionChart(
            new Words(language),
            marts(TinyMarts.unseen(region)),
            TinyMarts.EDITION,
            List.of(DISPUTED, OTHER))
        .chart()
        .notes();
  }

  private static Marts marts(MartRow... rows) {
    return new Marts(Map.of(rows[0].mart(), List.of(rows)), Set.of(), 0);
  }

  private static MartRow total() {
    return orders("total", "total", "100");
  }

  private static MartRow orders(String dimension, String slice, String value) {
    return with(
        TinyMarts.growth("orders", value, 0.5),
        "dimension",
        dimension,
        "slice",
        slice,
        "value",
        new BigDecimal(value));
  }

  private static Tile tile(String region, String name, boolean disputed, int column) {
    Map<Language, String> names = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      names.put(language, name);
    }
    return new Tile(region, names, names, disputed, 0, column);
  }
}
