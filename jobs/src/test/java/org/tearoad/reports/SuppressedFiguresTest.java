package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.reports.TinyMarts.row;
import static org.tearoad.reports.TinyMarts.with;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Nowcast;
import org.tearoad.marts.delivery.CarrierScorecard;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.marts.delivery.DeliveryOutlook;
import org.tearoad.marts.disclosure.Suppressed;
import org.tearoad.marts.growth.GrowthEffects;
import org.tearoad.marts.growth.MarketComparison;
import org.tearoad.marts.payments.PaymentDeclines;
import org.tearoad.marts.payments.PaymentHealth;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;

/** A figure that is left out is not one that there is not: the bulletin never says so. */
class SuppressedFiguresTest {
  private static final Words WORDS = new Words(Language.ENGLISH);
  private static final Optional<String> YEAR = Optional.of("2015");
  private static final String NONE_TO_SHOW =
      "No figure can be shown: there is none, or it would tell what a single seller or buyer did";

  @Test
  void a_comparison_with_the_market_says_that_like_for_like_is_suppressed() {
    MartRow logs =
        row(
            MarketComparison.TABLE,
            "year",
            2015,
            "segment",
            "cross_border",
            "source",
            MarketComparison.LOGS,
            "value_rub",
            new BigDecimal("1000"),
            "growth_rate",
            0.93,
            "like_for_like_rate",
            Suppressed.COMPLEMENT,
            "is_provisional",
            false);

    Chart chart = new MarketChart(WORDS, marts(logs), TinyMarts.EDITION, YEAR).chart();

    assertThat(chart.title())
        .isEqualTo(
            "Whether cross-border sales grew faster than the domestic market of Russia cannot be said:"
                + " like for like it is suppressed, for it would tell what one marketplace sold");
  }

  @Test
  void a_growth_that_is_left_out_is_told_as_such() {
    MartRow total = TinyMarts.growth("orders", "150", 0.5);
    MartRow unlike = with(total, "like_for_like_rate", Suppressed.COMPLEMENT);
    MartRow hidden = with(total, "growth_rate", Suppressed.CONFIDENTIAL);

    assertThat(TinyMarts.page(List.of(month(unlike), unlike)))
        .contains(
            "in both years, the change is suppressed: it would tell what one marketplace sold");
    assertThat(TinyMarts.page(List.of(month(total), total)))
        .doesNotContain("the change is suppressed");
    assertThat(new GrowthChart(WORDS, new VolumeRows(marts(hidden), YEAR)).chart().title())
        .isEqualTo(NONE_TO_SHOW);
    assertThat(
            new GrowthChart(WORDS, new VolumeRows(marts(total), Optional.of("2014")))
                .chart()
                .title())
        .isEqualTo("No year to compare with another in this period");
  }

  @Test
  void a_map_of_suppressed_regions_alone_does_not_say_that_there_were_no_orders() {
    MartRow hidden =
        with(
            TinyMarts.growth("orders", "150", 0.5),
            "dimension",
            "region",
            "slice",
            "RU-MOW",
            "value",
            Suppressed.CONFIDENTIAL);

    assertThat(
            new RegionChart(WORDS, marts(hidden), TinyMarts.EDITION, YEAR, List.of())
                .orders()
                .title())
        .isEqualTo(NONE_TO_SHOW);
  }

  /** Else August would stand beside June, with a line between them. */
  @Test
  void a_month_that_is_left_out_leaves_its_place_empty() {
    List<MartRow> rows = new ArrayList<>();
    for (String month : List.of("2015-06", "2015-08")) {
      rows.add(TinyMarts.inquiries(month));
      rows.add(with(month(TinyMarts.growth("orders", "150", 0.5)), "period", month));
    }

    for (Chart chart :
        List.of(
            new InquiryChart(WORDS, marts(rows), TinyMarts.EDITION).chart(),
            new VolumeChart(WORDS, TinyMarts.EDITION, new VolumeRows(marts(rows), YEAR)).chart())) {
      String drawn = chart.panels().get(0).json();
      assertThat(drawn).contains("\"rows\":[0,-1,1]", "[\"2015-06\",\"2015-07\",\"2015-08\"]");
      assertThat(chart.notes())
          .contains(
              "A month without a figure is left out: there was nothing, or it would tell what a single seller or buyer did.");
    }
    assertThat(new InquiryChart(WORDS, marts(rows.get(0)), TinyMarts.EDITION).chart().notes())
        .noneMatch(note -> note.startsWith("A month without"));
  }

  /** Inquiries and orders are judged each for itself. */
  @Test
  void a_month_with_orders_whose_inquiries_are_left_out_is_left_out() {
    MartRow hidden = with(TinyMarts.inquiries("2015-07"), "inquiry_count", Suppressed.CONFIDENTIAL);
    List<MartRow> rows =
        List.of(TinyMarts.inquiries("2015-06"), hidden, TinyMarts.inquiries("2015-08"));

    Chart chart = new InquiryChart(WORDS, marts(rows), TinyMarts.EDITION).chart();

    assertThat(chart.panels().get(0).json()).contains("\"rows\":[0,-1,1]");
    assertThat(new InquiryChart(WORDS, marts(hidden), TinyMarts.EDITION).chart().title())
        .isEqualTo(NONE_TO_SHOW);
  }

  @Test
  void a_mart_whose_rows_are_left_out_is_not_taken_for_an_empty_one() {
    assertThat(
            new PaymentChart(WORDS, without(PaymentHealth.TABLE), TinyMarts.EDITION, YEAR)
                .chart()
                .title())
        .isEqualTo(NONE_TO_SHOW);
    assertThat(
            new DeclineChart(WORDS, without(PaymentDeclines.TABLE), TinyMarts.EDITION, YEAR)
                .chart()
                .title())
        .isEqualTo(NONE_TO_SHOW);
    assertThat(
            new EffectsChart(WORDS, without(GrowthEffects.TABLE), TinyMarts.EDITION, YEAR)
                .chart()
                .title())
        .isEqualTo(NONE_TO_SHOW);
    assertThat(new NowcastChart(WORDS, without(Nowcast.TABLE), TinyMarts.EDITION).chart().title())
        .isEqualTo(NONE_TO_SHOW);
    assertThat(
            new OutlookChart(WORDS, without(DeliveryOutlook.TABLE), TinyMarts.EDITION)
                .chart()
                .title())
        .isEqualTo(NONE_TO_SHOW);
    assertThat(
            new ScorecardTable(WORDS, without(CarrierScorecard.TABLE), TinyMarts.EDITION)
                .chart()
                .title())
        .isEqualTo(NONE_TO_SHOW);
    assertThat(
            new LegChart(WORDS, new DeliveryRows(without(DeliveryLegs.TABLE)), TinyMarts.EDITION)
                .chart()
                .title())
        .isEqualTo(NONE_TO_SHOW);
    assertThat(
            new DeclineChart(WORDS, without(PaymentHealth.TABLE), TinyMarts.EDITION, YEAR)
                .chart()
                .title())
        .isEqualTo("No attempt to pay was declined in this period");
  }

  @Test
  void methods_of_payment_that_are_left_out_are_mentioned() {
    MartRow total = payments("total", null, 100);
    MartRow card = payments("method", "card", 60);
    MartRow wallet = with(payments("method", "e_wallet", 40), "capture_share", null);
    MartRow mobile = payments("method", "mobile", 30);
    String note =
        "Of some methods of payment the figures are suppressed, since few buyers used them or since such a figure would follow from them.";

    assertThat(payments(total, card, wallet).title())
        .isEqualTo("Card: 90.0\u00a0% of attempts to pay were captured");
    assertThat(payments(total, card, wallet).notes()).doesNotContain(note);
    assertThat(payments(total, card).title())
        .isEqualTo(
            "Card: 90.0\u00a0% of attempts to pay were captured; some methods cannot be shown");
    assertThat(payments(total, card, mobile).title())
        .isEqualTo(
            "No clear difference between the methods of payment; some methods cannot be shown");
    assertThat(payments(total, card, mobile).notes()).contains(note);
  }

  /** Nobody knows then whether it is the total alone that is left out. */
  @Test
  void without_their_total_methods_of_payment_may_be_left_out() {
    MartRow card = payments("method", "card", 60);
    var incomplete =
        new Marts(Map.of(card.mart(), List.of(card)), Set.of(PaymentHealth.TABLE.name()), 1);

    assertThat(new PaymentChart(WORDS, incomplete, TinyMarts.EDITION, YEAR).chart().title())
        .endsWith("; some methods cannot be shown");
    assertThat(payments(card).title()).endsWith("captured");
  }

  private static Chart payments(MartRow... rows) {
    return new PaymentChart(WORDS, marts(List.of(rows)), TinyMarts.EDITION, YEAR).chart();
  }

  private static MartRow payments(String dimension, String method, long attempts) {
    return row(
        PaymentHealth.TABLE,
        "period_type",
        "year",
        "period",
        "2015",
        "dimension",
        dimension,
        "payment_method",
        method,
        "attempt_count",
        attempts,
        "capture_share",
        0.9,
        "capture_share_low",
        0.85,
        "capture_share_high",
        0.95,
        "is_provisional",
        false);
  }

  /** Not that the program was another, nor that nothing was told before. */
  @Test
  void revisions_that_are_left_out_are_told_as_such() {
    MartRow days =
        row(
            Revisions.TABLE,
            "measure",
            "median_days",
            "period",
            "2015-11",
            "compared_with",
            "first",
            "earlier_release",
            "2015-12-01");
    Marts withoutMean =
        new Marts(Map.of(days.mart(), List.of(days)), Set.of(RevisionSummary.TABLE.name()), 1);

    assertThat(new RevisionChart(WORDS, withoutMean, TinyMarts.EDITION).chart().title())
        .isEqualTo(
            "By how much orders of a month changed is suppressed: the mean would tell what few sellers had");
    assertThat(
            new RevisionChart(WORDS, without(Revisions.TABLE), TinyMarts.EDITION).chart().title())
        .isEqualTo(NONE_TO_SHOW);
  }

  /** Their days are told though nobody may know how many parcels they are of. */
  @Test
  void carriers_without_their_number_of_parcels_are_compared_all_the_same() {
    List<MartRow> rows =
        Stream.of("ems", "zto")
            .map(
                carrier ->
                    with(
                        TinyMarts.took("2015-11", "carrier", carrier, 24, null, null),
                        "parcel_count",
                        Suppressed.CONFIDENTIAL,
                        "is_provisional",
                        true))
            .toList();

    Chart chart = new CarrierChart(WORDS, new DeliveryRows(marts(rows)), TinyMarts.EDITION).chart();

    assertThat(chart.panels()).hasSize(2);
    assertThat(chart.table().lines(WORDS))
        .allSatisfy(line -> assertThat(line.cells()).contains("suppressed", "24"));
  }

  private static MartRow month(MartRow year) {
    return with(year, "period_type", "month", "period", "2015-11");
  }

  private static Marts marts(List<MartRow> rows) {
    return new Marts(rows.stream().collect(Collectors.groupingBy(MartRow::mart)), Set.of(), 1);
  }

  private static Marts marts(MartRow row) {
    return new Marts(Map.of(row.mart(), List.of(row)), Set.of(), 1);
  }

  private static Marts without(Table mart) {
    return new Marts(Map.of(), Set.of(mart.name()), 1);
  }
}
