package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tearoad.reports.Language.CHINESE;
import static org.tearoad.reports.Language.ENGLISH;
import static org.tearoad.reports.Language.RUSSIAN;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each language writes numbers, days and names. */
class LanguagesTest {
  private final Words english = new Words(ENGLISH);
  private final Words russian = new Words(RUSSIAN);
  private final Words chinese = new Words(CHINESE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0    | 0 days     | 0 дней     | 0天
          0.5  | 0.5 days   | 0,5 дня    | 0.5天
          1    | 1 day      | 1 день     | 1天
          2    | 2 days     | 2 дня      | 2天
          5    | 5 days     | 5 дней     | 5天
          11   | 11 days    | 11 дней    | 11天
          12   | 12 days    | 12 дней    | 12天
          21   | 21 days    | 21 день    | 21天
          22.5 | 22.5 days  | 22,5 дня   | 22.5天
          111  | 111 days   | 111 дней   | 111天
          1234 | 1,234 days | 1 234 дня  | 1,234天
          """)
  void days_take_the_form_that_their_number_needs(
      double days, String inEnglish, String inRussian, String inChinese) {
    assertThat(plain(english.days(days))).isEqualTo(inEnglish);
    assertThat(plain(russian.days(days))).isEqualTo(inRussian);
    assertThat(plain(chinese.days(days))).isEqualTo(inChinese);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          950           | 950          | 950         | 950
          12345         | 12,345       | 12 345      | 1.2万
          6080000       | 6.1 million  | 6,1 млн     | 608.0万
          -1730000      | −1.7 million | −1,7 млн    | −173.0万
          123456789     | 123.5 million| 123,5 млн   | 1.2亿
          45600000000   | 45.6 billion | 45,6 млрд   | 456.0亿
          """)
  void large_sums_are_counted_as_the_language_counts(
      double sum, String inEnglish, String inRussian, String inChinese) {
    assertThat(plain(english.money(sum))).isEqualTo(inEnglish);
    assertThat(plain(russian.money(sum))).isEqualTo(inRussian);
    assertThat(plain(chinese.money(sum))).isEqualTo(inChinese);
  }

  @Test
  void rates_have_their_sign_a_true_minus_and_the_space_that_the_language_wants() {
    assertThat(english.change(-0.0345)).isEqualTo("−3.5\u00a0%");
    assertThat(russian.change(-0.0345)).isEqualTo("−3,5\u00a0%");
    assertThat(chinese.change(-0.0345)).isEqualTo("−3.5%");
    assertThat(russian.change(0.5)).isEqualTo("+50,0\u00a0%");
    assertThat(russian.change(-0.0001)).isEqualTo("0,0\u00a0%");
    assertThat(chinese.change(12.345)).isEqualTo("+1,234.5%");
  }

  @Test
  void halves_are_rounded_away_from_nought_in_every_language() {
    for (Language language : Language.values()) {
      var words = new Words(language);
      assertThat(words.count(2.5)).isEqualTo("3");
      assertThat(words.count(-0.4)).isEqualTo("0");
      assertThat(words.decimal(0.25)).isIn("0.3", "0,3");
      assertThat(words.twoDecimals(-1.005)).isIn("−1.01", "−1,01");
    }
  }

  @Test
  void russian_numbers_do_not_break() {
    assertThat(russian.count(1234567)).isEqualTo("1\u00a0234\u00a0567");
    assertThat(russian.money(6_100_000)).isEqualTo("6,1\u00a0млн");
  }

  @Test
  void months_stand_in_the_case_of_their_sentence() {
    assertThat(english.inMonth("2015-11")).isEqualTo("in November 2015");
    assertThat(plain(russian.inMonth("2015-11"))).isEqualTo("в ноябре 2015 года");
    assertThat(plain(russian.ofMonth("2015-08"))).isEqualTo("августа 2015 года");
    assertThat(plain(russian.month("2015-12"))).isEqualTo("декабрь 2015 года");
    assertThat(plain(russian.day(LocalDate.of(2015, 5, 9)))).isEqualTo("9 мая 2015 г.");
    assertThat(chinese.day(LocalDate.of(2015, 11, 1))).isEqualTo("2015年11月1日");
    assertThat(chinese.period("2015-Q3")).isEqualTo("2015年3季度");
    assertThat(english.period("2015-Q3")).isEqualTo("2015-Q3");
    assertThat(russian.period("2015")).isEqualTo("2015");
  }

  @Test
  void things_are_listed_as_the_language_lists_them() {
    List<String> three = List.of("A", "B", "C");
    assertThat(english.list(three)).isEqualTo("A, B and C");
    assertThat(russian.list(three)).isEqualTo("A, B и C");
    assertThat(chinese.list(three)).isEqualTo("A、B和C");
    assertThat(chinese.list(List.of("A"))).isEqualTo("A");
    assertThat(english.list(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1  | В 2015 году в Китай экспортировал 1 продавец из России, из них новых — 0
          2  | В 2015 году в Китай экспортировали 2 продавца из России, из них новых — 0
          5  | В 2015 году в Китай экспортировали 5 продавцов из России, из них новых — 0
          21 | В 2015 году в Китай экспортировал 21 продавец из России, из них новых — 0
          """)
  void a_russian_verb_agrees_with_the_number_of_those_who_act(int sellers, String sentence) {
    assertThat(
            plain(
                russian.text(
                    "exporters.title",
                    "sellers",
                    sellers,
                    "year",
                    "2015",
                    "fresh",
                    "0",
                    "from",
                    "из России",
                    "to",
                    "в Китай")))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1  | Не показан 1 перевозчик с меньшим числом посылок.
          3  | Не показаны 3 перевозчика с меньшим числом посылок.
          5  | Не показано 5 перевозчиков с меньшим числом посылок.
          21 | Не показан 21 перевозчик с меньшим числом посылок.
          """)
  void a_russian_participle_agrees_with_what_is_left_out(int carriers, String sentence) {
    assertThat(plain(russian.text("carriers.note_others", "carriers", carriers)))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | 1 tracked parcel was on its way to Russia on 1 May; 1 is expected to arrive or be offered by 15 May (90 % interval 0–1)
          2 | 2 tracked parcels were on their way to Russia on 1 May; 2 are expected to arrive or be offered by 15 May (90 % interval 0–1)
          """)
  void one_parcel_is_on_its_own_way(int parcels, String sentence) {
    assertThat(
            plain(
                english.text(
                    "outlook.title",
                    "parcels",
                    parcels,
                    "expected",
                    parcels,
                    "to",
                    "to Russia",
                    "day",
                    "1 May",
                    "until",
                    "15 May",
                    "range",
                    "0–1")))
        .isEqualTo(sentence);
  }

  @Test
  void countries_stand_in_the_case_of_their_sentence() {
    assertThat(russian.country("country.from", "CN")).isEqualTo("из Китая");
    assertThat(russian.country("country.to", "RU")).isEqualTo("в Россию");
    assertThat(russian.country("country.of", "KZ")).isEqualTo("страны «Казахстан»");
    assertThat(english.country("country.from", "KZ")).isEqualTo("from Kazakhstan");
    assertThat(chinese.country("CN")).isEqualTo("中国");
  }

  @Test
  void codes_without_words_stay_codes_where_they_would_be_foreign() {
    assertThat(english.code("line_ragged")).isEqualTo("line ragged");
    assertThat(russian.code("line_ragged")).isEqualTo("line_ragged");
    assertThat(russian.label("china-post")).isEqualTo("China Post");
    var names = new Names(Map.of("china-post", Map.of(RUSSIAN, "Почта Китая")));
    assertThat(new Words(RUSSIAN, names).name("china-post")).isEqualTo("Почта Китая");
    assertThat(new Words(RUSSIAN, names).name("other-post")).isEqualTo("Other Post");
    assertThat(new Words(RUSSIAN, names).name("Data of an Institute"))
        .isEqualTo("Data of an Institute");
    assertThat(russian.label("e_wallet")).isEqualTo("Электронный кошелёк");
  }

  @Test
  void a_sentence_without_its_words_or_figures_is_refused() {
    assertThatThrownBy(() -> english.text("no.such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such");
    assertThatThrownBy(() -> russian.text("growth.title_one", "measure", "Заказы"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("growth.title_one needs [change, measure]");
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
