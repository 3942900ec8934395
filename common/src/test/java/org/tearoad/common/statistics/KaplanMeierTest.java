package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tearoad.common.statistics.ReferenceText.age;
import static org.tearoad.common.statistics.ReferenceText.assertPrinted;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KaplanMeierTest {
  private static final ReferenceText REFERENCE = ReferenceText.of("km_reference.txt");
  private static final int[] NO_ENTRY = new int[12];

  @ParameterizedTest
  @CsvSource({"== log-log, LOG_LOG", "== log, LOG", "== plain, PLAIN"})
  void curveAndIntervalsEqualR(String section, IntervalScale scale) {
    KaplanMeier curve = KaplanMeier.ofAllCauses(Tables.PARCELS);
    List<List<String>> rows = section(section).rows(8);

    assertThat(rows).hasSize(16);
    for (List<String> row : rows) {
      int day = Integer.parseInt(row.get(1));
      assertThat(Tables.PARCELS.atRisk(day)).isEqualTo(Long.parseLong(row.get(2)));
      assertThat(Tables.PARCELS.ended(day)).isEqualTo(Long.parseLong(row.get(3)));
      assertPrinted(curve.survival(day), row.get(4));
      assertPrinted(curve.standardError(day), row.get(5));
      assertPrinted(curve.interval(day, scale, 0.95).low(), row.get(6));
      assertPrinted(curve.interval(day, scale, 0.95).high(), row.get(7));
    }
  }

  @ParameterizedTest
  @CsvSource({"== log-log, LOG_LOG", "== log, LOG", "== plain, PLAIN"})
  void quantilesAndTheirIntervalsEqualR(String section, IntervalScale scale) {
    KaplanMeier curve = KaplanMeier.ofAllCauses(Tables.PARCELS);
    List<List<String>> rows = section(section).rows(4);

    for (int i = 0; i < 4; i++) {
      double probability = Double.parseDouble(rows.get(0).get(i)) / 100;
      assertThat(curve.quantile(probability, scale, 0.95))
          .isEqualTo(
              new Quantile(
                  probability,
                  age(rows.get(1).get(i)),
                  age(rows.get(3).get(i)),
                  age(rows.get(5).get(i))));
    }
  }

  @Test
  void restrictedMeanEqualsR() {
    List<String> rmean = REFERENCE.after("se(rmean)").rows(4).get(0);

    RestrictedMean mean = KaplanMeier.ofAllCauses(Tables.PARCELS).restrictedMean(30).orElseThrow();

    assertPrinted(mean.days(), rmean.get(0));
    assertPrinted(mean.standardError(), rmean.get(1));
  }

  @Test
  void theMidpointRuleGivesWhatRGivesOnAFlatCurve() {
    KaplanMeier curve = KaplanMeier.ofAllCauses(flat());

    for (int quarter = 0; quarter < 3; quarter++) {
      double probability = (quarter + 1) / 4.0;
      assertPrinted(
          MidpointRule.quantile(probability, 4, curve::survival),
          REFERENCE.after("$quantile").rows(3).get(1).get(quarter));
      assertPrinted(
          MidpointRule.quantile(probability, 4, age -> band(curve, age).low()),
          REFERENCE.after("$lower").rows(3).get(1).get(quarter));
      assertPrinted(
          MidpointRule.quantile(probability, 4, age -> band(curve, age).high()),
          REFERENCE.after("$upper").rows(3).get(1).get(quarter));
    }
  }

  @Test
  void publishedQuantilesAreTheLeftEndOfAFlatStretch() {
    KaplanMeier curve = KaplanMeier.ofAllCauses(flat());

    assertThat(curve.quantile(0.25, IntervalScale.LOG_LOG, 0.95).age()).hasValue(1);
    assertThat(curve.quantile(0.5, IntervalScale.LOG_LOG, 0.95).age()).hasValue(2);
    assertThat(curve.quantile(0.75, IntervalScale.LOG_LOG, 0.95).age()).hasValue(3);
  }

  @Test
  void amlOfMaintainedEqualsR() {
    LifeTable table =
        Tables.individuals(
            new int[11],
            new int[] {9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161},
            new int[] {1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0});
    KaplanMeier curve = KaplanMeier.ofAllCauses(table);
    List<List<String>> rows = REFERENCE.after("x=Maintained").rows(7);

    assertThat(rows).hasSize(7);
    for (List<String> row : rows) {
      int day = Integer.parseInt(row.get(0));
      assertThat(table.atRisk(day)).isEqualTo(Long.parseLong(row.get(1)));
      assertPrinted(curve.survival(day), row.get(3));
      assertPrinted(curve.standardError(day), row.get(4));
      assertPrinted(band(curve, day).low(), row.get(5));
      assertPrinted(band(curve, day).high(), row.get(6));
    }
  }

  @Test
  void amlOfNonmaintainedEqualsRDownToZeroWhereThereIsNoInterval() {
    LifeTable table =
        Tables.individuals(
            NO_ENTRY,
            new int[] {5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45},
            new int[] {1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1});
    KaplanMeier curve = KaplanMeier.ofAllCauses(table);
    List<List<String>> rows = REFERENCE.after("x=Nonmaintained").rows(6);
    List<List<String>> uppers = REFERENCE.after("x=Nonmaintained").after("upper").rows(1);

    assertThat(rows).hasSize(9);
    for (int i = 0; i < rows.size(); i++) {
      int day = Integer.parseInt(rows.get(i).get(0));
      assertPrinted(curve.survival(day), rows.get(i).get(3));
      assertPrinted(curve.standardError(day), rows.get(i).get(4));
      assertPrinted(band(curve, day).low(), rows.get(i).get(5));
      if (i < uppers.size()) {
        assertPrinted(band(curve, day).high(), uppers.get(i).get(0));
      }
    }
    assertThat(curve.survival(45)).isZero();
    assertThat(band(curve, 45).isKnown()).isFalse();
  }

  @Test
  void lateEntriesEqualR() {
    LifeTable table = Tables.LATE_ENTRIES;
    KaplanMeier curve = KaplanMeier.ofAllCauses(table);
    List<List<String>> rows =
        ReferenceText.of("aj_reference.txt").after("   t n d                 S").rows(5);

    assertThat(rows).hasSize(7);
    for (List<String> row : rows) {
      int day = Integer.parseInt(row.get(1));
      assertThat(table.atRisk(day)).isEqualTo(Long.parseLong(row.get(2)));
      assertThat(table.ended(day)).isEqualTo(Long.parseLong(row.get(3)));
      assertPrinted(curve.survival(day), row.get(4));
    }
  }

  @Test
  void otherCausesAsCensoredEqualR() {
    KaplanMeier curve = KaplanMeier.ofCause(Tables.COMPETING, 0);
    List<List<String>> rows = ReferenceText.of("aj_reference.txt").after("oneMinusKM").rows(3);

    assertThat(rows).hasSize(11);
    for (List<String> row : rows) {
      assertPrinted(1 - curve.survival(Integer.parseInt(row.get(1))), row.get(2));
    }
    assertThat(curve.quantile(0.5, IntervalScale.LOG_LOG, 0.95).age()).hasValue(10);
  }

  @Test
  void withoutCensoringTheCurveIsTheShareStillOpen() {
    KaplanMeier curve =
        KaplanMeier.ofAllCauses(LifeTable.of(new long[][] {{1, 3, 0, 4, 2}}, new long[0]));

    assertThat(curve.survival(0)).isEqualTo(0.9, within(1e-15));
    assertThat(curve.survival(2)).isEqualTo(0.6, within(1e-15));
    assertThat(curve.standardError(2)).isEqualTo(Math.sqrt(0.6 * 0.4 / 10), within(1e-15));
    assertThat(curve.survival(99)).isZero();
    assertThat(curve.restrictedMean(50).orElseThrow().days())
        .isEqualTo((3 + 3 * 4 + 4 * 2) / 10.0, within(1e-14));
  }

  @Test
  void nothingIsKnownAfterTheLastAgeWhileSomeAreOpen() {
    KaplanMeier curve =
        KaplanMeier.ofAllCauses(LifeTable.of(new long[][] {{1, 3}}, new long[] {0, 0, 6}));

    assertThat(curve.survival(2)).isEqualTo(0.6, within(1e-15));
    assertThat(curve.survival(3)).isNaN();
    assertThat(band(curve, 3).isKnown()).isFalse();
    assertThat(curve.quantile(0.5, IntervalScale.LOG_LOG, 0.95).age()).isEmpty();
    assertThat(curve.restrictedMean(3)).isPresent();
    assertThat(curve.restrictedMean(4)).isEqualTo(Optional.empty());
  }

  @Test
  void anEmptyTableTellsNothing() {
    KaplanMeier curve = KaplanMeier.ofAllCauses(LifeTable.of(new long[][] {{}}, new long[] {}));

    assertThat(curve.survival(0)).isNaN();
    assertThat(curve.quantile(0.5, IntervalScale.PLAIN, 0.95).age()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void aQuantileNeedsAShareBetweenZeroAndOne() {
    KaplanMeier curve = KaplanMeier.ofAllCauses(Tables.PARCELS);

    assertThatThrownBy(() -> curve.quantile(1, IntervalScale.LOG_LOG, 0.95))
        .hasMessage("Cannot find a quantile: its share must lie between 0 and 1, got 1.0");
    assertThatThrownBy(() -> curve.quantile(0.5, IntervalScale.LOG_LOG, 95))
        .hasMessage("Cannot make an interval: its level must lie between 0 and 1, got 95.0");
  }

  private static ReferenceText section(String title) {
    return REFERENCE.after(title.equals("== log") ? "weights se equal?" : title);
  }

  private static LifeTable flat() {
    return LifeTable.of(new long[][] {{0, 1, 1, 1, 1}}, new long[] {});
  }

  private static Interval band(KaplanMeier curve, int age) {
    return curve.interval(age, IntervalScale.LOG_LOG, 0.95);
  }
}
