package org.tearoad.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;

/** Two implementations that share no code make the same rows of the same raw logs. */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwinCase {
  private static final String CELL =
      "contributors, period_type, period, channel, trade, dimension, slice";

  Twins twins;

  /** The raw logs; made in the folder when there are none yet. */
  abstract Path raw(Path folder) throws IOException;

  @BeforeAll
  void runBoth(@TempDir Path folder, SparkSession spark) throws SQLException, IOException {
    twins = Twins.over(raw(folder), folder);
  }

  @AfterAll
  void close() throws SQLException {
    if (twins != null) {
      twins.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order_facts",
        "payment_facts",
        "parcel_facts",
        "rejects",
        "file_counts",
        "coverage",
        "freshness",
        "data_quality",
        "daily_volume",
        "monthly_volume",
        "volume_growth",
        "marketplace_ranking",
        "market_comparison",
        "scan_delay",
        "delivery_histogram",
        "delivery_slice_histogram",
        "leg_histogram",
        "delivery_legs",
        "delivery_curve",
        "delivery_time",
        "carrier_scorecard",
        "daily_payments",
        "payment_health",
        "payment_declines",
        "seller_months",
        "exporters",
        "exporter_cohorts",
        "b2b_months",
        "region_days",
        "region_interruptions",
        "order_development"
      })
  void bothMakeTheSameRows(String table) throws SQLException {
    assertThat(twins.rows(table)).isPositive();
    assertThat(twins.differences(table)).isEmpty();
  }

  /** What was counted again for the figures of a derived mart, whose other columns are left out. */
  @ParameterizedTest
  @CsvSource({
    "delivery_trend, delivery_trend, true",
    "nowcast, nowcast, true",
    "delivery_outlook, delivery_outlook, true",
    "growth_effects, growth_periods, true",
    "b2b_flows, b2b_flows, true",
    "largest_contributors, contributor_counts, true"
  })
  void figuresOfADerivedMartAreThoseThatCountingFinds(String mart, String counts, String where)
      throws SQLException {
    assertThat(twins.rows(counts)).isPositive();
    assertThat(twins.differencesOfFigures(mart, counts, where)).isEmpty();
  }

  /** The first rounds effects so that they add up, month by month, to the kopeck. */
  @Test
  void effectsOfGrowthAreThoseOfTheFormula() throws SQLException {
    String compared =
        """
        (select
            abs(effects.change_rub - twin.change_rub) < 0.005
            and abs(effects.orders_effect_rub - twin.orders_effect_rub) < 0.25
            and abs(effects.structure_effect_rub - twin.structure_effect_rub) < 0.25
            and abs(effects.ticket_effect_rub - twin.ticket_effect_rub) < 0.25
            and abs(effects.currency_effect_rub - twin.currency_effect_rub) < 0.25 as is_equal
        from (
            from pipeline.growth_effects where is_comparable
        ) as effects
        full join main.growth_effects as twin using (period_type, period, channel, trade))
        """;

    assertThat(twins.difference().count(compared)).isGreaterThan(30);
    assertThat(
            twins.difference().count("(from " + compared + " where not coalesce(is_equal, false))"))
        .isZero();
  }

  /** There may be none. */
  @Test
  void bothRaiseTheSameAlerts() throws SQLException {
    assertThat(twins.differences("alerts")).isEmpty();
  }

  /** Of a month the 20 largest contributors are known, so more may be left out than must be. */
  @Test
  void whatIsConfidentialIsWhatTheRuleFinds() throws SQLException {
    String judged = "(select %s from main.judged_cells where is_confidential)".formatted(CELL);
    String told = "(select %s from pipeline.suppressions where conf_status = 'C')".formatted(CELL);

    assertThat(twins.difference().count(judged)).isGreaterThan(400);
    assertThat(twins.difference().between(judged, told)).isEmpty();
    assertThat(
            twins
                .difference()
                .count("(from main.judged_cells where is_confidential_told > is_confidential)"))
        .isZero();
  }

  /** Where no other cell is left to be hidden with them everything is hidden. */
  @Test
  void whatIsLeftOutFollowsFromNoSum() throws SQLException {
    assertThat(twins.rows("hidden_sums")).isGreaterThan(400);
    assertThat(
            twins
                .difference()
                .count(
                    "(from main.hidden_sums where not is_hidden and (other_count > 0 or hidden_count = 1))"))
        .isZero();
  }

  @Test
  void whatIsSaidOfAllMarketplacesTellsNoneThatIsLeftOut() throws SQLException {
    String together =
        "(select %s from pipeline.suppressions where dimension in ('concentration', 'like_for_like') and conf_status <> 'N')"
            .formatted(CELL);

    assertThat(twins.rows("figures_of_all_marketplaces")).isGreaterThan(100);
    assertThat(twins.difference().between("(from main.figures_of_all_marketplaces)", together))
        .isEmpty();
  }

  /** Up to 4,095 are counted exactly; of more the error is said. */
  @Test
  void buyersAndSellersAreThoseThatCountingFinds() throws SQLException {
    String exact = "greatest(value, coalesce(value_year_ago, 0)) < 4096";
    String counted = "(from main.participants where %s)".formatted(exact);
    String told =
        "(select * exclude (relative_error, relative_error_year_ago) from pipeline.participants where greatest(relative_error, coalesce(relative_error_year_ago, 0)) = 0)";
    String farOff =
        """
        (from pipeline.participants as told
        inner join main.participants as counted
            using (period_type, period, channel, trade, dimension, slice, measure)
        where abs(told.value - counted.value) > 4 * told.relative_error * counted.value)
        """;

    assertThat(twins.rows("participants")).isGreaterThan(500);
    assertThat(twins.difference().between(counted, told)).isEmpty();
    assertThat(twins.difference().count(farOff)).isZero();
  }
}
