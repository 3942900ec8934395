package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the reports say has a form in the bundled fonts. */
class FontsTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_character_of_every_message_has_a_glyph(Language language) throws IOException {
    var messages = new Properties();
    messages.load(
        new StringReader(Template.text("messages_%s.properties".formatted(language.code()))));

    assertThat(messages).isNotEmpty();
    assertThat(without(String.join("", messages.stringPropertyNames()))).isEmpty();
    assertThat(
            without(messages.values().stream().map(Object::toString).collect(Collectors.joining())))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_sign_of_numbers_days_and_countries_has_a_glyph(Language language) {
    var words = new Words(language);

    assertThat(
            without(
                words.change(-12.3456)
                    + words.change(12_345)
                    + words.money(-1_234_567_890_123.0)
                    + words.moneyChange(6_100_000)
                    + words.twoDecimals(0.05)
                    + words.days(0.5)
                    + words.axisNumber(-123_456_789)
                    + words.country("CN")
                    + words.country("RU")
                    + String.join("", words.monthNames())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"regions.csv", "ru_tile_grid.csv", "names.csv", "market_benchmarks.csv"})
  void every_name_of_the_reference_data_has_a_glyph(String file) throws IOException {
    assertThat(without(Files.readString(Path.of("..", "conf", "reference", file)))).isEmpty();
  }

  @Test
  void templates_print_no_sign_that_is_missing() {
    for (String template : Set.of("print.ftlh", "print.css")) {
      assertThat(without(Template.text(template))).isEmpty();
    }
    assertThat(without(Fonts.REPLACEMENT + "−→≥≤×·«»“”…№₽¥")).isEmpty();
  }

  @Test
  void what_no_font_has_is_replaced_visibly_and_line_breaks_stay() {
    assertThat(Fonts.printable("Чай\n茶 tea")).isEqualTo("Чай\n茶 tea");
    assertThat(Fonts.printable("a🚀\u202Eשb\u0007")).isEqualTo("a□□□b□");
  }

  @Test
  void text_is_as_wide_as_its_glyphs() {
    assertThat(Fonts.width("茶茶", Fonts.REGULAR)).isEqualTo(2);
    assertThat(Fonts.width("месяц", Fonts.REGULAR)).isBetween(2.0, 3.5);
    assertThat(Fonts.width("месяц", Fonts.BOLD)).isGreaterThan(Fonts.width("месяц", Fonts.REGULAR));
    assertThat(Fonts.width("🚀", Fonts.REGULAR)).isEqualTo(Fonts.width("□", Fonts.REGULAR));
  }

  private static Set<String> without(String text) {
    return text.codePoints()
        .filter(one -> !Character.isISOControl(one) && !Fonts.have(one))
        .mapToObj(Character::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
