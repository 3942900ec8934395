package org.tearoad.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTest {

  /** Vectors of UPU S10; the second, third and fourth take the two special rules. */
  @ParameterizedTest
  @CsvSource({
    "47312482,9",
    "00000000,5",
    "00000008,0",
    "00000015,5",
    "00000001,4",
    "12345678,5",
    "11112222,9",
    "90210000,6"
  })
  void checkDigitsAreThoseOfS10(String serial, int digit) {
    assertThat(TrackingNumbers.checkDigit(serial)).isEqualTo(digit);
  }

  @Test
  void elevenElevenIsTheGreatestDayOfTheYear() {
    double[] shares = Seasonality.shares(Stream.CROSS_BORDER, 2015);
    int singlesDay = Calendar.day(2015, 11, 11) - Calendar.day(2015, 1, 1);

    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    assertThat(shares[singlesDay]).isEqualTo(Arrays.stream(shares).max().orElseThrow());
  }

  @Test
  void nothingLeavesChinaAtNewYear() {
    int newYear = Calendar.day(2015, 2, 19);

    assertThat(Seasonality.endOfRest(newYear)).isGreaterThan(newYear);
    assertThat(Seasonality.endOfRest(newYear - 10)).isEqualTo(newYear - 10);
  }

  @Test
  void moscowDaysFollowTheChangeOfItsOffset() {
    Calendar calendar = new Calendar(GeneratorSettings.DEFAULT_FROM, GeneratorSettings.DEFAULT_TO);
    long summer = java.time.Instant.parse("2014-07-01T20:30:00Z").getEpochSecond();
    long winter = java.time.Instant.parse("2014-12-01T20:30:00Z").getEpochSecond();

    assertThat(calendar.dayOf(summer)).isEqualTo(Calendar.day(2014, 7, 2));
    assertThat(calendar.dayOf(winter)).isEqualTo(Calendar.day(2014, 12, 1));
    assertThat(calendar.offsetHours(summer)).isEqualTo(4);
    assertThat(calendar.offsetHours(winter)).isEqualTo(3);
  }

  @Test
  void aBagHoldsFiftyParcelsThatShareTheirLuck() {
    Product product = new Product("china-post", "registered", 'R', Product.Format.S10, 1, 1);
    Bags bags = new Bags(1);
    Bags.Bag first = bags.next(100, product, "CN");
    for (int parcel = 2; parcel <= 50; parcel++) {
      assertThat(bags.next(100, product, "CN")).isEqualTo(first);
    }

    assertThat(bags.next(100, product, "CN")).isNotEqualTo(first);
  }
}
