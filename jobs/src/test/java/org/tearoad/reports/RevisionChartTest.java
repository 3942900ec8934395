package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.reports.TinyMarts.row;
import static org.tearoad.reports.TinyMarts.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;

/** What the bulletin says of figures that have changed since they were first told. */
class RevisionChartTest {
  private static final MartRow CELL =
      row(
          Revisions.TABLE,
          "mart",
          "volume_growth",
          "measure",
          "orders",
          "scope",
          "cross_border",
          "period_type",
          "month",
          "period",
          "2015-11",
          "compared_with",
          "first",
          "earlier_release",
          "2015-12-01",
          "revision_type",
          "content",
          "earlier_value",
          950.0,
          "value",
          1000.0,
          "revision",
          50.0,
          "relative_revision",
          0.05);
  private static final MartRow SUMMARY =
      row(
          RevisionSummary.TABLE,
          "mart",
          "volume_growth",
          "measure",
          "orders",
          "compared_with",
          "first",
          "revision_type",
          "content",
          "period_count",
          9L,
          "mean_revision",
          12.5,
          "mean_absolute_revision",
          20.0,
          "relative_mean_absolute_revision",
          0.021,
          "mean_p_value",
          0.2);

  @Test
  void a_first_release_has_nothing_to_revise() {
    assertThat(text())
        .contains("No earlier release told figures of these months: nothing has been revised yet");
  }

  @Test
  void a_cell_shows_the_change_and_the_table_both_values() {
    assertThat(TinyMarts.page(List.of(CELL, SUMMARY))).contains("\"formatter\":\"+5.0\u00a0%\"");
    assertThat(text(CELL, SUMMARY)).contains("2015-12-01 950 1,000 50 +5.0 % new data");
  }

  @Test
  void first_figures_are_called_too_low_or_too_high_only_when_that_is_no_chance() {
    assertThat(text(CELL, SUMMARY))
        .contains(
            "Orders of a month changed by 2.1 % on average since they were first published (9 months), in no clear direction");
    assertThat(text(CELL, with(SUMMARY, "mean_p_value", 0.01)))
        .contains("(9 months): first figures tend to be too low");
    assertThat(text(CELL, with(SUMMARY, "mean_p_value", 0.01, "mean_revision", -12.5)))
        .contains("(9 months): first figures tend to be too high");
    assertThat(text(CELL, with(SUMMARY, "mean_p_value", null, "period_count", 3L)))
        .contains("since they were first published (3 months)")
        .doesNotContain("tend to be", "no clear direction");
  }

  @Test
  void one_month_is_not_called_months() {
    assertThat(text(CELL, with(SUMMARY, "mean_p_value", null, "period_count", 1L)))
        .contains("since they were first published (1 month)");
  }

  @Test
  void nothing_changed_is_a_finding_too() {
    MartRow same = with(CELL, "earlier_value", 1000.0, "revision", 0.0, "relative_revision", 0.0);
    assertThat(text(same, with(SUMMARY, "mean_revision", 0.0, "mean_absolute_revision", 0.0)))
        .contains("Orders of no month have changed since they were first published (9 months)");
  }

  @Test
  void another_method_is_no_revision_by_data() {
    assertThat(text(with(CELL, "revision_type", "methodology")))
        .contains("what new data changed cannot be told apart");
  }

  private static String text(MartRow... rows) {
    return TinyMarts.page(List.of(rows))
        .replaceAll("<script[^>]*>.*?</script>", "")
        .replaceAll("<[^>]*>", " ")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }
}
