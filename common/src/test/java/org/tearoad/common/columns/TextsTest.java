package org.tearoad.common.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.columns.BothModes.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class TextsTest {

  @Test
  void whiteSpaceGoesOffTheEndsAndEmptyIsNull(SparkSession spark) {
    List<List<Object>> rows =
        BothModes.evaluate(
            spark,
            Arrays.asList("AliExpress", " \t Ali Express\r\n", "Чай ", "ЧАЙ", " \t ", "", null),
            Texts.trimmed(text()),
            Texts.trimmedLower(text()),
            Texts.trimmedUpper(text()),
            Texts.compactUpper(text()));

    assertThat(rows)
        .containsExactly(
            Arrays.asList("AliExpress", "aliexpress", "ALIEXPRESS", "ALIEXPRESS"),
            Arrays.asList("Ali Express", "ali express", "ALI EXPRESS", "ALIEXPRESS"),
            Arrays.asList("Чай", "чай", "ЧАЙ", "ЧАЙ"),
            Arrays.asList("ЧАЙ", "чай", "ЧАЙ", "ЧАЙ"),
            Arrays.asList(null, null, null, null),
            Arrays.asList(null, null, null, null),
            Arrays.asList(null, null, null, null));
  }

  @Test
  void trackingNumbersLoseInnerWhiteSpaceToo(SparkSession spark) {
    assertThat(
            BothModes.evaluate(spark, List.of(" rb 4731\t2482 9cn\n"), Texts.compactUpper(text())))
        .containsExactly(List.of("RB473124829CN"));
  }

  @Test
  void lettersHaveTheSameCaseOnMachinesOfEveryLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(Texts.trimLower(UTF8String.fromString("AliIstanbul çay")).toString())
          .isEqualTo("aliistanbul çay");
      assertThat(Texts.trimUpper(UTF8String.fromString("mini çay")).toString())
          .isEqualTo("MINI ÇAY");
      assertThat(Texts.trimLower(UTF8String.fromString("ISTANBUL")).toString())
          .isEqualTo("istanbul");
    } finally {
      Locale.setDefault(before);
    }
  }
}
