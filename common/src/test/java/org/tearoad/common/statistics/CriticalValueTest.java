package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CriticalValueTest {

  @Test
  void equalsQnormOfR() {
    assertThat(CriticalValue.normal(0.95)).isEqualTo(1.959963984540054, within(1e-14));
    assertThat(CriticalValue.normal(0.5)).isEqualTo(0.6744897501960817, within(1e-14));
  }

  @Test
  void equalsQtOfR() {
    assertThat(CriticalValue.student(1, 0.95)).isEqualTo(12.706204736174698, within(1e-7));
    assertThat(CriticalValue.student(19, 0.95)).isEqualTo(2.093024054408263, within(1e-8));
  }
}
