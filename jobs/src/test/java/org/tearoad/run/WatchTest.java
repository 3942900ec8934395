package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tearoad.run.Watch.Alert;

/** When an alert is news to whoever was told of an earlier one. */
class WatchTest {
  @Test
  void an_alert_is_told_by_one_about_the_same_that_is_no_milder() {
    assertThat(alert("orders", "warn").isToldBy(alert("orders", "warn"))).isTrue();
    assertThat(alert("orders", "error").isToldBy(alert("orders", "error"))).isTrue();
    assertThat(alert("orders", "warn").isToldBy(alert("orders", "error"))).isTrue();

    assertThat(alert("orders", "error").isToldBy(alert("orders", "warn"))).isFalse();
    assertThat(alert("orders", "warn").isToldBy(alert("payments", "warn"))).isFalse();
  }

  private static Alert alert(String source, String severity) {
    return new Alert(
        "source_late",
        "source",
        source,
        severity,
        LocalDate.parse("2015-11-12"),
        "days",
        8,
        null,
        null,
        null,
        1,
        "freshness");
  }
}
