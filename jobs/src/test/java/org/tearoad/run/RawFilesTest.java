package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.columns.Instants;

/** A backfill goes by the day of a file, and so do its lines: both must read the same one. */
class RawFilesTest {
  @ParameterizedTest
  @CsvSource({
    "orders/dt=2015-11-11/a.csv, 2015-11-11",
    "dt=2015-11-11/a.csv, 2015-11-11",
    "orders/dt=2015-11-11/late/dt=2015-11-12/a.csv, 2015-11-12",
    "orders/dt=2015-11-11/dt=2015-11-12/a.csv, 2015-11-12",
    "orders/dt=2015-11-12/dt=2015-11-11/a.csv, 2015-11-11",
  })
  void aFileIsOfTheLastDayThatItsPathNames(String path, LocalDate day) {
    assertThat(RawFiles.day(path)).contains(day);
    assertThat(Instants.fileDayNumber(UTF8String.fromString(path))).isEqualTo(day.toEpochDay());
  }

  @ParameterizedTest
  @CsvSource({"orders/a.csv", "orders/adt=2015-11-11/a.csv"})
  void otherPathsNameNone(String path) {
    assertThat(RawFiles.day(path)).isEmpty();
    assertThat(Instants.fileDayNumber(UTF8String.fromString(path))).isEqualTo(-1);
  }
}
