package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.reports.TinyMarts.inquiries;
import static org.tearoad.reports.TinyMarts.page;
import static org.tearoad.reports.TinyMarts.row;
import static org.tearoad.reports.TinyMarts.with;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tearoad.marts.Nowcast;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.payments.PaymentDeclines;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.marts.sellers.ExporterCohorts;
import org.tearoad.marts.sellers.Exporters;

/** What the bulletin answers beside growth and delivery, and what it says when it cannot. */
class AnswersTest {
  /** Makes 2015 the year of the bulletin. */
  private static final MartRow YEAR =
      row(
          VolumeGrowth.TABLE,
          "period_type",
          "year",
          "period",
          "2015",
          "trade",
          "cross_border",
          "dimension",
          "total",
          "measure",
          "orders",
          "value",
          new BigDecimal("150"),
          "is_provisional",
          false);

  private static final MartRow EFFECTS =
      row(
          GrowthEffects.TABLE,
          "period_type",
          "year",
          "period",
          "2015",
          "seasonal_adjustment",
          "too_short",
          "gmv_rub",
          new BigDecimal("2500000"),
          "gmv_rub_year_ago",
          new BigDecimal("1000000"),
          "change_rub",
          new BigDecimal("1500000"),
          "orders_effect_rub",
          new BigDecimal("300000"),
          "structure_effect_rub",
          new BigDecimal("-50000"),
          "ticket_effect_rub",
          new BigDecimal("50000"),
          "currency_effect_rub",
          new BigDecimal("1200000"),
          "is_provisional",
          false);

  /** What publishers, marketplaces and carriers of these tests are called. */
  private static final List<String> NAMES =
      List.of("AKIT and GfK", "JD", "Fast", "Slow", "Busy", "Rare");

  @Test
  void what_growth_is_made_of_names_the_largest_effect() {
    assertThat(text(YEAR, EFFECTS))
        .contains(
            "The value of cross-border orders rose by 1.5 million roubles in 2015; the largest of four effects is that of the exchange rate, +1.2 million");
    assertThat(text(YEAR, with(EFFECTS, "not_comparable_because", "not_seen_a_year_ago")))
        .contains(
            "What the growth of 2015 is made of cannot be said: the year before was not seen whole");
  }

  @Test
  void growth_is_set_beside_each_publisher_by_name() {
    MartRow own = comparison("cross_border", MarketComparison.LOGS, "like_for_like_rate", 0.856);
    MartRow akit = comparison("domestic_benchmark_akit", "AKIT and GfK", "growth_rate", 0.066);

    assertThat(text(YEAR, own, akit))
        .contains(
            "Cross-border sales grew by 85.6 % in 2015, like for like; the domestic market of Russia: +6.6 % (AKIT and GfK)");
    assertThat(text(YEAR, akit))
        .contains(
            "Whether cross-border sales grew faster than the domestic market of Russia cannot be said");
  }

  @Test
  void methods_of_payment_are_ranked_only_when_their_intervals_are_apart() {
    MartRow card = method("card", 0.93, 0.92, 0.94);

    assertThat(text(YEAR, card, method("e_wallet", 0.85, 0.8, 0.89)))
        .contains(
            "Card takes the money more often than e-wallet: 93.0 % against 85.0 % of attempts");
    assertThat(text(YEAR, card, method("e_wallet", 0.9, 0.86, 0.93)))
        .contains("No clear difference between the methods of payment");
  }

  @Test
  void reasons_of_declines_are_ranked_only_when_their_intervals_are_apart() {
    MartRow funds = decline("insufficient_funds", 60, 0.05, 0.07);

    assertThat(text(YEAR, funds, decline("unknown", 40, 0.01, 0.02)))
        .contains("60.0 % of declined attempts: insufficient funds");
    assertThat(text(YEAR, funds, decline("unknown", 20, 0.01, 0.02)))
        .contains(
            "Some reasons cannot be shown; of the others the most frequent is insufficient funds: 60.0 % of declined attempts");
    assertThat(text(YEAR, funds, decline("unknown", 40, 0.04, 0.06)))
        .contains("No reason for declining is clearly the most frequent");
  }

  @Test
  void sellers_of_unknown_age_are_not_called_old_or_new() {
    MartRow month = sellers("month", "2015-11", 3);
    assertThat(text(YEAR, month, sellers("year", "2015", 3)))
        .contains(
            "12 sellers from Russia who export to China were active in 2015, 5 of them new; of 3 it cannot be said");
    assertThat(text(YEAR, month, with(sellers("year", "2015", 0), "active_count", 1L)))
        .contains("1 seller from Russia who exports to China was active in 2015");
    assertThat(text(YEAR))
        .contains(
            "No sellers from Russia who sell at home on marketplaces of China were seen in this period");
  }

  @Test
  void bars_of_months_that_may_still_change_are_explained() {
    MartRow month = sellers("month", "2015-12", 0);
    String paler =
        "Provisional: the month is not over, or ended less than 30 days before the release; paler bars.";
    String dashed =
        "Provisional: the month is not over, or ended less than 30 days before the release; dashed and paler bars.";

    assertThat(text(YEAR, month, inquiries("2015-12"))).doesNotContain(paler, dashed);
    assertThat(text(YEAR, with(month, "is_provisional", true))).contains(paler);
    assertThat(text(YEAR, with(inquiries("2015-12"), "is_provisional", true))).contains(dashed);
  }

  @Test
  void a_cohort_of_few_sellers_is_not_put_into_a_sentence() {
    assertThat(text(YEAR, cohort(0, 20), cohort(6, 20)))
        .contains(
            "Of the 20 exporters that began in March 2015, 40.0 % were active six months later (95 % interval 21.9 %–61.3 %)");
    assertThat(text(YEAR, cohort(0, 4), cohort(6, 4)))
        .contains(
            "No cohort of the last 24 months with 10 or more exporters is complete six months later: who stays cannot be said yet");
    assertThat(text(YEAR, with(cohort(0, 20), "cohort", "2013-12")))
        .contains("No exporter of the last 24 months began long enough ago to see who stays");
  }

  @Test
  void inquiries_are_judged_when_all_had_ninety_days() {
    MartRow young = inquiries("2015-12");
    MartRow ripe = conversion(inquiries("2015-09"), 0.2, 0.15, 0.26);

    assertThat(text(YEAR, young))
        .contains(
            "How many inquiries become orders cannot be said: no month with inquiries that can be shown has been over for 90 days");
    assertThat(text(YEAR, ripe, young, conversion(inquiries("2014-09"), 0.1, 0.07, 0.16)))
        .contains(
            "Of the inquiries of September 2015, 20.0 % became an order within 90 days (95 % interval 15.0 %–26.0 %); no clear change on a year before");
  }

  @Test
  void expected_deliveries_have_an_interval_or_a_reason() {
    MartRow outlook =
        row(
            DeliveryOutlook.TABLE,
            "scope",
            "import",
            "dimension",
            "total",
            "slice",
            "total",
            "horizon_days",
            14,
            "on_their_way_count",
            900L,
            "unknown_because",
            "history_too_short",
            "from_date",
            Date.valueOf("2015-12-31"));

    assertThat(text(outlook))
        .contains(
            "900 tracked parcels were on their way to Russia on 31 December 2015; how many will come when cannot be said");
    assertThat(
            text(
                with(
                    outlook,
                    "expected_count",
                    350.4,
                    "expected_low",
                    300L,
                    "expected_high",
                    410L,
                    "unknown_because",
                    null)))
        .contains(
            "on 31 December 2015; 350 are expected to arrive or be offered by 14 January 2016 (90 % interval 300–410)");
  }

  @Test
  void how_complete_a_month_is_has_a_share_or_a_reason() {
    MartRow month =
        row(
            Nowcast.TABLE,
            "measure",
            "orders",
            "channel",
            "b2c",
            "scope",
            "cross_border",
            "cohort_type",
            "month",
            "cohort",
            "2015-12",
            "seen_count",
            95L,
            "unknown_because",
            "too_few_events",
            "cohort_end",
            Date.valueOf("2015-12-31"));

    assertThat(text(month))
        .contains("How complete December 2015 is cannot be said: there are too few");
    assertThat(text(with(month, "completeness", 0.95, "estimate", 100.0, "unknown_because", null)))
        .contains("Of December 2015, 95.0 % of orders are seen so far");
  }

  @Test
  void a_month_that_is_not_over_is_not_called_the_month() {
    MartRow orders = nowcast("orders", 0.98, "2015-12-05");
    MartRow paid = nowcast("orders_paid", 0.96, "2015-12-05");

    assertThat(text(orders, paid))
        .contains(
            "Of December 2015 to date (until 5 December), 98.0 % of orders and 96.0 % of orders paid are seen so far",
            "1–5 Dec 2015");
    assertThat(text(orders, nowcast("parcels_posted", 0.9, "2015-12-03")))
        .contains(
            "Of December 2015, 98.0 % of orders (until 5 December) and 90.0 % of parcels posted (until 3 December) are seen so far");
    assertThat(
            text(
                with(
                    orders,
                    "completeness",
                    null,
                    "estimate",
                    null,
                    "unknown_because",
                    "too_few_events")))
        .contains(
            "How complete December 2015 to date (until 5 December) is cannot be said: there are too few");
    assertThat(page(List.of(orders), Language.RUSSIAN).replace('\u00a0', ' '))
        .contains(
            "За декабрь 2015 года (по 5 декабря) уже видно: заказы — 98,0 %", "1–5 дек. 2015");
    assertThat(page(List.of(orders), Language.CHINESE))
        .contains("2015年12月（截至12月5日）目前可见：订单98.0%", "2015年12月1–5日");
  }

  private static MartRow nowcast(String measure, double share, String end) {
    return row(
        Nowcast.TABLE,
        "measure",
        measure,
        "channel",
        "b2c",
        "scope",
        "cross_border",
        "cohort_type",
        "month",
        "cohort",
        "2015-12",
        "seen_count",
        95L,
        "completeness",
        share,
        "estimate",
        100.0,
        "cohort_end",
        Date.valueOf(end));
  }

  @Test
  void a_region_is_cut_off_a_gap_is_not_and_what_cannot_be_seen_is_said() {
    MartRow cut =
        row(
            RegionInterruptions.TABLE,
            "flow",
            "import",
            "event",
            "delivery",
            "region",
            "RU-KHA",
            "kind",
            "interruption",
            "is_open",
            false,
            "start_earliest",
            Date.valueOf("2015-08-10"),
            "start_latest",
            Date.valueOf("2015-08-12"),
            "end_earliest",
            Date.valueOf("2015-08-27"),
            "end_latest",
            Date.valueOf("2015-08-30"),
            "silent_days",
            21,
            "expected_per_day",
            1.6);
    MartRow gap = with(cut, "kind", "feed_gap", "region", "all", "marketplace", "jd");
    MartRow unseen = TinyMarts.unseen("RU-CHU");

    assertThat(text(cut, gap))
        .contains(
            "1 region was cut off: RU-KHA; longest: 21 days without deliveries, from 10 August 2015");
    assertThat(text(gap, unseen))
        .contains("No region was found to be cut off, as far as that can be seen")
        .contains("1 gap of the logs")
        .contains("orders of 1 region");
    assertThat(text(gap))
        .contains(
            "Whether a region was cut off cannot be said: no cross-border order names its region")
        .doesNotContain("No region was found to be cut off");
  }

  @Test
  void a_leg_that_few_parcels_were_measured_on_is_neither_the_longest_nor_in_the_sum() {
    MartRow transport = leg("transport", 9.5, 400);
    MartRow customs = leg("import_customs", 3.2, 400);
    MartRow once = leg("processing", 40, 1);

    assertThat(text(transport, customs, once))
        .contains(
            "Transport between the countries took longest of the legs that are scanned: 9.5 of 12.7 days on average, posted in October 2015")
        .contains(
            "Legs measured on fewer than 10 parcels are drawn, but count neither for the longest nor for the sum.");
    assertThat(text(transport, customs)).doesNotContain("fewer than 10 parcels");
    assertThat(text(once))
        .contains("No leg was measured on 10 parcels or more: which takes longest cannot be said");
  }

  @Test
  void legs_that_nobody_scans_may_be_the_longest() {
    MartRow transport = leg("transport", 9.5, 400);
    MartRow customs = with(leg("import_customs", 0, 0), "mean_days", null, "coverage", 0.0);

    assertThat(text(transport, customs, leg("buyer", 18, 400)))
        .contains(
            "Transport between the countries took longest of the legs that are scanned",
            "Each leg has its own coverage, from 0.0 %",
            "Neither drawn nor compared, for there is no figure: Seller: payment to posting; Origin post and export customs; Import customs; Domestic post; Last mile and pick-up.");
    assertThat(text(transport, customs, leg("buyer", 20, 400)))
        .contains(
            "Which leg took longest cannot be said: of 20.0 days on average, 10.5 are in no leg that is scanned, posted in October 2015")
        .doesNotContain("took longest of the legs");
  }

  private static MartRow leg(String leg, double meanDays, long measured) {
    return row(
        DeliveryLegs.TABLE,
        "cohort",
        "2015-10",
        "scope",
        "import",
        "dimension",
        "total",
        "slice",
        "total",
        "leg",
        leg,
        "measured_count",
        measured,
        "coverage",
        0.8,
        "mean_days",
        meanDays,
        "is_provisional",
        false);
  }

  @Test
  void carriers_are_ranked_only_when_their_intervals_are_apart() {
    MartRow fast = scores("fast", 0.95, 0.93, 0.97);

    assertThat(text(fast, scores("slow", 0.6, 0.5, 0.7)))
        .contains(
            "In 2015-Q3 Fast (parcel) was more often on time than Slow (parcel): 95.0 % against 60.0 % of promised parcels");
    assertThat(text(fast, scores("slow", 0.94, 0.9, 0.96)))
        .contains("No clear difference in punctuality between the carriers in 2015-Q3");
  }

  /** The fastest of all may be one with few parcels: others differ clearly all the same. */
  @Test
  void carriers_medians_are_compared_where_their_intervals_are_apart() {
    MartRow rare = takes("rare", 9, 4, 26);
    MartRow fast = takes("fast", 12, 9, 15);
    MartRow slow = takes("slow", 25, 23, 28);

    assertThat(text(rare, fast, slow))
        .contains("In October 2015 Fast was faster than Slow: a median of 12 days against 25 days");
    assertThat(text(rare, slow))
        .contains("No clear difference between the carriers in October 2015");
  }

  private static MartRow takes(String carrier, int median, Integer low, Integer high) {
    return TinyMarts.took("2015-10", "carrier", carrier, median, low, high);
  }

  @Test
  void without_limits_nothing_is_said_of_a_difference() {
    String none = "No clear difference";

    assertThat(text(scores("fast", 0.95, null, null), scores("slow", 0.6, 0.5, 0.7)))
        .contains("Punctuality of the carriers in 2015-Q3")
        .doesNotContain(none);
    assertThat(text(takes("fast", 12, null, null), takes("slow", 25, 23, 28)))
        .contains("Delivery time by carrier")
        .doesNotContain(none);
    assertThat(text(takes("fast", 12, 9, null), takes("slow", 25, 23, 28)))
        .contains(none + " between the carriers in October 2015");
  }

  @Test
  void the_highest_figure_may_be_too_uncertain_to_be_the_one_that_differs() {
    MartRow uncertain = scores("rare", 0.97, 0.85, 0.99);
    MartRow certain = scores("busy", 0.95, 0.93, 0.97);

    assertThat(text(uncertain, certain, scores("slow", 0.8, 0.7, 0.89)))
        .contains("In 2015-Q3 Busy (parcel) was more often on time than Slow (parcel)");
  }

  @Test
  void every_finding_is_traced_to_its_mart() {
    assertThat(page(List.of(YEAR, EFFECTS)))
        .containsPattern(
            "(?s)<tr><td class=\"text\"><a href=\"#chart-effects\">.*?</a></td><td class=\"text\">growth_effects</td><td>1</td></tr>");
  }

  /** The English page; those of the other languages say the same without a word of it. */
  private static String text(MartRow... rows) {
    List<MartRow> marts = List.of(rows);
    List<String> names = Stream.concat(NAMES.stream(), marts.stream().map(MartRow::mart)).toList();
    for (Language language : EnumSet.complementOf(EnumSet.of(Language.ENGLISH))) {
      assertThat(ForeignWords.inPage(page(marts, language), names)).as(language.code()).isEmpty();
    }
    return page(marts).replace('\u00a0', ' ');
  }

  private static MartRow comparison(String segment, String source, String column, double rate) {
    return row(
        MarketComparison.TABLE,
        "year",
        2015,
        "segment",
        segment,
        "source",
        source,
        "value_rub",
        new BigDecimal("1000"),
        column,
        rate,
        "is_provisional",
        false);
  }

  private static MartRow method(String method, double share, double low, double high) {
    return row(
        PaymentHealth.TABLE,
        "period_type",
        "year",
        "period",
        "2015",
        "dimension",
        "method",
        "payment_method",
        method,
        "capture_share",
        share,
        "capture_share_low",
        low,
        "capture_share_high",
        high,
        "is_provisional",
        false);
  }

  private static MartRow decline(String reason, long count, double low, double high) {
    return row(
        PaymentDeclines.TABLE,
        "period_type",
        "year",
        "period",
        "2015",
        "decline_reason",
        reason,
        "declined_count",
        count,
        "share_of_declines",
        count / 100.0,
        "share_of_attempts_low",
        low,
        "share_of_attempts_high",
        high,
        "is_provisional",
        false);
  }

  private static MartRow sellers(String type, String period, long unknownAge) {
    return row(
        Exporters.TABLE,
        "period_type",
        type,
        "period",
        period,
        "scope",
        "export",
        "channel",
        "b2c",
        "seller_country",
        "RU",
        "active_count",
        12L,
        "new_count",
        5L,
        "unknown_age_count",
        unknownAge,
        "is_provisional",
        false);
  }

  private static MartRow cohort(int age, long sellers) {
    return row(
        ExporterCohorts.TABLE,
        "scope",
        "export",
        "channel",
        "b2c",
        "seller_country",
        "RU",
        "cohort",
        "2015-03",
        "age_months",
        age,
        "seller_count",
        sellers,
        "active_count",
        age == 0 ? sellers : sellers * 2 / 5,
        "retention_share",
        age == 0 ? 1.0 : 0.4,
        "retention_low",
        age == 0 ? null : 0.2188,
        "retention_high",
        age == 0 ? null : 0.6134,
        "is_provisional",
        false);
  }

  private static MartRow conversion(MartRow row, double share, double low, double high) {
    return with(
        row,
        "conversion_within_90",
        share,
        "conversion_within_90_low",
        low,
        "conversion_within_90_high",
        high,
        "is_mature",
        true);
  }

  private static MartRow scores(String carrier, double share, Double low, Double high) {
    return row(
        CarrierScorecard.TABLE,
        "period_type",
        "quarter",
        "period",
        "2015-Q3",
        "scope",
        "import",
        "carrier",
        carrier,
        "service",
        "parcel",
        "parcel_count",
        100L,
        "on_time_share",
        share,
        "on_time_low",
        low,
        "on_time_high",
        high,
        "is_provisional",
        false);
  }
}
