package org.tearoad.common.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.columns.BothModes.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class InstantsTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

  @ParameterizedTest
  @CsvSource({
    "2015-11-11T10:15:30Z,             2015-11-11T10:15:30Z",
    "2015-11-11 10:15:30Z,             2015-11-11T10:15:30Z",
    "2015-11-11t10:15:30z,             2015-11-11T10:15:30Z",
    "2015-11-11T10:15Z,                2015-11-11T10:15:00Z",
    "2015-11-11T10:15+03:00,           2015-11-11T07:15:00Z",
    "2015-11-11T10:15:30+03:00,        2015-11-11T07:15:30Z",
    "2015-11-11T10:15:30+0330,         2015-11-11T06:45:30Z",
    "2015-11-11T10:15:30-11,           2015-11-11T21:15:30Z",
    "2015-11-11T10:15:30-03:30,        2015-11-11T13:45:30Z",
    "2015-11-11T10:15:30.5Z,           2015-11-11T10:15:30.500Z",
    "2015-11-11T10:15:30.123456+03:00, 2015-11-11T07:15:30.123456Z",
    "2016-02-29T23:59:59Z,             2016-02-29T23:59:59Z",
    "2015-01-01T00:30:00+03:00,        2014-12-31T21:30:00Z",
  })
  void everyFormOfIso8601IsRead(String written, String instant) {
    assertThat(parse(written)).isEqualTo(micros(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2015-11-11",
        "2015-11-11Z",
        "2015-11-11T10Z",
        "2015-11-11T10:1Z",
        "2015-11-11T24:00:00Z",
        "2015-11-11T10:60:00Z",
        "2015-11-11T10:15:60Z",
        "2015-11-11T10:15:3Z",
        "2015-11-11T10:15:30.Z",
        "2015-11-11T10:15.5Z",
        "2015-02-29T10:15:30Z",
        "2100-02-29T10:15:30Z",
        "2015-13-01T10:15:30Z",
        "2015-00-01T10:15:30Z",
        "2015-04-31T10:15:30Z",
        "2015-11-00T10:15:30Z",
        "2015/11/11T10:15:30Z",
        "2015-11-11_10:15:30Z",
        "20151111T101530Z",
        "11.11.2015 10:15:30Z",
        "2015-11-11T10:15:30 Z",
        "2015-11-11T10:15:30ZZ",
        "2015-11-11T10:15:30+3",
        "2015-11-11T10:15:30+03:0",
        "2015-11-11T10:15:30+03:60",
        "2015-11-11T10:15:30+03;00",
        "2015-11-11T10:15:30+19:00",
        "2015-11-11T10:15:30+0300 ",
        "2015-11-11T10:15:30[Europe/Moscow]",
        "2015-11-11T10:15:30МСК",
        "1447236930",
      })
  void whatIsNoInstantIsUnreadable(String written) {
    assertThat(parse(written)).isEqualTo(Instants.UNREADABLE);
    assertThat(Instants.parse(UTF8String.fromString(written), MOSCOW))
        .isEqualTo(Instants.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "1999-12-31T23:59:59.999999Z, false",
    "2000-01-01T00:00:00Z,        true",
    "2000-01-01T02:59:59+03:00,   false",
    "2100-12-31T23:59:59.999999Z, true",
    "2101-01-01T00:00:00Z,        false",
    "2101-01-01T02:59:59+03:00,   true",
    "0000-01-01T00:00:00Z,        false",
    "9999-12-31T00:00:00Z,        false",
  })
  void onlyTheYears2000To2100Count(String written, boolean counts) {
    assertThat(parse(written) != Instants.OUT_OF_RANGE).isEqualTo(counts);
  }

  @Test
  void digitsBelowTheMicrosecondAreCutNotRounded() {
    assertThat(parse("2015-11-11T10:15:30.1234569Z"))
        .isEqualTo(micros("2015-11-11T10:15:30.123456Z"));
    assertThat(parse("2015-11-11T23:59:59.999999999999Z"))
        .isEqualTo(micros("2015-11-11T23:59:59.999999Z"));
  }

  @Test
  void anInstantWithoutOffsetNeedsADeclaredZone() {
    String written = "2015-11-11T10:15:30";

    assertThat(parse(written)).isEqualTo(Instants.NO_OFFSET);
    assertThat(local(written)).isEqualTo(micros("2015-11-11T07:15:30Z"));
    assertThat(local("2015-11-11T10:15:30.25")).isEqualTo(micros("2015-11-11T07:15:30.250Z"));
    assertThat(local("1990-11-11T10:15:30")).isEqualTo(Instants.OUT_OF_RANGE);
  }

  @Test
  void anOffsetWinsOverTheDeclaredZone() {
    assertThat(local("2015-11-11T10:15:30+08:00")).isEqualTo(micros("2015-11-11T02:15:30Z"));
  }

  @Test
  void aLocalTimeThatIsSkippedMovesForwardAndOneThatRepeatsIsTheEarlier() {
    assertThat(local("2011-03-27T02:30:00")).isEqualTo(micros("2011-03-26T23:30:00Z"));
    assertThat(local("2014-10-26T01:30:00")).isEqualTo(micros("2014-10-25T21:30:00Z"));
    assertThat(local("2014-10-26T02:00:00")).isEqualTo(micros("2014-10-25T23:00:00Z"));
  }

  @Test
  void everyInstantReadsBackAsJavaTimeWritesIt() {
    var random = new Random(20151111);
    DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");
    for (int i = 0; i < 20_000; i++) {
      long micros =
          micros("2000-01-02T00:00:00Z") + (long) (random.nextDouble() * 3_155_000_000_000_000L);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(2161) - 1080) * 60);
      String written =
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(offset).format(format);

      assertThat(parse(written)).as(written).isEqualTo(micros);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // Midnight in Moscow is 21:00 UTC in winter time, 20:00 UTC before the change of 2014-10-26.
    "raw/orders/dt=2015-11-11/a.csv,      2015-11-12T21:00:00Z",
    "raw/orders/dt=2014-10-24/a.csv,      2014-10-25T20:00:00Z",
    "raw/orders/dt=2014-10-25/a.csv,      2014-10-26T20:00:00Z",
    "raw/orders/dt=2014-10-26/a.csv,      2014-10-27T21:00:00Z",
    "dt=2015-12-31,                       2016-01-01T21:00:00Z",
    "s3a://logs/dt=2015-02-28/x/a.csv.gz, 2015-03-01T21:00:00Z",
    "dt=2015-01-01/dt=2015-11-11/a.csv,   2015-11-12T21:00:00Z",
  })
  void aFileKnowsNothingLaterThan24HoursAfterItsDay(String path, String limit) {
    assertThat(isAfter(micros(limit), path, MOSCOW)).isFalse();
    assertThat(isAfter(micros(limit) + 1, path, MOSCOW)).isTrue();
  }

  @Test
  void theLimitHoldsInTheZonesFarthestFromUtc() {
    for (String zone : List.of("Pacific/Kiritimati", "Etc/GMT+12", "Asia/Vladivostok")) {
      LocalDate day = LocalDate.of(2015, 11, 11);
      long limit =
          micros(
              day.plusDays(1)
                  .atStartOfDay(ZoneId.of(zone))
                  .toInstant()
                  .plus(1, ChronoUnit.DAYS)
                  .toString());

      assertThat(isAfter(limit, "dt=2015-11-11/a", ZoneId.of(zone))).as(zone).isFalse();
      assertThat(isAfter(limit + 1, "dt=2015-11-11/a", ZoneId.of(zone))).as(zone).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.csv", "", "dt=", "dt=2015-11", "dt=2015-02-30/a.csv", "adt=2015-11-11/a.csv"})
  void aFileThatNamesNoDayHasNoLimit(String path) {
    assertThat(isAfter(micros("2100-12-31T00:00:00Z"), path, MOSCOW)).isFalse();
  }

  @Test
  void aFaultIsNeverAfterTheFilesDay() {
    for (long fault : List.of(Instants.UNREADABLE, Instants.NO_OFFSET, Instants.OUT_OF_RANGE)) {
      assertThat(isAfter(fault, "dt=2015-11-11/a", MOSCOW)).isFalse();
    }
  }

  @Test
  void columnsAreEqualWithAndWithoutGeneratedCode(SparkSession spark) {
    List<List<Object>> rows =
        BothModes.evaluate(
            spark,
            Arrays.asList("2015-11-11T10:15:30.5+03:00", "2015-11-11T10:15:30", "soon", null),
            Instants.instant(Instants.code(text())),
            Instants.instant(Instants.code(text(), MOSCOW)),
            Instants.isAfterFileDay(
                Instants.code(text(), MOSCOW), functions.lit("dt=2015-11-09/a"), MOSCOW));

    Instant half = Instant.parse("2015-11-11T07:15:30.500Z");
    assertThat(rows)
        .containsExactly(
            Arrays.asList(half, half, true),
            Arrays.asList(null, Instant.parse("2015-11-11T07:15:30Z"), true),
            Arrays.asList(null, null, false),
            Arrays.asList(null, null, null));
  }

  @Test
  void theDayOfAnInstantIsThatOfTheNamedZoneThroughClockChanges(SparkSession spark) {
    List<List<Object>> rows =
        BothModes.evaluate(
            spark,
            List.of(
                "2014-10-25T19:59:59.999999Z",
                "2014-10-25T20:00:00Z",
                "2014-10-26T20:59:59.999999Z",
                "2014-10-26T21:00:00Z",
                "2015-12-31T21:00:00Z"),
            Instants.day(Instants.instant(Instants.code(text())), MOSCOW));

    assertThat(rows)
        .extracting(row -> row.get(0).toString())
        .containsExactly("2014-10-25", "2014-10-26", "2014-10-26", "2014-10-27", "2016-01-01");
  }

  private static long parse(String written) {
    return Instants.parse(UTF8String.fromString(written));
  }

  private static long local(String written) {
    return Instants.parse(UTF8String.fromString(written), MOSCOW);
  }

  private static boolean isAfter(long code, String path, ZoneId zone) {
    return Instants.isAfterFileDay(code, UTF8String.fromString(path), zone);
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }
}
