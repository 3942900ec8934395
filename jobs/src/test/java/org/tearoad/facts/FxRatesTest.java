package org.tearoad.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FxRatesTest {

  @ParameterizedTest
  @CsvSource({
    "2015-11-13, EUR, RUB, 70.00000000, 2015-11-13",
    "2015-11-15, EUR, RUB, 70.00000000, 2015-11-13",
    "2015-11-16, EUR, RUB, 72.00000000, 2015-11-16",
    "2020-01-01, EUR, RUB, 80.00000000, 2015-12-18",
    "2015-11-13, RUB, EUR, 0.01428571,  2015-11-13",
    "2015-11-13, USD, RUB, 56.00000000, 2015-11-13",
    "2015-11-13, RUB, CNY, 0.10000000,  2015-11-13",
    "2015-11-13, RUB, RUB, 1.00000000,  2015-11-13",
  })
  void theLastPublishedRateHoldsDirectInverseOrAcross(
      LocalDate day, String base, String quote, BigDecimal rate, LocalDate published) {
    assertThat(Night.RATES.on(day, base, quote)).contains(new FxRates.Holding(published, rate));
  }

  @Test
  void whereNothingLeadsThereIsNoRate() {
    assertThat(Night.RATES.on(LocalDate.of(2015, 11, 12), "EUR", "RUB")).isEmpty();
    assertThat(Night.RATES.on(LocalDate.of(2015, 11, 13), "KZT", "RUB")).isEmpty();
  }

  @Test
  void aCrossIsAsOldAsItsOlderLeg() {
    var rates =
        new FxRates(List.of(rate("2015-11-13", "EUR", "RUB"), rate("2015-11-16", "EUR", "USD")));

    assertThat(rates.on(LocalDate.of(2015, 11, 17), "USD", "RUB"))
        .map(FxRates.Holding::published)
        .contains(LocalDate.of(2015, 11, 13));
  }

  @Test
  void everyDayBetweenTheFirstAndTheLastPublicationHasItsRates() {
    List<FxRates.Day> rubles =
        Night.RATES.daily().stream().filter(day -> day.currency().equals("RUB")).toList();

    assertThat(rubles).hasSize(36);
    assertThat(rubles.get(2).date()).isEqualTo("2015-11-15");
    assertThat(rubles.get(2).published()).isEqualTo("2015-11-13");
    assertThat(rubles.get(2).rates().get("RUB")).isEqualByComparingTo("1");
  }

  @Test
  void theMeanOfAMonthIsOverTheDaysThatHaveARate() {
    // 3 days at 70 and 15 at 72; then 17 days at 72 and one at 80.
    assertThat(Night.RATES.monthlyMean(YearMonth.of(2015, 11), "EUR", "RUB"))
        .contains(new BigDecimal("71.66666667"));
    assertThat(Night.RATES.monthlyMean(YearMonth.of(2015, 12), "EUR", "RUB"))
        .contains(new BigDecimal("72.44444444"));
    assertThat(Night.RATES.monthlyMean(YearMonth.of(2015, 10), "EUR", "RUB")).isEmpty();
    assertThat(Night.RATES.monthlyMean(YearMonth.of(2016, 2), "EUR", "RUB"))
        .contains(new BigDecimal("80.00000000"));
  }

  @Test
  void theOrderOfThePublishedRatesDoesNotMatter() {
    List<FxRates.Rate> published =
        new ArrayList<>(
            List.of(
                rate("2015-11-13", "EUR", "RUB"),
                rate("2015-11-13", "EUR", "USD"),
                rate("2015-11-16", "EUR", "RUB")));
    var rates = new FxRates(published);
    Collections.reverse(published);

    assertThat(new FxRates(published).daily()).isEqualTo(rates.daily());
    assertThat(new FxRates(published).canonical(LocalDate.MIN, LocalDate.MAX))
        .isEqualTo(rates.canonical(LocalDate.MIN, LocalDate.MAX));
  }

  @Test
  void ratesOfSomeDaysAreAlsoThoseThatStillHoldOnTheFirst() {
    var older = rate("2015-11-12", "EUR", "RUB");
    var held = rate("2015-11-13", "EUR", "RUB");
    var later = rate("2015-11-16", "EUR", "RUB");
    LocalDate sunday = LocalDate.of(2015, 11, 15);
    LocalDate friday = LocalDate.of(2015, 11, 20);

    String both = new FxRates(List.of(held, later)).canonical(sunday, friday);

    assertThat(new FxRates(List.of(older, held, later)).canonical(sunday, friday)).isEqualTo(both);
    assertThat(new FxRates(List.of(older, later)).canonical(sunday, friday)).isNotEqualTo(both);
    assertThat(new FxRates(List.of(later)).canonical(sunday, friday)).isNotEqualTo(both);
    // The mean of a month is over the days up to the newest rate.
    var newest = rate("2015-11-23", "EUR", "RUB");
    assertThat(new FxRates(List.of(held, later, newest)).canonical(sunday, friday))
        .isNotEqualTo(both);
  }

  @Test
  void aRateIsPositiveAndThereIsAtLeastOne() {
    assertThatThrownBy(
            () -> new FxRates.Rate(LocalDate.of(2015, 11, 13), "EUR", "RUB", BigDecimal.ZERO))
        .hasMessage("Cannot use the rate of EUR/RUB on 2015-11-13: it must be positive, got 0");
    assertThatThrownBy(() -> new FxRates(List.of()))
        .hasMessage("Cannot convert amounts: there is no exchange rate");
  }

  private static FxRates.Rate rate(String date, String base, String quote) {
    return new FxRates.Rate(LocalDate.parse(date), base, quote, new BigDecimal("2"));
  }
}
