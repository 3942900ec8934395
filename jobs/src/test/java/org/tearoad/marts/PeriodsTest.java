package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PeriodsTest {
  private static List<String> periods(String first, String asOf, String type) {
    return Periods.rows(YearMonth.parse(first), LocalDate.parse(asOf)).stream()
        .filter(row -> row.getString(0).equals(type))
        .map(Row::mkString)
        .toList();
  }

  @Test
  void aPeriodEndsWhenItEndsWhateverTheDay() {
    assertThat(periods("2015-11", "2015-12-08", "month"))
        .containsExactly(
            "month2015-112015-11-012015-11-302015-11-01",
            "month2015-122015-12-012015-12-312015-12-01");
    assertThat(periods("2015-11", "2015-11-08", "quarter"))
        .containsExactly("quarter2015-Q42015-10-012015-12-312015-11-01");
    assertThat(periods("2015-11", "2015-11-08", "year"))
        .containsExactly("year20152015-01-012015-12-312015-11-01");
  }

  @Test
  void trailingMonthsAreTwelveOrNone() {
    assertThat(periods("2015-02", "2015-12-31", "trailing_12_months")).isEmpty();
    assertThat(periods("2014-12", "2015-12-31", "trailing_12_months"))
        .hasSize(24)
        .startsWith("trailing_12_months2015-112014-12-012015-11-302014-12-01")
        .endsWith("trailing_12_months2015-122015-01-012015-12-312015-12-01");
  }
}
