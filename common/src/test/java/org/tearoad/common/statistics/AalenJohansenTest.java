package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tearoad.common.statistics.ReferenceText.assertPrinted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AalenJohansenTest {
  private static final int DELIVERED = 0;
  private static final int RETURNED = 1;

  @Test
  void sharesAndStandardErrorsEqualR() {
    IncidenceCurve delivered = AalenJohansen.ofIndependent(Tables.COMPETING, DELIVERED, 0.95);
    IncidenceCurve returned = AalenJohansen.ofIndependent(Tables.COMPETING, RETURNED, 0.95);
    List<List<String>> rows = ReferenceText.of("aj_reference.txt").after("se_del").rows(7);

    assertThat(rows).hasSize(12);
    for (List<String> row : rows) {
      int day = Integer.parseInt(row.get(1));
      assertThat(Tables.COMPETING.atRisk(day)).isEqualTo(Long.parseLong(row.get(2)));
      assertPrinted(delivered.openShare(day), row.get(3));
      assertPrinted(delivered.share(day), row.get(4));
      assertPrinted(returned.share(day), row.get(5));
      assertPrinted(delivered.standardError(day), row.get(6));
    }
  }

  @Test
  void sharesOfAllCausesAndTheOpenShareAddUpToOne() {
    IncidenceCurve delivered = AalenJohansen.ofIndependent(Tables.COMPETING, DELIVERED, 0.95);
    IncidenceCurve returned = AalenJohansen.ofIndependent(Tables.COMPETING, RETURNED, 0.95);

    for (int age = 0; age <= delivered.lastAge(); age++) {
      assertThat(delivered.share(age) + returned.share(age) + delivered.openShare(age))
          .isEqualTo(1, within(1e-14));
    }
  }

  @Test
  void withOneCauseItIsKaplanMeierWithGreenwood() {
    IncidenceCurve curve = AalenJohansen.ofIndependent(Tables.PARCELS, 0, 0.9);
    KaplanMeier kaplanMeier = KaplanMeier.ofAllCauses(Tables.PARCELS);

    for (int age = 8; age <= curve.lastAge(); age++) {
      Interval open = kaplanMeier.interval(age, IntervalScale.LOG_LOG, 0.9);
      assertThat(curve.share(age)).isEqualTo(1 - kaplanMeier.survival(age), within(1e-14));
      assertThat(curve.standardError(age)).isEqualTo(kaplanMeier.standardError(age), within(1e-14));
      assertThat(curve.interval(age).low()).isEqualTo(1 - open.high(), within(1e-13));
      assertThat(curve.interval(age).high()).isEqualTo(1 - open.low(), within(1e-13));
    }
    assertThat(curve.quantile(0.5))
        .isEqualTo(kaplanMeier.quantile(0.5, IntervalScale.LOG_LOG, 0.9));
  }

  /** Dinse and Larson's sums, written out; the recursion must be the same number. */
  @ParameterizedTest
  @ValueSource(ints = {DELIVERED, RETURNED})
  void theVarianceIsThatOfDinseAndLarson(int cause) {
    LifeTable table = Tables.COMPETING;
    Incidence incidence = Incidence.of(table, cause);
    double[] errors = DeltaVariance.standardErrors(incidence);

    for (int age = 0; age < errors.length; age++) {
      double variance = 0;
      for (int j = 0; j <= age; j++) {
        double n = table.atRisk(j);
        double d = table.ended(j);
        double k = table.ended(cause, j) / n;
        double open = incidence.openBefore(j);
        double rest = incidence.share()[age] - incidence.share()[j];
        variance +=
            rest * rest * d / (n * (n - d))
                + open * open * k * (1 - k) / n
                - 2 * rest * open * k / n;
      }
      assertThat(errors[age]).isEqualTo(Math.sqrt(variance), within(1e-14));
    }
  }

  @Test
  void whereAllEndTheErrorIsStillFinite() {
    LifeTable table = LifeTable.of(new long[][] {{0, 6, 3}, {0, 2, 1}}, new long[] {});
    IncidenceCurve curve = AalenJohansen.ofIndependent(table, DELIVERED, 0.95);

    assertThat(curve.share(2)).isEqualTo(0.75, within(1e-15));
    assertThat(curve.standardError(2)).isEqualTo(Math.sqrt(0.75 * 0.25 / 12), within(1e-15));
    assertThat(curve.openShare(2)).isZero();
    assertThat(curve.share(50)).isEqualTo(0.75, within(1e-15));
    assertThat(curve.interval(50)).isEqualTo(curve.interval(2));
  }

  @Test
  void aGapWithNobodyAtRiskLeavesTheCurveFlat() {
    LifeTable table =
        LifeTable.withEntries(
            new long[] {0, 0, 5}, new long[][] {{2, 0, 0, 3}}, new long[] {1, 0, 0, 2});

    IncidenceCurve curve = AalenJohansen.ofIndependent(table, DELIVERED, 0.95);

    assertThat(table.atRisk(1)).isZero();
    assertThat(curve.share(2)).isEqualTo(2 / 3.0, within(1e-15));
    assertThat(curve.share(3)).isEqualTo(1 - 1 / 3.0 * 2 / 5, within(1e-15));
  }

  @Test
  void theJackknifeIsTheCurveMadeAgainWithoutEachGroup() {
    List<LifeTable> groups = groups();
    Incidence all = Incidence.of(LifeTable.sum(groups), DELIVERED);
    double[] errors = GroupJackknife.standardErrors(all, groups);

    for (int age = 0; age < errors.length; age++) {
      double squares = 0;
      for (LifeTable group : groups) {
        List<LifeTable> others = new ArrayList<>(groups);
        others.remove(group);
        double[] shares = Incidence.of(LifeTable.sum(others), DELIVERED).share();
        double change = shares[Math.min(age, shares.length - 1)] - all.share()[age];
        squares += change * change;
      }
      assertThat(errors[age]).isEqualTo(Math.sqrt(squares * 2 / 3), within(1e-14));
    }
  }

  /** Each parcel a group of its own: what the delta method says, to the order of 1 / n. */
  @ParameterizedTest
  @ValueSource(ints = {DELIVERED, RETURNED})
  void theJackknifeOverSingleParcelsAgreesWithTheDeltaMethod(int cause) {
    List<LifeTable> parcels = parcelsOf(Tables.COMPETING);
    Incidence all = Incidence.of(LifeTable.sum(parcels), cause);
    double[] jackknife = GroupJackknife.standardErrors(all, parcels);
    double[] delta = DeltaVariance.standardErrors(all);

    assertThat(parcels).hasSize(140);
    for (int age = 10; age <= 30; age++) {
      assertThat(jackknife[age] / delta[age]).isBetween(0.995, 1.03);
    }
    assertThat(DesignEffect.of(all, jackknife, delta)).isBetween(0.995, 1.03);
  }

  /** Ten parcels that always do the same are one parcel: ten times the variance of ten. */
  @Test
  void theDesignEffectOfGroupsThatActAsOneIsTheirSize() {
    List<LifeTable> groups = new ArrayList<>();
    for (int day = 0; day < 40; day++) {
      long[] delivered = new long[day + 1];
      delivered[day] = 10;
      groups.add(LifeTable.of(new long[][] {delivered}, new long[] {}));
    }
    Incidence all = Incidence.of(LifeTable.sum(groups), 0);

    double effect =
        DesignEffect.of(
            all, GroupJackknife.standardErrors(all, groups), DeltaVariance.standardErrors(all));

    assertThat(effect).isBetween(10.0, 10.5);
  }

  @Test
  void groupsThatDifferWidenTheInterval() {
    List<LifeTable> groups = groups();
    IncidenceCurve grouped = AalenJohansen.ofGroups(groups, DELIVERED, 0.95);
    IncidenceCurve single = AalenJohansen.ofIndependent(LifeTable.sum(groups), DELIVERED, 0.95);

    assertThat(width(grouped, 1)).isGreaterThan(2 * width(single, 1));
  }

  @Test
  void groupsThatAreAlikeDoNotNarrowTheInterval() {
    LifeTable group = LifeTable.of(new long[][] {{0, 10, 5}}, new long[] {0, 0, 0, 5});
    List<LifeTable> groups = List.of(group, group, group, group);
    IncidenceCurve grouped = AalenJohansen.ofGroups(groups, 0, 0.95);
    IncidenceCurve single = AalenJohansen.ofIndependent(LifeTable.sum(groups), 0, 0.95);

    assertThat(grouped.standardError(1)).isEqualTo(0, within(1e-15));
    assertThat(grouped.interval(1)).isEqualTo(single.interval(1));
  }

  @Test
  void oneGroupHasNoIntervalAndEmptyGroupsDoNotCount() {
    LifeTable group = LifeTable.of(new long[][] {{0, 10, 5}}, new long[] {0, 0, 5});
    LifeTable empty = LifeTable.of(new long[][] {{}}, new long[] {});
    IncidenceCurve curve = AalenJohansen.ofGroups(List.of(group, empty), 0, 0.95);

    assertThat(curve.share(1)).isEqualTo(0.5, within(1e-15));
    assertThat(curve.standardError(1)).isNaN();
    assertThat(curve.interval(1).isKnown()).isFalse();
    assertThat(curve.quantile(0.5).age()).hasValue(1);
    assertThat(curve.quantile(0.5).low()).isEmpty();
    assertThat(curve.shareWithin(1).orElseThrow().basis()).isEqualTo(Share.Basis.NONE);
  }

  @Test
  void anUnknownCauseIsAnError() {
    assertThatThrownBy(() -> AalenJohansen.ofIndependent(Tables.COMPETING, 2, 0.95))
        .hasMessage("Cannot follow a cause: the table has 2, got number 2");
  }

  private static List<LifeTable> groups() {
    return List.of(
        LifeTable.of(new long[][] {{0, 40, 5, 2}, {0, 0, 1}}, new long[] {0, 0, 0, 2}),
        LifeTable.of(new long[][] {{0, 3, 30, 6}, {0, 1, 0}}, new long[] {0, 0, 0, 10}),
        LifeTable.of(new long[][] {{1, 20, 20}, {}}, new long[] {0, 0, 9}));
  }

  private static List<LifeTable> parcelsOf(LifeTable table) {
    List<LifeTable> parcels = new ArrayList<>();
    for (int age = 0; age <= table.lastAge(); age++) {
      long[] one = new long[age + 1];
      one[age] = 1;
      for (int i = 0; i < table.ended(DELIVERED, age); i++) {
        parcels.add(LifeTable.of(new long[][] {one, {}}, new long[] {}));
      }
      for (int i = 0; i < table.ended(RETURNED, age); i++) {
        parcels.add(LifeTable.of(new long[][] {{}, one}, new long[] {}));
      }
      for (int i = 0; i < table.censored(age); i++) {
        parcels.add(LifeTable.of(new long[][] {{}, {}}, one));
      }
    }
    return parcels;
  }

  private static double width(IncidenceCurve curve, int age) {
    return curve.interval(age).high() - curve.interval(age).low();
  }
}
