package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.reports.TinyMarts.row;
import static org.tearoad.reports.TinyMarts.with;

import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.marts.Coverage;
import org.tearoad.marts.DataQuality;

/** What the bulletin says of the lines that were read, and of days that are missing. */
class QualityChartTest {
  @Test
  void files_without_a_day_are_counted_and_stand_in_the_table_but_in_no_month() {
    MartRow dated = rejected("2015-11", 0, 100);
    MartRow undated = rejected(null, 30, 200);

    Chart both = chart(undated, dated, reasons(null, 30));
    assertThat(text(both.title()))
        .isEqualTo("10.0 % of 300 lines were rejected, each with its reason");
    assertThat(both.table().rows()).containsExactly(dated, undated);
    assertThat(both.table().lines(new Words(Language.ENGLISH)).get(1).cells())
        .startsWith("JD", Words.NONE, "200", "30");
    assertThat(both.panels().get(0).json()).contains("\"rows\":[[0]]");

    Chart alone = chart(undated, reasons(null, 30));
    assertThat(text(alone.title())).startsWith("15.0 % of 200 lines were rejected");
    assertThat(alone.panels()).isEmpty();
    assertThat(alone.table().rows()).containsExactly(undated);
  }

  /** Lines that a source does not select are read, too, and nobody accepted them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH | 1200 | No line of 1,200 was rejected
          RUSSIAN | 1200 | Из 1 200 строк журналов не отклонена ни одна
          RUSSIAN | 1201 | Из 1 201 строки журналов не отклонена ни одна
          CHINESE | 1200 | 日志共1,200行，无一被拒
          """)
  void where_nothing_is_rejected_nothing_is_said_to_be_accepted(
      Language language, long lines, String title) {
    assertThat(text(chart(language, rejected("2015-11", 0, lines)).title())).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH | 3   | 3 of 1,000,000 lines were rejected, each with its reason
          ENGLISH | 1   | 1 of 1,000,000 lines was rejected, with its reason
          ENGLISH | 500 | 0.1 % of 1,000,000 lines were rejected, each with its reason
          RUSSIAN | 1   | Отклонена 1 строка из 1 000 000, с указанием причины
          RUSSIAN | 3   | Отклонены 3 строки из 1 000 000, с указанием причины
          RUSSIAN | 5   | Отклонено 5 строк из 1 000 000, с указанием причины
          CHINESE | 3   | 1,000,000行中有3行被拒，均注明原因
          """)
  void a_share_that_would_be_rounded_to_nought_is_told_as_a_count(
      Language language, long rejected, String title) {
    assertThat(text(chart(language, rejected("2015-11", rejected, 1_000_000)).title()))
        .isEqualTo(title);
  }

  @Test
  void a_source_and_a_marketplace_of_one_name_have_gaps_of_their_own() {
    Chart chart =
        chart(
            rejected("2015-11", 0, 100),
            gap("source", "2015-11-01"),
            gap("source", "2015-11-02"),
            gap("source", "2015-11-03"),
            gap("marketplace", "2015-11-02"));

    assertThat(chart.notes())
        .contains("Gaps in the logs: JD, 2 November 2015; JD, 1 November 2015 to 3 November 2015.");
  }

  private static MartRow rejected(String month, long rejected, long read) {
    return row(
        DataQuality.TABLE,
        "source",
        "jd",
        "log",
        "orders",
        "month",
        month,
        "kind",
        "rejected",
        "reason",
        "any",
        "row_count",
        rejected,
        "read_count",
        read,
        "share",
        rejected / (double) read);
  }

  private static MartRow reasons(String month, long rejected) {
    return with(rejected(month, rejected, 200), "kind", "reject", "reason", "line_ragged");
  }

  private static MartRow gap(String kind, String day) {
    return row(
        Coverage.TABLE,
        "kind",
        kind,
        "name",
        "jd",
        "row_count",
        0L,
        "is_gap",
        true,
        "day",
        Date.valueOf(day));
  }

  private static Chart chart(MartRow... rows) {
    return chart(Language.ENGLISH, rows);
  }

  private static Chart chart(Language language, MartRow... rows) {
    Map<String, List<MartRow>> byMart =
        Stream.of(rows).collect(Collectors.groupingBy(MartRow::mart));
    return new QualityChart(new Words(language), new Marts(byMart, Set.of(), 0)).chart();
  }

  private static String text(String text) {
    return text.replace('\u00a0', ' ');
  }
}
