package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tearoad.reports.TinyMarts.EDITION;
import static org.tearoad.reports.TinyMarts.draw;
import static org.tearoad.reports.TinyMarts.page;
import static org.tearoad.reports.TinyMarts.row;
import static org.tearoad.reports.TinyMarts.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.disclosure.Suppressed;

/** What the bulletin says of tiny marts. */
class BulletinTest {
  private static final MartRow ORDERS = TinyMarts.growth("orders", "150", 0.5);
  private static final MartRow MONTH =
      with(ORDERS, "period_type", "month", "period", "2015-11", "growth_rate", 0.2);

  @Test
  void marts_without_rows_are_said_in_words() {
    String page = page(List.of());

    assertThat(page)
        .contains("No parcels in this period")
        .contains("No cross-border orders in this period")
        .contains("No marketplace reported in this period")
        .contains("No lines were read in this period")
        .doesNotContain("class=\"drawing\"");
  }

  @Test
  void the_year_is_the_last_whole_one_and_growth_is_stated_with_its_direction() {
    MartRow earlier = with(ORDERS, "period", "2014", "growth_rate", 0.9);

    assertThat(page(List.of(MONTH, ORDERS, earlier)))
        .contains("The number of cross-border orders grew by 50.0\u00a0% in 2015");
    assertThat(page(List.of(MONTH, with(ORDERS, "growth_rate", -0.034))))
        .contains("The number of cross-border orders fell by 3.4\u00a0% in 2015");
    assertThat(page(List.of(MONTH, with(ORDERS, "growth_rate", 0.0004))))
        .contains("The number of cross-border orders did not change in 2015");
  }

  @Test
  void a_year_without_a_year_before_has_no_growth() {
    MartRow row =
        with(ORDERS, "growth_rate", null, "not_comparable_because", "not_seen_a_year_ago");

    assertThat(page(List.of(row)))
        .contains("the year before was not seen whole")
        .doesNotContain("grew by");
    assertThat(headline(List.of(row), 0).get("flags").toString())
        .isEqualTo("[\"simulated\",\"not_comparable\"]");
  }

  @Test
  void a_first_year_that_began_in_its_midst_says_when() {
    MartRow year =
        with(ORDERS, "growth_rate", null, "not_comparable_because", "not_seen_a_year_ago");
    MartRow june = with(MONTH, "period", "2015-06");

    assertThat(page(List.of(june, MONTH, year)))
        .contains("150 cross-border orders in 2015; the first orders were seen in June 2015")
        .doesNotContain("the year before was not seen whole");
    assertThat(page(List.of(june, MONTH, year), Language.RUSSIAN))
        .contains("первые заказы появляются в журналах в июне 2015");
    assertThat(page(List.of(june, MONTH, year), Language.CHINESE)).contains("日志中最早的订单出现在2015年6月");
    for (String earlier : List.of("2014-12", "2015-01")) {
      assertThat(page(List.of(with(MONTH, "period", earlier), MONTH, year)))
          .contains("the year before was not seen whole");
    }
  }

  @Test
  void values_that_cover_few_orders_say_so() {
    MartRow value = TinyMarts.growth("gmv_rub", "150", 0.5);

    assertThat(page(List.of(ORDERS, with(value, "converted_share", 0.4))))
        .contains("Values cover 40.0\u00a0% of the orders");
    assertThat(page(List.of(ORDERS, with(value, "converted_share", 1.0))))
        .doesNotContain("Values cover");
  }

  @Test
  void measures_that_cannot_be_compared_beside_others_are_named_with_the_reason() {
    MartRow parcels =
        with(
            TinyMarts.growth("parcels", "150", 0.5),
            "growth_rate",
            null,
            "not_comparable_because",
            "not_seen_a_year_ago");
    MartRow roubles = with(parcels, "measure", "gmv_rub", "not_comparable_because", "no_rate");
    MartRow dollars = with(roubles, "measure", "gmv_usd");

    assertThat(page(List.of(ORDERS, parcels, roubles, dollars)))
        .contains("Not compared: parcels (the year before was not seen whole).")
        .contains(
            "Not compared: value in roubles and value in US dollars (in the two years unlike shares of the orders have an exchange rate).");
  }

  @Test
  void a_headline_names_the_row_of_its_mart() {
    JsonNode headline = headline(List.of(ORDERS), 0);

    assertThat(headline.get("name").asText()).isEqualTo("orders");
    assertThat(headline.get("value").asDouble()).isEqualTo(150);
    assertThat(headline.get("unit").asText()).isEqualTo("orders");
    assertThat(headline.get("mart").asText()).isEqualTo("volume_growth");
    assertThat(headline.get("column").asText()).isEqualTo("value");
    assertThat(headline.get("key").get("period").asText()).isEqualTo("2015");
    assertThat(headline.get("key").get("measure").asText()).isEqualTo("orders");
  }

  @Test
  void a_headline_that_may_still_change_is_called_provisional_beside_its_figure() {
    MartRow provisional = with(ORDERS, "is_provisional", true);

    assertThat(page(List.of(provisional)))
        .contains("150</span> <span class=\"state\">provisional</span>");
    assertThat(page(List.of(provisional), Language.RUSSIAN))
        .contains("150</span> <span class=\"state\">предварительные данные</span>");
    assertThat(page(List.of(provisional), Language.CHINESE))
        .contains("150</span> <span class=\"state\">初步数据</span>");
    assertThat(page(List.of(ORDERS))).doesNotContain("class=\"state\"");
  }

  @Test
  void figures_of_a_year_name_it_and_say_when_they_may_still_change() {
    MartRow region = with(ORDERS, "dimension", "region", "slice", "RU-MOW");
    List<MartRow> rows = List.of(ORDERS, region, ranked("a", 1, 0.6));

    assertThat(page(rows))
        .contains("Cross-border B2C orders of 2015 by region of destination")
        .contains("Share of cross-border B2C orders of 2015, %")
        .contains("Change of 2015 on the year before, %")
        .contains("cross-border B2C, attempts of 2015")
        .doesNotContain("the figures of 2015 may still change");
    for (MartRow row : rows) {
      assertThat(page(changed(rows, row, with(row, "is_provisional", true))))
          .contains("Provisional: the figures of 2015 may still change.");
    }
    assertThat(page(List.of())).contains("Change of the year on the year before, %");
  }

  @Test
  void the_figures_of_a_terminal_say_that_they_may_still_change_and_that_they_were_withdrawn() {
    MartRow provisional = with(ORDERS, "is_provisional", true);

    assertThat(terminal(ORDERS, EDITION)).doesNotContain("may still change", "WITHDRAWN");
    assertThat(terminal(provisional, EDITION))
        .contains("Provisional: the figures of 2015 may still change.");
    assertThat(terminal(ORDERS, TinyMarts.withdrawnFor("2015-12-31.3")))
        .contains("WITHDRAWN. Do not use these figures: release 2015-12-31.3 stands");
  }

  private static String terminal(MartRow row, Edition edition) {
    return draw(List.of(row), edition).get(Bulletin.LINES);
  }

  @Test
  void a_provisional_month_is_dashed_with_what_joins_it_wherever_it_stands() throws Exception {
    List<MartRow> months =
        List.of(
            delivery("2015-06", 20, 18, 22),
            delivery("2015-07", 21, 18, 22),
            with(delivery("2015-08", 22, 18, 23), "is_provisional", true),
            delivery("2015-09", 21, 18, 22),
            delivery("2015-10", 20, 18, 22));
    var marts = new Marts(Map.of(DeliveryTime.TABLE.name(), months), Set.of(), 0);

    JsonNode series =
        JsonMapper.builder()
            .build()
            .readTree(
                new FanChart(new Words(Language.ENGLISH), new DeliveryRows(marts), EDITION)
                    .chart()
                    .panels()
                    .get(0)
                    .json())
            .at("/option/series");

    assertThat(stroke(series, "solid")).isEqualTo("[20,21,null,21,20]");
    assertThat(stroke(series, "dashed")).isEqualTo("[null,21,22,21,null]");
  }

  private static String stroke(JsonNode series, String type) {
    for (JsonNode one : series) {
      if (one.at("/lineStyle/type").asText().equals(type)) {
        return one.get("data").toString().replace(".0", "");
      }
    }
    throw new AssertionError("No series is " + type);
  }

  private static List<MartRow> changed(List<MartRow> rows, MartRow row, MartRow other) {
    return rows.stream().map(one -> one == row ? other : one).toList();
  }

  @Test
  void there_are_at_most_four_headlines() {
    List<MartRow> rows =
        List.of(
            ORDERS,
            TinyMarts.growth("gmv_rub", "5000000", 0.9),
            TinyMarts.growth("gmv_usd", "80000", 0.2),
            ranked("a", 1, 0.6),
            delivery("2015-10", 20, 18, 22));

    JsonNode headlines = summary(rows).get("headlines");

    assertThat(headlines).hasSize(4);
    assertThat(headlines.findValuesAsText("name"))
        .containsExactly("orders", "median_delivery_days", "gmv_rub", "leader_share");
    assertThat(headlines.get(1).get("low").asInt()).isEqualTo(18);
    assertThat(headlines.get(1).get("high").asInt()).isEqualTo(22);
  }

  @Test
  void a_change_is_named_only_where_the_intervals_have_no_day_in_common() {
    MartRow before = delivery("2014-10", 25, 22, 28);

    assertThat(page(List.of(delivery("2015-10", 20, 18, 21), before)))
        .contains("arrived within 20\u00a0days; 5\u00a0days sooner than a year before");
    assertThat(page(List.of(delivery("2015-10", 20, 18, 22), before)))
        .contains("arrived within 20\u00a0days; no clear change on a year before")
        .doesNotContain("sooner");
    assertThat(page(List.of(delivery("2015-10", 31, 29, 33), before)))
        .contains("arrived within 31\u00a0days; 6\u00a0days later than a year before");
  }

  @Test
  void a_figure_that_is_no_number_refuses_the_bulletin_and_is_named() {
    MartRow month = with(ORDERS, "period_type", "month", "period", "2015-11", "value", Double.NaN);

    assertThatThrownBy(() -> page(List.of(month)))
        .isInstanceOf(UndrawableException.class)
        .hasMessageStartingWith("chart volume: row period_type=month, period=2015-11, ")
        .hasMessageEndingWith(" of volume_growth has no usable value, got NaN");
  }

  @Test
  void a_column_that_the_mart_no_longer_has_refuses_the_bulletin() {
    MartRow row = new MartRow("volume_growth", List.of(), Map.of("period_type", "year"));

    assertThatThrownBy(() -> page(List.of(row)))
        .isInstanceOf(UndrawableException.class)
        .hasMessageContaining("volume_growth has no column");
  }

  @Test
  void without_limits_nothing_is_said_of_a_change() {
    MartRow before = delivery("2014-10", 25, 22, 28);
    MartRow unlimited =
        with(delivery("2015-10", 20, 18, 22), "median_low", null, "median_high", null);
    List<MartRow> rows = List.of(ORDERS, unlimited, before);

    assertThat(page(rows))
        .contains("Half of the parcels posted in October 2015 arrived within 20\u00a0days")
        .doesNotContain("no clear change on a year before");
    assertThat(headline(rows, 1).get("flags").toString())
        .contains("not_comparable")
        .doesNotContain("no_clear_change");
  }

  /** A tenth takes longer, or as long: parcels of one day are not told apart. */
  @Test
  void what_is_said_of_nine_tenths_is_true_of_whole_days() {
    MartRow month = with(delivery("2015-10", 20, 18, 22), "p90_days", 45);

    assertThat(headline(List.of(ORDERS, month), 2).get("label").asText())
        .isEqualTo("Nine in ten parcels arrive within");
  }

  @Test
  void parcels_that_never_came_did_not_take_long() {
    MartRow month =
        with(
            delivery("2015-10", 20, 18, 22),
            "share_days",
            0.1,
            "share_weeks",
            0.6,
            "share_months",
            0.3);

    assertThat(page(List.of(month)).replace('\u00a0', ' '))
        .contains(
            "10.0 % of parcels posted in October 2015 came within a week, 30.0 % had not arrived after four weeks");
    assertThat(page(List.of(with(month, "is_provisional", true))))
        .contains("Too few months are complete to say how long parcels take")
        .doesNotContain("came within a week");
  }

  @Test
  void parcels_without_a_figure_are_parcels_all_the_same() {
    MartRow few = with(delivery("2015-10", 20, 18, 22), "median_days", null, "parcel_count", 4L);

    assertThat(page(List.of(few)))
        .contains("Too few parcels, or posted too recently, to say how long they take")
        .doesNotContain("No parcels in this period");
    assertThat(page(List.of(with(few, "median_days", Suppressed.CONFIDENTIAL))))
        .contains("No figure can be shown: there is none, or it would tell")
        .doesNotContain("No parcels in this period");
    assertThat(page(List.of(ORDERS))).contains("No parcels in this period");
  }

  @Test
  void names_from_logs_are_text_and_nothing_else() {
    String page = page(List.of(ORDERS, ranked("<script>alert(1)</script>", 1, 0.6)));

    assertThat(page.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)");
  }

  @Test
  void simulated_figures_are_said_to_be_simulated() {
    assertThat(page(List.of(ORDERS))).contains("SIMULATED.");
    Edition real =
        new Edition(
            "2015-12-31",
            EDITION.asOf(),
            EDITION.zone(),
            "RU",
            "CN",
            false,
            3,
            30,
            Set.of(Language.values()),
            Optional.empty());
    Map<String, String> files = draw(List.of(ORDERS), real);
    assertThat(files.get(Bulletin.page(Language.ENGLISH))).doesNotContainIgnoringCase("simulated");
    assertThat(files.get(Bulletin.LINES)).doesNotContainIgnoringCase("simulated");
    assertThat(files.get(Bulletin.SUMMARY)).contains("\"simulated\" : false");
  }

  @Test
  void what_the_rows_say_is_said_in_russian() {
    assertThat(page(List.of(MONTH, ORDERS, delivery("2015-10", 20, 18, 21)), Language.RUSSIAN))
        .contains("<html lang=\"ru\"")
        .contains("Число трансграничных заказов в 2015\u00a0году выросло на 50,0\u00a0%")
        .contains("Половина посылок, отправленных в октябре 2015\u00a0года, пришла за 20\u00a0дней")
        .contains("ни один маркетплейс не передал данные");
    assertThat(page(List.of(MONTH, with(ORDERS, "growth_rate", -0.034)), Language.RUSSIAN))
        .contains("снизилось на 3,4\u00a0%");
  }

  @Test
  void what_the_rows_say_is_said_in_chinese() {
    assertThat(page(List.of(MONTH, ORDERS, delivery("2015-10", 20, 18, 21)), Language.CHINESE))
        .contains("<html lang=\"zh-Hans\"")
        .contains("2015年跨境订单数增长50.0%")
        .contains("2015年10月寄出的包裹半数在20天内送达");
  }

  @ParameterizedTest
  @EnumSource(names = {"RUSSIAN", "CHINESE"})
  void a_page_without_figures_has_no_english_either(Language language) {
    assertThat(ForeignWords.inPage(page(List.of(), language), List.of())).isEmpty();
  }

  @Test
  void the_page_asks_for_nothing_from_outside() {
    assertThat(page(List.of(ORDERS)).replaceAll("(?s)<script>.*?</script>", ""))
        .contains("default-src 'none'")
        .doesNotContain("http:", "https:")
        .doesNotContainPattern("<(img|iframe|object|embed)\\b")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void the_terminal_shows_the_same_figures() {
    assertThat(
            draw(List.of(ORDERS, ranked("aliexpress", 1, 0.6)), EDITION)
                .get(Bulletin.LINES)
                .lines())
        .contains(
            "B2C volume between China and Russia, 2015, as of 2015-12-31",
            "cross_border  orders   150    +50.0 %        not comparable",
            "1     aliexpress   60      60.0 %")
        .anyMatch(line -> line.startsWith("SIMULATED"));
  }

  @Test
  void equal_marts_make_equal_files() {
    List<MartRow> rows = List.of(ORDERS, ranked("b", 1, 0.6), delivery("2015-10", 20, 18, 22));
    assertThat(draw(rows, EDITION)).isEqualTo(draw(rows, EDITION));
  }

  private static JsonNode summary(List<MartRow> rows) {
    try {
      return JsonMapper.builder().build().readTree(draw(rows, EDITION).get(Bulletin.SUMMARY));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode headline(List<MartRow> rows, int index) {
    return summary(rows).get("headlines").get(index);
  }

  @Test
  void growth_that_prints_alike_does_not_depend_on_the_unit() {
    assertThat(
            page(
                List.of(
                    TinyMarts.growth("orders", "150", 0.1001),
                    TinyMarts.growth("parcels", "140", 0.1004))))
        .contains("Growth is the same in every unit: +10.0");
  }

  @Test
  void a_marketplace_that_is_alone_leads_nobody_and_hides_nobody() {
    MartRow alone = with(ranked("a", 1, 1), "marketplace_count", 1L, "lead_share", null);

    assertThat(page(List.of(ORDERS, alone))).contains("Only A has cross-border orders in 2015");
    assertThat(headline(List.of(ORDERS, alone), 1).get("remark").asText())
        .isEqualTo("no other marketplace has cross-border orders");
  }

  @Test
  void marketplaces_of_equal_size_lead_together() {
    List<MartRow> rows =
        List.of(
            ORDERS,
            with(ranked("a", 1, 0.4), "lead_share", 0.0),
            ranked("b", 1, 0.4),
            ranked("c", 3, 0.2));

    assertThat(page(rows))
        .contains("A and B have the most orders in 2015, 40.0\u00a0% each")
        .doesNotContain("points ahead", "leads with", "the largest marketplace<");
    JsonNode headline = headline(rows, 1);
    assertThat(headline.get("label").asText())
        .isEqualTo("Share of each of the largest marketplaces, A and B");
    assertThat(headline.get("remark").asText()).isEqualTo("equally many orders");
    assertThat(headline.get("key").get("marketplace").asText()).isEqualTo("a");
  }

  /** The one that is left out may be the largest. */
  @Test
  void where_a_marketplace_is_left_out_nobody_is_said_to_lead() {
    List<MartRow> rows =
        List.of(
            ORDERS,
            with(ranked("b", 2, 0.25), "marketplace_rank", null, "lead_share", null),
            with(ranked("c", 3, 0.15), "marketplace_rank", null, "lead_share", null));

    assertThat(page(rows))
        .contains("of the others B has the most orders: 25.0\u00a0% of all in 2015")
        .doesNotContain("the largest marketplace", "B leads");
    assertThat(summary(rows).get("headlines")).hasSize(1);
  }

  private static MartRow ranked(String marketplace, int rank, double share) {
    return row(
        MarketplaceRanking.TABLE,
        "period_type",
        "year",
        "period",
        "2015",
        "marketplace",
        marketplace,
        "value",
        new BigDecimal(share * 100),
        "marketplace_rank",
        rank,
        "marketplace_count",
        2L,
        "share",
        share,
        "lead_share",
        share,
        "effective_number",
        1.5,
        "is_provisional",
        false);
  }

  private static MartRow delivery(String cohort, int median, int low, int high) {
    return TinyMarts.took(cohort, "total", "total", median, low, high);
  }
}
