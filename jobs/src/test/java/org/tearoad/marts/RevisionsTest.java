package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.revisions.Comparisons;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.marts.revisions.Vintages;

/** What a release tells, and how it revises what earlier ones told. */
@ExtendWith(SparkExtension.class)
class RevisionsTest {
  private static final String FIGURES =
      """
      mart          | measure            | scope        | dimension | slice | period_type | period  | release | code_version | configuration | value | period_end | as_of_date
      volume_growth | orders             | cross_border | total     | total | month       | 2015-09 | %1$s    | 1            | %2$s          | %3$s  | 2015-09-30 | %4$s
      volume_growth | orders             | cross_border | total     | total | month       | 2015-10 | %1$s    | 1            | %2$s          | %5$s  | 2015-10-31 | %4$s
      """;
  private static final String COMPARISONS =
      """
      period_end | compared_with | earlier_release | earlier_as_of_date
      2015-09-30 | first         | r1              | 2015-10-02
      2015-09-30 | previous      | r2              | 2015-11-01
      2015-10-31 | first         | r2              | 2015-11-01
      2015-10-31 | previous      | r2              | 2015-11-01
      """;

  @Test
  void a_release_tells_the_headline_figures_of_periods_that_are_over(SparkSession spark) {
    Dataset<Row> vintages =
        new Mart(spark, "2015-12-15")
            .with(
                VolumeGrowth.TABLE,
                """
                period_type        | period  | channel | trade        | dimension   | slice  | measure | value | growth_rate | period_end
                month              | 2015-11 | b2c     | cross_border | total       | total  | gmv_rub | 10.50 | 0.5         | 2015-11-30
                month              | 2015-11 | b2c     | cross_border | flow        | import | parcels | 3     | -           | 2015-11-30
                month              | 2015-11 | b2c     | cross_border | marketplace | jd     | orders  | 2     | -           | 2015-11-30
                month              | 2015-11 | b2c     | cross_border | marketplace | jd     | parcels | 2     | -           | 2015-11-30
                month              | 2015-11 | b2c     | cross_border | region      | RU-MOW | orders  | 2     | -           | 2015-11-30
                month              | 2015-11 | b2b     | cross_border | total       | total  | orders  | 2     | -           | 2015-11-30
                month              | 2015-11 | b2c     | other        | total       | total  | orders  | 2     | -           | 2015-11-30
                month              | 2015-12 | b2c     | cross_border | total       | total  | orders  | 2     | -           | 2015-12-31
                month              | 2013-11 | b2c     | cross_border | total       | total  | orders  | 2     | -           | 2013-11-30
                trailing_12_months | 2015-11 | b2c     | cross_border | total       | total  | orders  | 2     | -           | 2015-11-30
                quarter            | 2015-Q3 | b2c     | domestic     | total       | total  | orders  | 7     | -0.25       | 2015-09-30
                """)
            .with(
                MarketplaceRanking.TABLE,
                """
                period_type | period | channel | trade        | measure | marketplace | share | period_end
                year        | 2014   | b2c     | cross_border | orders  | jd          | 0.4   | 2014-12-31
                """)
            .with(
                DeliveryTime.TABLE,
                """
                cohort_type | cohort   | scope  | clock    | day_type | dimension | slice   | median_days | cohort_end
                month       | 2015-10  | import | operator | calendar | total     | total   | 21          | 2015-10-31
                month       | 2015-10  | import | operator | calendar | carrier   | cainiao | 19          | 2015-10-31
                month       | 2015-11  | import | operator | calendar | total     | total   | -           | 2015-11-30
                month       | 2015-10  | import | buyer    | calendar | total     | total   | 25          | 2015-10-31
                week        | 2015-W45 | import | operator | calendar | total     | total   | 21          | 2015-11-08
                """)
            .build(Vintages.TABLE);

    assertThatTable(vintages)
        .hasRows(
            """
            mart                | measure             | scope        | dimension   | slice   | period_type | period  | release    | code_version | configuration | value | period_end | as_of_date
            volume_growth       | gmv_rub             | cross_border | total       | total   | month       | 2015-11 | 2015-12-15 | 1            | settings      | 10.5  | 2015-11-30 | 2015-12-15
            volume_growth       | gmv_rub_growth_rate | cross_border | total       | total   | month       | 2015-11 | 2015-12-15 | 1            | settings      | 0.5   | 2015-11-30 | 2015-12-15
            volume_growth       | parcels             | cross_border | flow        | import  | month       | 2015-11 | 2015-12-15 | 1            | settings      | 3.0   | 2015-11-30 | 2015-12-15
            volume_growth       | orders              | cross_border | marketplace | jd      | month       | 2015-11 | 2015-12-15 | 1            | settings      | 2.0   | 2015-11-30 | 2015-12-15
            volume_growth       | orders              | domestic     | total       | total   | quarter     | 2015-Q3 | 2015-12-15 | 1            | settings      | 7.0   | 2015-09-30 | 2015-12-15
            volume_growth       | orders_growth_rate  | domestic     | total       | total   | quarter     | 2015-Q3 | 2015-12-15 | 1            | settings      | -0.25 | 2015-09-30 | 2015-12-15
            marketplace_ranking | orders_share        | cross_border | marketplace | jd      | year        | 2014    | 2015-12-15 | 1            | settings      | 0.4   | 2014-12-31 | 2015-12-15
            delivery_time       | median_days         | import       | total       | total   | month       | 2015-10 | 2015-12-15 | 1            | settings      | 21.0  | 2015-10-31 | 2015-12-15
            delivery_time       | median_days         | import       | carrier     | cainiao | month       | 2015-10 | 2015-12-15 | 1            | settings      | 19.0  | 2015-10-31 | 2015-12-15
            """);
  }

  @Test
  void each_earlier_figure_stands_beside_that_of_this_release(SparkSession spark) {
    assertThatTable(
            revisions(spark, "settings", figures("r3", "settings", "8", "2015-12-15", "20")))
        .hasRows(
            """
            period  | compared_with | earlier_release | revision_type | earlier_age_days | lag_days | earlier_value | value | revision | relative_revision
            2015-09 | first         | r1              | content       | 2                | 74       | 10.0          | 8.0   | -2.0     | -0.25
            2015-09 | previous      | r2              | content       | 32               | 44       | 9.0           | 8.0   | -1.0     | -0.125
            2015-10 | first         | r2              | content       | 1                | 44       | 16.0          | 20.0  | 4.0      | 0.2
            2015-10 | previous      | r2              | content       | 1                | 44       | 16.0          | 20.0  | 4.0      | 0.2
            """);
  }

  @Test
  void another_configuration_makes_it_a_revision_of_method(SparkSession spark) {
    assertThat(
            revisions(spark, "old", figures("r3", "settings", "9", "2015-12-15", "16"))
                .select("revision_type")
                .distinct()
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList())
        .containsExactly("methodology");
  }

  @Test
  void what_only_one_release_told_says_so(SparkSession spark) {
    String header = FIGURES.lines().findFirst().orElseThrow() + "\n";

    assertThatTable(revisions(spark, "settings", header))
        .hasRows(
            """
            period  | compared_with | revision_type | not_comparable_because | lag_days | earlier_value | value | revision
            2015-09 | first         | -             | no_longer_told         | 74       | 10.0          | -     | -
            2015-09 | previous      | -             | no_longer_told         | 44       | 9.0           | -     | -
            2015-10 | first         | -             | no_longer_told         | 44       | 16.0          | -     | -
            2015-10 | previous      | -             | no_longer_told         | 44       | 16.0          | -     | -
            """);
    assertThatTable(
            new Mart(spark, "2015-12-15")
                .with(Comparisons.TABLE, COMPARISONS)
                .with(Vintages.TABLE, figures("r3", "settings", "8", "2015-12-15", "20"))
                .build(Revisions.TABLE)
                .where("period = '2015-10' and compared_with = 'first'"))
        .hasRows(
            """
            earlier_release | not_comparable_because | earlier_value | value
            r2              | not_told_then          | -             | 20.0
            """);
  }

  @Test
  void a_summary_tells_mean_and_size_of_the_revisions_of_all_periods(SparkSession spark) {
    // By hand: R = 10, -10, 0: MAR = 20/3, RMAR = 20/350, deviation = sqrt(200/2).
    // Growth: R = -0.12, -0.05, 0: MAR = 0.17/3, RMAR = 0.17/0.12; the first changed its sign.
    Dataset<Row> summary =
        new Mart(spark, "2015-12-15")
            .with(
                Revisions.TABLE,
                """
                measure            | period  | compared_with | revision_type | not_comparable_because | earlier_value | value | revision
                orders             | 2015-07 | first         | content       | -                      | 100           | 110   | 10
                orders             | 2015-08 | first         | content       | -                      | 200           | 190   | -10
                orders             | 2015-09 | first         | content       | -                      | 50            | 50    | 0
                orders             | 2015-06 | first         | content       | no_longer_told         | 70            | -     | -
                orders             | 2015-06 | first         | methodology   | -                      | 70            | 35    | -35
                orders             | 2015-09 | previous      | content       | -                      | 0             | 0     | 0
                orders_growth_rate | 2015-07 | first         | content       | -                      | 0.10          | -0.02 | -0.12
                orders_growth_rate | 2015-08 | first         | content       | -                      | -0.05         | -0.10 | -0.05
                orders_growth_rate | 2015-09 | first         | content       | -                      | 0             | 0     | 0
                """)
            .build(RevisionSummary.TABLE);

    assertThatTable(summary)
        .hasRows(
            """
            measure            | compared_with | revision_type | period_count | mean_revision | mean_absolute_revision | relative_mean_absolute_revision | revision_deviation | smallest_revision | largest_revision | up_share | same_sign_share
            orders             | first         | content       | 3            | 0.000000      | 6.666667               | 0.057143                        | 10.000000          | -10.0             | 10.0             | 0.333333 | -
            orders             | first         | methodology   | 1            | -35.000000    | 35.000000              | 1.000000                        | -                  | -35.0             | -35.0            | 0.000000 | -
            orders             | previous      | content       | 1            | 0.000000      | 0.000000               | -                               | -                  | 0.0               | 0.0              | 0.000000 | -
            orders_growth_rate | first         | content       | 3            | -0.056667     | 0.056667               | 1.416667                        | 0.060277           | -0.12             | 0.0              | 0.000000 | 0.666667
            """);
  }

  @Test
  void from_eight_periods_on_a_test_tells_bias_from_chance(SparkSession spark) {
    // R: sandwich::NeweyWest(lm(x ~ 1), lag = 2, prewhite = FALSE) and lmtest::coeftest of the ten.
    List<Integer> changes = List.of(3, 1, -2, 4, 0, 5, 2, -1, 6, 1);
    var revisions =
        new StringBuilder(
            "measure | period | compared_with | revision_type | earlier_value | value | revision\n");
    for (int i = 0; i < changes.size(); i++) {
      revisions.append(
          "orders | 2014-%1$02d | first | content | 0 | %2$d | %2$d\n"
              .formatted(i + 1, changes.get(i)));
      if (i < 7) {
        revisions.append(
            "parcels | 2014-%1$02d | first | content | 0 | %2$d | %2$d\n"
                .formatted(i + 1, changes.get(i)));
      }
    }

    assertThatTable(
            new Mart(spark, "2015-12-15")
                .with(Revisions.TABLE, revisions.toString())
                .build(RevisionSummary.TABLE))
        .hasRows(
            """
            measure | period_count | mean_revision | mean_standard_error | mean_p_value
            orders  | 10           | 1.900000      | 0.452475            | 0.002310
            parcels | 7            | 1.857143      | -                   | -
            """);
  }

  @Test
  void a_figure_is_compared_with_how_it_stood_some_time_after_it_was_first_told() {
    var september = LocalDate.parse("2015-09-30");
    List<Comparisons.Release> standing =
        List.of(
            release("2015-09-29"),
            release("2015-09-30"),
            release("2015-10-06"),
            release("2015-10-08"),
            release("2015-10-29"),
            release("2015-12-30"),
            release("2016-02-01"),
            release("2015-12-30.2"));

    assertThat(compared(standing, september, "2015-12-31"))
        .containsExactly(
            "first 2015-09-30",
            "after_7_days 2015-10-06",
            "after_1_month 2015-10-29",
            "after_3_months 2015-12-30.2",
            "previous 2015-12-30.2");
    // A time that ends with the day of this release is not over: this release tells how it stands.
    assertThat(compared(standing, september, "2015-12-30"))
        .containsExactly(
            "first 2015-09-30",
            "after_7_days 2015-10-06",
            "after_1_month 2015-10-29",
            "previous 2015-12-30.2");
    assertThat(compared(standing, september, "2015-09-30"))
        .containsExactly("first 2015-09-30", "previous 2015-09-30");
    assertThat(compared(standing, LocalDate.parse("2016-02-29"), "2016-03-01")).isEmpty();
    assertThat(compared(standing, september, "2017-09-30")).as("told for two years").isEmpty();
    assertThat(Comparisons.rows(List.of(), september)).isEmpty();
  }

  private static List<String> compared(
      List<Comparisons.Release> standing, LocalDate periodEnd, String asOf) {
    return Comparisons.rows(standing, LocalDate.parse(asOf)).stream()
        .filter(row -> row.getLocalDate(0).equals(periodEnd))
        .map(row -> row.getString(1) + " " + row.getString(Comparisons.RELEASE))
        .toList();
  }

  private static Comparisons.Release release(String name) {
    return new Comparisons.Release(name, LocalDate.parse(name.substring(0, "2015-09-30".length())));
  }

  /** Of releases r1 and r2, which were told by some settings, against this one. */
  private static Dataset<Row> revisions(SparkSession spark, String settings, String figures) {
    String first = figures("r1", settings, "10", "2015-10-02", "-");
    String second = figures("r2", settings, "9", "2015-11-01", "16");
    String told =
        first.lines().limit(2).reduce("", (text, line) -> text + line + "\n")
            + second.lines().skip(1).reduce("", (text, line) -> text + line + "\n");
    return new Mart(spark, "2015-12-15")
        .with(Comparisons.TABLE, COMPARISONS)
        .with(Vintages.EARLIER, told)
        .with(Vintages.TABLE, figures)
        .build(Revisions.TABLE);
  }

  private static String figures(
      String release, String settings, String september, String asOf, String october) {
    return FIGURES.formatted(release, settings, september, asOf, october);
  }
}
