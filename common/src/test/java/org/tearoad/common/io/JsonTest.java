package org.tearoad.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  record Month(long rows, String folder) {}

  record Manifest(
      String release,
      Instant createdAt,
      LocalDate asOf,
      BigDecimal amount,
      Map<YearMonth, Month> months,
      List<String> checks) {}

  private static final Manifest MANIFEST =
      new Manifest(
          "чай",
          Instant.parse("2015-12-31T21:00:00.5Z"),
          LocalDate.of(2015, 12, 31),
          new BigDecimal("1E+3"),
          months(),
          List.of("ok"));

  private static Map<YearMonth, Month> months() {
    Map<YearMonth, Month> months = new LinkedHashMap<>();
    months.put(YearMonth.of(2015, 12), new Month(2, "run=b"));
    months.put(YearMonth.of(2015, 1), new Month(1, "run=a"));
    return months;
  }

  @Test
  void keysAreSortedAndTimesAreText() {
    assertThat(Json.write(MANIFEST))
        .isEqualTo(
            """
            {
              "amount" : 1000,
              "asOf" : "2015-12-31",
              "checks" : [
                "ok"
              ],
              "createdAt" : "2015-12-31T21:00:00.500Z",
              "months" : {
                "2015-01" : {
                  "folder" : "run=a",
                  "rows" : 1
                },
                "2015-12" : {
                  "folder" : "run=b",
                  "rows" : 2
                }
              },
              "release" : "чай"
            }
            """);
  }

  @Test
  void whatIsWrittenReadsBackEqual() {
    Manifest back = Json.read(Json.write(MANIFEST), Manifest.class);

    assertThat(back).usingRecursiveComparison().ignoringFields("amount").isEqualTo(MANIFEST);
    assertThat(back.amount()).isEqualByComparingTo(MANIFEST.amount());
  }

  @Test
  void keysOfANewerProgramAreSkipped() {
    assertThat(Json.read("{\"rows\": 1, \"folder\": \"a\", \"new\": {}}", Month.class))
        .isEqualTo(new Month(1, "a"));
  }

  @Test
  void textThatIsNotOneValueIsRefused() {
    for (String text : List.of("{\"rows\": 1", "{} {}", "", "{\"rows\": null}")) {
      assertThatIllegalArgumentException()
          .as(text)
          .isThrownBy(() -> Json.read(text, Month.class))
          .withMessageStartingWith("Cannot read Month from JSON: ");
    }
  }
}
