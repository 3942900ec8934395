package org.tearoad.marts.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.marts.disclosure.SmallMarket.cell;
import static org.tearoad.marts.disclosure.Suppressed.COMPLEMENT;
import static org.tearoad.marts.disclosure.Suppressed.CONFIDENTIAL;
import static org.tearoad.marts.disclosure.Suppressed.NOT_JUDGED;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class SuppressionsTest {

  /** Four sellers of about one size everywhere: nothing is confidential. */
  private static SmallMarket openMarket(SparkSession spark, String... months) {
    var market = new SmallMarket(spark);
    for (String month : months) {
      for (int seller = 1; seller <= 4; seller++) {
        for (String marketplace : new String[] {"big", "small"}) {
          int scale = marketplace.equals("big") ? 3 : 1;
          market.sells(month, seller, marketplace, "north-1", "toys", 5 * scale);
          market.sells(month, seller, marketplace, "north-2", "toys", 4 * scale);
          market.sells(month, seller, marketplace, "south-1", "tea", 6 * scale);
          market.sells(month, seller, marketplace, "south-2", "tea", 7 * scale);
        }
      }
    }
    return market;
  }

  @Test
  void nothing_is_left_out_when_every_cell_has_enough_contributors(SparkSession spark) {
    assertThat(openMarket(spark, "2015-10", "2015-11", "2015-12").suppressed("2015-12-31"))
        .isEmpty();
  }

  @Test
  void a_cell_of_one_seller_is_confidential_and_its_row_and_column_get_complements(
      SparkSession spark) {
    Map<Cell, Suppressed> all =
        openMarket(spark, "2015-10", "2015-11", "2015-12")
            .sells("2015-11", 1, "lone", "north-1", "toys", 5)
            .suppressed("2015-12-31");

    assertThat(all)
        .containsEntry(cell("month", "2015-11", "marketplace", "lone"), CONFIDENTIAL)
        .containsEntry(cell("month", "2015-11", "marketplace", "small"), COMPLEMENT)
        .containsEntry(cell("quarter", "2015-Q4", "marketplace", "lone"), CONFIDENTIAL)
        .containsEntry(cell("year", "2015", "marketplace", "small"), COMPLEMENT)
        .doesNotContainKey(cell("month", "2015-12", "marketplace", "small"))
        .doesNotContainKey(cell("month", "2015-11", "region", "north-1"))
        .doesNotContainKey(cell("year", "2015", "total", "total"));
  }

  @Test
  void a_public_marketplace_is_neither_confidential_nor_a_complement(SparkSession spark) {
    SmallMarket market =
        openMarket(spark, "2015-10").sells("2015-10", 1, "lone", "north-1", "toys", 5);

    assertThat(market.withPublic("lone").suppressed("2015-12-31")).isEmpty();
    assertThat(market.withPublic("small").suppressed("2015-12-31"))
        .containsKey(cell("month", "2015-10", "marketplace", "big"))
        .doesNotContainKey(cell("month", "2015-10", "marketplace", "small"));
  }

  @Test
  void slices_of_a_period_that_is_not_over_are_not_judged_and_totals_are(SparkSession spark) {
    assertThat(openMarket(spark, "2015-10", "2015-11").suppressed("2015-11-30"))
        .containsEntry(cell("quarter", "2015-Q4", "marketplace", "big"), NOT_JUDGED)
        .containsEntry(cell("quarter", "2015-Q4", "concentration", "total"), NOT_JUDGED)
        .containsEntry(cell("year", "2015", "region", "north-1"), NOT_JUDGED)
        .doesNotContainKey(cell("month", "2015-11", "marketplace", "big"))
        .doesNotContainKey(cell("quarter", "2015-Q4", "total", "total"));
  }

  /** A quarter of which nothing was told in November would tell December's orders. */
  @Test
  void a_slice_without_orders_so_far_is_not_judged_either(SparkSession spark) {
    assertThat(
            openMarket(spark, "2015-09")
                .sells("2015-11", 1, "big", "north-1", "toys", 5)
                .suppressed("2015-11-30"))
        .containsEntry(cell("quarter", "2015-Q4", "region", "south-1"), NOT_JUDGED)
        .doesNotContainKey(cell("quarter", "2015-Q3", "region", "south-1"))
        .doesNotContainKey(cell("month", "2015-11", "category", "tea"));
  }

  @Test
  void what_speaks_of_all_marketplaces_is_left_out_when_one_is(SparkSession spark) {
    assertThat(
            openMarket(spark, "2015-10", "2015-11")
                .sells("2015-11", 1, "lone", "north-1", "toys", 5)
                .suppressed("2015-12-31"))
        .containsEntry(cell("month", "2015-11", "concentration", "total"), COMPLEMENT)
        .containsEntry(cell("month", "2015-11", "like_for_like", "total"), COMPLEMENT)
        .containsEntry(cell("year", "2015", "like_for_like", "total"), COMPLEMENT)
        .doesNotContainKey(cell("month", "2015-10", "concentration", "total"));
  }

  /** Like for like leaves out what is new: only of that it tells something. */
  @Test
  void like_for_like_figures_tell_no_marketplace_that_reports_in_both_years(SparkSession spark) {
    SmallMarket market = openMarket(spark, "2014-09", "2014-10", "2015-10");

    assertThat(
            market
                .sells("2014-09", 1, "lone", "north-1", "toys", 5)
                .sells("2015-10", 1, "lone", "north-1", "toys", 5)
                .suppressed("2015-12-31"))
        .containsEntry(cell("month", "2015-10", "marketplace", "lone"), CONFIDENTIAL)
        .doesNotContainKey(cell("month", "2015-10", "like_for_like", "total"))
        .containsEntry(cell("month", "2014-09", "like_for_like", "total"), COMPLEMENT);
  }

  /** A month with a gap is left out of like for like, of both years, and the total has it. */
  @Test
  void like_for_like_figures_tell_a_marketplace_with_a_gap(SparkSession spark) {
    SmallMarket market =
        openMarket(spark, "2013-09", "2014-10", "2015-10")
            .sells("2013-09", 1, "lone", "north-1", "toys", 5)
            .sells("2015-10", 1, "lone", "north-1", "toys", 5);

    assertThat(market.suppressed("2015-12-31"))
        .doesNotContainKey(cell("month", "2015-10", "like_for_like", "total"));
    assertThat(market.withGap("lone", "2014-10").suppressed("2015-12-31"))
        .containsEntry(cell("month", "2015-10", "marketplace", "lone"), CONFIDENTIAL)
        .containsEntry(cell("month", "2015-10", "like_for_like", "total"), COMPLEMENT)
        .containsEntry(cell("year", "2015", "like_for_like", "total"), COMPLEMENT);
  }

  /** Late orders make the cell safe; published now, it would tell what was hidden before. */
  @Test
  void what_was_left_out_of_a_period_that_was_over_stays_left_out(SparkSession spark) {
    Dataset<Row> first =
        openMarket(spark, "2015-10")
            .sells("2015-10", 1, "lone", "north-1", "toys", 5)
            .suppressions("2015-11-15", Suppressions.EARLIER.empty(spark), Optional.empty());
    SmallMarket later =
        openMarket(spark, "2015-10")
            .sells("2015-10", 1, "lone", "north-1", "toys", 5)
            .sells("2015-10", 2, "lone", "north-1", "toys", 5)
            .sells("2015-10", 3, "lone", "north-1", "toys", 5);

    assertThat(later.suppressed("2015-11-30"))
        .doesNotContainKey(cell("month", "2015-10", "marketplace", "lone"));
    assertThat(
            Suppressions.read(
                later.suppressions(
                    "2015-11-30", first, Optional.of(LocalDate.parse("2015-11-15")))))
        .containsEntry(cell("month", "2015-10", "marketplace", "lone"), CONFIDENTIAL)
        .containsEntry(cell("month", "2015-10", "marketplace", "small"), COMPLEMENT);
  }

  @Test
  void a_release_of_an_earlier_day_hands_on_what_others_left_out(SparkSession spark) {
    SmallMarket market =
        openMarket(spark, "2015-10").sells("2015-10", 1, "lone", "north-1", "toys", 5);
    Optional<LocalDate> reported = Optional.of(LocalDate.parse("2015-11-15"));
    Dataset<Row> first =
        market.suppressions("2015-11-15", Suppressions.EARLIER.empty(spark), Optional.empty());

    Dataset<Row> ofAnEarlierDay = market.suppressions("2015-10-15", first, reported);

    assertThat(Suppressions.read(ofAnEarlierDay))
        .containsEntry(cell("month", "2015-10", "marketplace", "lone"), CONFIDENTIAL)
        .containsEntry(cell("month", "2015-10", "marketplace", "big"), NOT_JUDGED);
    SmallMarket later =
        market
            .sells("2015-10", 2, "lone", "north-1", "toys", 5)
            .sells("2015-10", 3, "lone", "north-1", "toys", 5);
    assertThat(Suppressions.read(later.suppressions("2015-11-30", ofAnEarlierDay, reported)))
        .isEqualTo(Suppressions.read(later.suppressions("2015-11-30", first, reported)))
        .containsEntry(cell("month", "2015-10", "marketplace", "lone"), CONFIDENTIAL);
  }

  /** The quarter is told now, so a month must hide the lone seller; November is known already. */
  @Test
  void what_was_published_before_hides_nothing_when_something_else_can(SparkSession spark) {
    SmallMarket market =
        openMarket(spark, "2015-10", "2015-11", "2015-12")
            .sells("2015-10", 1, "fair", "north-1", "toys", 5);
    for (int seller = 1; seller <= 4; seller++) {
      market.sells("2015-11", seller, "fair", "north-1", "toys", 1);
      market.sells("2015-12", seller, "fair", "north-1", "toys", 2);
    }
    Dataset<Row> first =
        market.suppressions("2015-11-30", Suppressions.EARLIER.empty(spark), Optional.empty());

    assertThat(market.suppressed("2015-12-31"))
        .containsKey(cell("month", "2015-11", "marketplace", "fair"))
        .doesNotContainKey(cell("month", "2015-12", "marketplace", "fair"));
    assertThat(
            Suppressions.read(
                market.suppressions(
                    "2015-12-31", first, Optional.of(LocalDate.parse("2015-11-30")))))
        .containsKey(cell("month", "2015-12", "marketplace", "fair"))
        .doesNotContainKey(cell("month", "2015-11", "marketplace", "fair"));
  }
}
