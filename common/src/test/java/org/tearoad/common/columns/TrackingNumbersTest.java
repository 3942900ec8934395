package org.tearoad.common.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.columns.BothModes.text;

import java.util.Arrays;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class TrackingNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "47312482, 9",
    "00000000, 5",
    "00000008, 0",
    "00000015, 5",
    "00000001, 4",
    "12345678, 5",
    "11112222, 9",
    "90210000, 6"
  })
  void exactlyOneCheckDigitIsRight(String serial, int right) {
    for (int digit = 0; digit <= 9; digit++) {
      assertThat(isBad("RB" + serial + digit + "CN")).as(serial + digit).isEqualTo(digit != right);
    }
  }

  /** A check digit by the weights 3 to 10, as some sites tell, is wrong. */
  @ParameterizedTest
  @ValueSource(strings = {"47312482", "00000001", "12345678", "11112222", "90210000"})
  void theCheckDigitOfTheWidespreadWrongWeightsIsRefused(String serial) {
    int sum = 0;
    for (int i = 0; i < serial.length(); i++) {
      sum += (3 + i) * (serial.charAt(i) - '0');
    }
    int digit = 11 - sum % 11;
    digit = digit == 10 ? 0 : digit == 11 ? 5 : digit;

    assertThat(isBad("RB" + serial + digit + "CN")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80080012345678",
        "RB473124820C",
        "RB473124820CNX",
        "1A473124820CN",
        "RB47312482XCN",
        "RB4731248200N",
        "rb473124820cn",
        "ZJ-2015-1",
        ""
      })
  void otherShapesAreCarriersOwn(String number) {
    assertThat(isBad(number)).isFalse();
  }

  @Test
  void columnsAreEqualWithAndWithoutGeneratedCode(SparkSession spark) {
    assertThat(
            BothModes.evaluate(
                spark,
                Arrays.asList("RB473124829CN", "RB473124820CN", "own", null),
                TrackingNumbers.hasBadCheckDigit(text())))
        .containsExactly(
            Arrays.asList(false), Arrays.asList(true), Arrays.asList(false), nothing());
  }

  private static java.util.List<Object> nothing() {
    return Arrays.asList((Object) null);
  }

  private static boolean isBad(String number) {
    return TrackingNumbers.hasBadCheckDigit(UTF8String.fromString(number));
  }
}
