package org.tearoad.clean;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;

/** Every reject reason and every defect of every log is found, and only where it is. */
@ExtendWith(SparkExtension.class)
class ReasonsTest {
  private static final String LONG = "x".repeat(65);

  /** Texts that have a fault, by type of column and fault. */
  private static final Map<String, List<String>> FAULTY =
      Map.ofEntries(
          Map.entry("TEXT_AS_IS out_of_range", List.of(LONG, "ч".repeat(65))),
          Map.entry("PERSON out_of_range", List.of(LONG)),
          Map.entry("NAME out_of_range", List.of(LONG)),
          Map.entry("TRACKING_NUMBER out_of_range", List.of(LONG)),
          Map.entry("TRACKING_NUMBER bad_check_digit", List.of("RB473124820CN", "rb 473124820 cn")),
          Map.entry("CODE unknown_code", List.of("sent", "0")),
          Map.entry("COUNTRY unreadable", List.of("China", "C", "C1", "КИ")),
          Map.entry("COUNTRY unknown_code", List.of("XX", "zz")),
          Map.entry("REGION unreadable", List.of("Moscow", "RU", "RU-", "RU-MOSC", "77")),
          Map.entry("CURRENCY unreadable", List.of("roubles", "RU", "R1B")),
          Map.entry("CURRENCY unknown_code", List.of("ZZZ", "abc")),
          Map.entry("EVENT_CODE unknown_code", List.of("EMZ", "8/99")),
          Map.entry("ANY_INSTANT unreadable", List.of("soon", "2015-02-30T00:00:00Z")),
          Map.entry("ANY_INSTANT no_offset", List.of("2015-11-11T10:00:00")),
          Map.entry(
              "ANY_INSTANT out_of_range", List.of("1999-12-31T23:59:59Z", "2101-01-01T00:00:00Z")),
          Map.entry("OWN_INSTANT unreadable", List.of("soon")),
          Map.entry("OWN_INSTANT no_offset", List.of("2015-11-11T10:00:00")),
          Map.entry("OWN_INSTANT out_of_range", List.of("1999-12-31T23:59:59Z")),
          Map.entry(
              "OWN_INSTANT after_file_day",
              List.of("2015-11-12T21:00:00.000001Z", "2099-01-01T00:00:00Z")),
          Map.entry("AMOUNT unreadable", List.of("much", "1,50", "1e3")),
          Map.entry("AMOUNT out_of_range", List.of("-0.01", "10000000000000000")),
          Map.entry("AMOUNT rounded", List.of("1.005", "0.001")),
          Map.entry("QUANTITY unreadable", List.of("two", "1.5")),
          Map.entry("QUANTITY out_of_range", List.of("0", "-1", "2147483648")),
          Map.entry("DAYS unreadable", List.of("soon")),
          Map.entry("DAYS out_of_range", List.of("-1", "99999999999")));

  @ParameterizedTest
  @ValueSource(strings = {"orders", "payments", "shipments"})
  void everyReasonRejectsItsLineAndNoOther(String log, SparkSession spark) {
    LogContract contract = CleanCases.contract(log);
    Map<String, String> cases = new LinkedHashMap<>();
    for (String reason : contract.rejectReasons()) {
      for (String change : changes(contract, reason)) {
        cases.put(change, reason);
      }
    }

    assertThat(outcomes(spark, log, List.copyOf(cases.keySet()), "reject_reason")).isEqualTo(cases);
    assertThat(cases.values()).containsAll(contract.rejectReasons());
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "payments", "shipments"})
  void everyDefectIsCountedAndKeepsItsLine(String log, SparkSession spark) {
    LogContract contract = CleanCases.contract(log);
    Map<String, String> cases = new LinkedHashMap<>();
    for (String defect : contract.defects()) {
      for (String change : changes(contract, defect)) {
        cases.put(change, defect);
      }
    }

    List<String> changes = List.copyOf(cases.keySet());
    assertThat(outcomes(spark, log, changes, "defects")).isEqualTo(cases);
    assertThat(outcomes(spark, log, changes, "outcome").values()).containsOnly("accepted");
    assertThat(cases.values()).containsAll(contract.defects());
  }

  @Test
  void aFaultyOptionalValueBecomesNullAndSeveralDefectsAreCounted(SparkSession spark) {
    Row row =
        CleanCases.clean(
                spark,
                "orders",
                List.of(
                    "recorded_at=soon;destination_region=Moscow;destination_postcode=;category="
                        + LONG
                        + ";promised_days=-1;order_amount=1.005"))
            .first();

    for (String column :
        List.of("recorded_at", "destination_region", "category", "promised_days")) {
      assertThat(row.<Object>getAs(column)).as(column).isNull();
    }
    assertThat(row.<String>getAs("defects"))
        .isEqualTo(
            "recorded_at_unreadable,destination_region_unreadable,category_out_of_range,"
                + "order_amount_rounded,promised_days_out_of_range");
    assertThat(row.<String>getAs("reject_reason")).isNull();
  }

  @Test
  void whatIsTooLargeForAnyPriceOrPromiseIsOutOfRange(SparkSession spark) {
    assertThat(
            outcomes(
                spark,
                "orders",
                List.of("order_amount=8012345678901234", "order_amount=999999999999"),
                "reject_reason"))
        .containsEntry("order_amount=8012345678901234", "order_amount_out_of_range")
        .containsEntry("order_amount=999999999999", "null");
    assertThat(
            outcomes(
                spark,
                "orders",
                List.of("promised_days=3661", "promised_days=2147483647", "promised_days=3660"),
                "defects"))
        .containsEntry("promised_days=3661", "promised_days_out_of_range")
        .containsEntry("promised_days=2147483647", "promised_days_out_of_range")
        .containsEntry("promised_days=3660", "null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "payments", "shipments"})
  void theFirstFaultyColumnOfTheContractNamesTheReason(String log, SparkSession spark) {
    LogContract contract = CleanCases.contract(log);
    List<String> required =
        contract.columns().stream().filter(LogColumn::required).map(LogColumn::name).toList();
    Map<String, String> cases = new LinkedHashMap<>();
    for (int from = 0; from < required.size(); from++) {
      String change = String.join("=;", required.subList(from, required.size())) + "=";
      cases.put(change, required.get(from) + "_missing");
    }
    cases.put("_problem=line_ragged;" + String.join("=;", required) + "=", "line_ragged");

    assertThat(outcomes(spark, log, List.copyOf(cases.keySet()), "reject_reason")).isEqualTo(cases);
  }

  @Test
  void aRowsOwnInstantIsHeldToItsFilesDayAndNoOther(SparkSession spark) {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("status_at=2015-11-12T21:00:00Z", "accepted");
    cases.put("status_at=2015-11-12T21:00:00.000001Z", "rejected");
    cases.put("status_at=2015-11-12T21:00:00.000001Z;_file=raw/a.csv", "accepted");
    cases.put("recorded_at=2016-11-12T21:00:00Z", "accepted");
    cases.put("ordered_at=2016-11-12T21:00:00Z", "accepted");

    assertThat(outcomes(spark, "orders", List.copyOf(cases.keySet()), "outcome")).isEqualTo(cases);
  }

  @Test
  void theZoneOfASourceReadsItsLocalTimesAndNoOthers(SparkSession spark) {
    var rows =
        CleanCases.clean(
            spark,
            "orders",
            List.of("_source=local;status_at=2015-11-11 18:00", "status_at=2015-11-11 18:00"));

    org.tearoad.common.testing.TableAssert.assertThatTable(rows)
        .hasRows(
            """
            line | status_at            | reject_reason
            1    | 2015-11-11T10:00:00Z | -
            2    | -                    | status_at_no_offset
            """);
  }

  /** Changes of a good line that have this fault; a reason or defect without one is a failure. */
  private static List<String> changes(LogContract contract, String reason) {
    if (LogContract.LINE_REASONS.contains(reason)) {
      return List.of("_problem=" + reason);
    }
    Optional<LogColumn> found =
        contract.columns().stream()
            .filter(column -> reason.startsWith(column.name() + "_"))
            .max(java.util.Comparator.comparingInt(column -> column.name().length()));
    LogColumn column = found.orElseThrow();
    String fault = reason.substring(column.name().length() + 1);
    if (fault.equals("missing")) {
      return List.of(column.name() + "=", column.name() + "= \t ");
    }
    List<String> texts = FAULTY.get(column.type() + " " + fault);
    assertThat(texts).as("no case for " + reason).isNotNull();
    return texts.stream().map(text -> column.name() + "=" + text).toList();
  }

  private static Map<String, String> outcomes(
      SparkSession spark, String log, List<String> cases, String column) {
    List<Row> rows =
        new ArrayList<>(CleanCases.clean(spark, log, cases).select("line", column).collectAsList());
    assertThat(rows).hasSameSizeAs(cases);
    return rows.stream()
        .collect(
            toMap(
                row -> cases.get((int) row.getLong(0) - 1),
                row -> String.valueOf(row.getString(1)),
                (a, b) -> a + b,
                LinkedHashMap::new));
  }
}
