package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTableTest {

  @Test
  void allAreAtRiskOnTheFirstDay() {
    LifeTable table = LifeTable.of(new long[][] {{2, 1}}, new long[] {1, 3});

    assertThat(table.size()).isEqualTo(7);
    assertThat(table.atRisk(0)).isEqualTo(7);
  }

  @Test
  void withinADayEndsComeBeforeCensorings() {
    LifeTable table = LifeTable.of(new long[][] {{0, 2, 1}}, new long[] {0, 4});

    assertThat(table.atRisk(1)).isEqualTo(7);
    assertThat(table.atRisk(2)).isEqualTo(1);
  }

  @Test
  void whoEntersLateIsAtRiskFromTheNextDayOn() {
    LifeTable table =
        LifeTable.withEntries(new long[] {0, 3}, new long[][] {{1, 1, 2}}, new long[] {0, 0, 1});

    assertThat(table.atRisk(0)).isEqualTo(2);
    assertThat(table.atRisk(1)).isEqualTo(1);
    assertThat(table.atRisk(2)).isEqualTo(3);
    assertThat(table.size()).isEqualTo(5);
  }

  @Test
  void theTableEndsWithTheLastExit() {
    LifeTable table = LifeTable.of(new long[][] {{1, 0, 0}, {0}}, new long[] {0, 2, 0, 0});

    assertThat(table.lastAge()).isEqualTo(1);
    assertThat(table.atRisk(2)).isZero();
    assertThat(table.ended(0, 2)).isZero();
  }

  @Test
  void endsOfAllCausesAddUp() {
    LifeTable table = LifeTable.of(new long[][] {{1, 4}, {2}, {0, 5}}, new long[] {});

    assertThat(table.ended(0)).isEqualTo(3);
    assertThat(table.ended(1)).isEqualTo(9);
    assertThat(table.ended(2, 1)).isEqualTo(5);
  }

  @Test
  void followedAreThoseWhoseOutcomeByThatAgeIsKnown() {
    LifeTable table = LifeTable.of(new long[][] {{0, 2, 1, 3}}, new long[] {0, 4, 0, 0});

    assertThat(table.followed(1)).isEqualTo(10);
    assertThat(table.followed(2)).isEqualTo(6);
    assertThat(table.followed(9)).isEqualTo(6);
  }

  @Test
  void aSumIsTheTableOfAll() {
    LifeTable first = LifeTable.withEntries(new long[] {1}, new long[][] {{1, 1}}, new long[] {});
    LifeTable second = LifeTable.of(new long[][] {{0, 0, 0, 7}}, new long[] {5});

    LifeTable sum = LifeTable.sum(List.of(first, second));

    assertThat(sum.size()).isEqualTo(14);
    assertThat(sum.lastAge()).isEqualTo(3);
    for (int age = 0; age <= 3; age++) {
      assertThat(sum.atRisk(age)).isEqualTo(first.atRisk(age) + second.atRisk(age));
      assertThat(sum.ended(0, age)).isEqualTo(first.ended(0, age) + second.ended(0, age));
      assertThat(sum.censored(age)).isEqualTo(first.censored(age) + second.censored(age));
    }
  }

  @Test
  void anEmptyTableHasNoAge() {
    LifeTable table = LifeTable.of(new long[][] {{}}, new long[] {});

    assertThat(table.lastAge()).isEqualTo(-1);
    assertThat(table.size()).isZero();
  }

  @Test
  void aNegativeCountIsAnError() {
    assertThatThrownBy(() -> LifeTable.of(new long[][] {{1}}, new long[] {0, -2}))
        .hasMessage("Cannot make a life table: censored at age 1 is negative, got -2");
  }

  @Test
  void nobodyEndsBeforeEntering() {
    assertThatThrownBy(
            () ->
                LifeTable.withEntries(
                    new long[] {0, 0, 4}, new long[][] {{0, 3, 0, 2}}, new long[] {}))
        .hasMessage("Cannot make a life table: more exits than at risk at age 1, got 3 of 1");
  }

  @Test
  void whoEntersMustLeave() {
    assertThatThrownBy(
            () -> LifeTable.withEntries(new long[] {0, 4}, new long[][] {{0, 3}}, new long[] {}))
        .hasMessage("Cannot make a life table: more entries than exits, got 1 too many");
  }

  @Test
  void tablesOfDifferentCausesDoNotAddUp() {
    LifeTable one = LifeTable.of(new long[][] {{1}}, new long[] {});
    LifeTable two = LifeTable.of(new long[][] {{1}, {1}}, new long[] {});

    assertThatThrownBy(() -> LifeTable.sum(List.of(one, two)))
        .hasMessage("Cannot add life tables: they must be of one number of causes, got [1, 2]");
  }
}
