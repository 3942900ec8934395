package org.tearoad.reports.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Types;
import org.tearoad.reports.Marts;
import org.tearoad.reports.Selection;
import org.tearoad.run.Dictionary;

/** What is published, checked without rows. */
class PublicationsTest {
  @Test
  void every_mart_is_published_or_it_is_said_why_not() {
    List<String> marts =
        Dictionary.steps().stream()
            .map(Step::output)
            .filter(table -> table.layer() == Layer.MARTS)
            .map(table -> table.name())
            .toList();

    assertThat(
            Stream.concat(
                Publications.ALL.stream().map(Publication::name),
                Publications.ELSEWHERE.keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(marts);
  }

  @Test
  void what_the_bulletin_prints_is_in_the_tables() {
    for (Selection selection : Marts.selections()) {
      Publication publication =
          Publications.ALL.stream()
              .filter(one -> one.mart() == selection.mart())
              .findFirst()
              .orElseThrow();
      assertThat(publication.withheld())
          .as(publication.name())
          .doesNotContainAnyElementsOf(selection.columns());
    }
  }

  @Test
  void every_number_has_a_unit() {
    for (Publication publication : Publications.ALL) {
      for (Field field : publication.fields()) {
        assertThat(Unit.of(field).words()).as(publication.name() + "." + field.name()).isNotEmpty();
        if (List.of(Types.MONEY, Types.MONEY_SUM).contains(field.type())) {
          assertThat(Unit.of(field))
              .as(publication.name() + "." + field.name())
              .isIn(Unit.ROUBLES, Unit.MEASURE);
        }
      }
    }
    assertThat(
            Publications.ALL.stream()
                .flatMap(one -> one.fields().stream())
                .filter(field -> Unit.of(field) == Unit.NUMBER)
                .map(Field::name)
                .distinct())
        .containsExactlyInAnyOrder(
            "index",
            "herfindahl_index",
            "effective_number",
            "design_effect",
            "p_value",
            "mean_p_value",
            "dispersion",
            "evidence",
            "needed_evidence",
            "speed_ratio");
  }
}
