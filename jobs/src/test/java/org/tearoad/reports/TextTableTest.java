package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsStandUnderEachOtherWithoutSpacesAtTheEnd() {
    assertThat(
            TextTable.of(
                List.of("name", "n"), List.of(List.of("a", "100"), List.of("longer name", ""))))
        .containsExactly("name         n", "a            100", "longer name");
  }
}
