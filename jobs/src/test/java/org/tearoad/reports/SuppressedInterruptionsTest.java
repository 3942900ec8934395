package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.reports.tables.ReportRows;

/**
 * A silence whose expected events are left out is told all the same: its days tell nobody's
 * figures, and a bulletin without it would deny it.
 */
@ExtendWith(SparkExtension.class)
class SuppressedInterruptionsTest {
  /** A region of few sellers, and a marketplace in a quarter that is not over. */
  private static final List<Row> SUPPRESSED =
      List.of(
          suppression("2015-Q2", "region", "RU-KHA", "C"),
          suppression("2015-Q4", "marketplace", "jd", "N"));

  private static final List<Row> SILENCES =
      List.of(
          silence("import", "RU-KHA", null, "interruption", LocalDate.of(2015, 6, 3)),
          silence("all", "all", "jd", "feed_gap", LocalDate.of(2015, 12, 5)));

  private static Row suppression(String period, String dimension, String slice, String status) {
    return RowFactory.create(
        "sellers", "quarter", period, "b2c", "cross_border", dimension, slice, status);
  }

  private static Row silence(
      String flow, String region, String marketplace, String kind, LocalDate start) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("flow", flow);
    values.put("event", "order");
    values.put("region", region);
    values.put("marketplace", marketplace);
    values.put("kind", kind);
    values.put("is_open", false);
    values.put("last_event_date", start.minusDays(1));
    values.put("first_event_date", start.plusDays(12));
    values.put("start_earliest", start);
    values.put("start_latest", start.plusDays(1));
    values.put("end_earliest", start.plusDays(10));
    values.put("end_latest", start.plusDays(11));
    values.put("silent_days", 12);
    values.put("expected_missed", 4711.5);
    values.put("expected_missed_low", 4712.5);
    values.put("expected_missed_high", 4713.5);
    values.put("expected_per_day", 4714.25);
    values.put("needed_evidence", 9.0);
    values.put("evidence", 4715.5);
    return new GenericRowWithSchema(
        Arrays.stream(RegionInterruptions.TABLE.schema().fieldNames()).map(values::get).toArray(),
        RegionInterruptions.TABLE.schema());
  }

  private static ReportRows rows(SparkSession spark) {
    return ReportRows.read(
        table -> {
          if (table == Suppressions.TABLE) {
            return spark.createDataFrame(SUPPRESSED, table.schema());
          }
          return table == RegionInterruptions.TABLE
              ? spark.createDataFrame(SILENCES, table.schema())
              : table.empty(spark);
        });
  }

  @Test
  void they_are_drawn_with_a_word_in_place_of_their_figures(SparkSession spark) {
    Chart chart =
        new InterruptionChart(
                new Words(Language.ENGLISH), rows(spark).drawn(), TinyMarts.EDITION, List.of())
            .chart();

    assertThat(chart.title().replace('\u00a0', ' '))
        .isEqualTo(
            "1 region was cut off: RU-KHA; longest: 12 days without orders, from 3 June 2015");
    assertThat(chart.notes())
        .anyMatch(note -> note.startsWith("1\u00a0gap of the logs:"))
        .doesNotContain("On no day were all regions silent");
    assertThat(chart.panels()).hasSize(1);
    assertThat(chart.table().rows()).hasSize(2);
    assertThat(chart.table().lines(new Words(Language.ENGLISH)))
        .allSatisfy(
            line ->
                assertThat(line.cells())
                    .endsWith("12", "suppressed", "suppressed", "suppressed", "suppressed"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void no_report_tells_the_figure(Language language, SparkSession spark) {
    Marts marts = rows(spark).drawn();
    var words = new Words(language);

    Chart chart = new InterruptionChart(words, marts, TinyMarts.EDITION, List.of()).chart();
    String told = chart.title() + chart.panels() + chart.notes() + chart.table().lines(words);
    assertThat(told.replaceAll("[\\s\u00a0\u202f,.]", ""))
        .contains("RU-KHA", "2015-06-03")
        .doesNotContain("471");

    List<MartRow> drawn = marts.rows().values().stream().flatMap(List::stream).toList();
    assertThat(TinyMarts.page(drawn, language))
        .contains(chart.title())
        .contains(words.text("figure.suppressed"));
    assertThat(TinyMarts.paper(drawn, language)).isNotEmpty();
  }
}
