package org.tearoad.common.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.columns.BothModes.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "123.45,                12345,               false",
    "+123.45,               12345,               false",
    "5,                     500,                 false",
    "5.,                    500,                 false",
    ".5,                    50,                  false",
    "0,                     0,                   false",
    "-0.00,                 0,                   false",
    "007.10,                710,                 false",
    "1.2300,                123,                 false",
    "1.234,                 123,                 true",
    "1.235,                 124,                 true",
    "1.23499999999999,      123,                 true",
    "0.005,                 1,                   true",
    "0.001,                 0,                   true",
    "99.995,                10000,               true",
    "999999999999.99,       99999999999999,      false",
    "999999999999.994,      99999999999999,      true",
  })
  void anAmountIsRoundedHalfUpToHundredthsAndSaysSo(
      String written, long hundredths, boolean isRounded) {
    assertThat(parse(written)).isEqualTo(hundredths * 2 + (isRounded ? 1 : 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", ".", "+.", "1,5", "1 000", "1e3", "0x1F", "12.3.4", "NaN", "5 RUB", "--5"
      })
  void whatIsNoPlainDecimalIsUnreadable(String written) {
    assertThat(parse(written)).isEqualTo(Amounts.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0.01",
        "-0.001",
        "-5",
        "1000000000000",
        "1000000000000.00",
        "999999999999.995",
        "99999999999999999999999999999999999999999999"
      })
  void negativeAndHugeAmountsAreOutOfRange(String written) {
    assertThat(parse(written)).isEqualTo(Amounts.OUT_OF_RANGE);
  }

  @Test
  void aTextLongerThan64CharactersIsNoAmount() {
    assertThat(parse("0".repeat(63) + "1")).isEqualTo(200);
    assertThat(parse("0".repeat(64) + "1")).isEqualTo(Amounts.UNREADABLE);
  }

  @Test
  void everyAmountIsThatOfBigDecimal() {
    var random = new Random(20151111);
    for (int i = 0; i < 20_000; i++) {
      var amount = new BigDecimal(Math.abs(random.nextLong()) % 1_000_000_000_000L);
      amount = amount.movePointLeft(random.nextInt(7));
      BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
      long expected =
          rounded.unscaledValue().longValueExact() * 2 + (rounded.compareTo(amount) == 0 ? 0 : 1);

      assertThat(parse(amount.toPlainString())).as(amount.toPlainString()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "+7, 7", "-3, -3", "007, 7", "2147483647, 2147483647"})
  void aWholeNumberIsRead(String written, long number) {
    assertThat(parseWhole(written)).isEqualTo(number);
  }

  @Test
  void aWholeNumberHasNoPointAndFitsIntoAnInteger() {
    for (String written : List.of("", "-", "1.0", "1e3", "one", "1 ", "0".repeat(65))) {
      assertThat(parseWhole(written)).as(written).isEqualTo(Amounts.UNREADABLE);
    }
    for (String written : List.of("2147483648", "-2147483648", "9".repeat(60))) {
      assertThat(parseWhole(written)).as(written).isEqualTo(Amounts.OUT_OF_RANGE);
    }
  }

  @Test
  void columnsAreEqualWithAndWithoutGeneratedCode(SparkSession spark) {
    List<List<Object>> rows =
        BothModes.evaluate(
            spark,
            Arrays.asList("1.235", "999999999999.99", "-5", "many", null),
            Amounts.amount(Amounts.code(text())),
            Amounts.isRounded(Amounts.code(text())),
            Amounts.wholeCode(text()));

    assertThat(rows)
        .containsExactly(
            Arrays.asList(new BigDecimal("1.24"), true, Amounts.UNREADABLE),
            Arrays.asList(new BigDecimal("999999999999.99"), false, Amounts.UNREADABLE),
            Arrays.asList(null, false, -5L),
            Arrays.asList(null, false, Amounts.UNREADABLE),
            Arrays.asList(null, null, null));
  }

  private static long parse(String written) {
    return Amounts.parse(UTF8String.fromString(written));
  }

  private static long parseWhole(String written) {
    return Amounts.parseWhole(UTF8String.fromString(written));
  }
}
