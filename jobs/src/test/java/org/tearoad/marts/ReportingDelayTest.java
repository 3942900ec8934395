package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableText.table;

import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.ReportingDelay;
import org.tearoad.marts.delivery.ScanDelay;

@ExtendWith(SparkExtension.class)
class ReportingDelayTest {
  private static ReportingDelay delay(SparkSession spark, String delays) {
    StringBuilder files = new StringBuilder("log | file_date\n");
    for (int day = 1; day <= 30; day++) {
      files.append("shipments | 2015-11-%02d\n".formatted(day));
    }
    return ReportingDelay.of(
        table(
            spark, ScanDelay.TABLE.schema(), "reported_month | delay_days | scan_count\n" + delays),
        table(spark, Ledger.FILES.schema(), files.toString()),
        new Mart(spark, "2015-11-30").settings());
  }

  private static int day(int ofNovember) {
    return (int) LocalDate.of(2015, 11, ofNovember).toEpochDay();
  }

  @Test
  void sharesAddUpFromTheDayItself(SparkSession spark) {
    assertThat(delay(spark, "2015-11 | 0 | 50\n2015-11 | 1 | 30\n2015-11 | 3 | 20\n"))
        .isEqualTo(new ReportingDelay(day(30), new double[] {0.5, 0.8, 0.8, 1}));
  }

  /** Files of the morning: of their own day they tell nothing, or next to nothing. */
  @Test
  void aDayOfWhichHardlyAnythingIsReportedIsNotToday(SparkSession spark) {
    assertThat(delay(spark, "2015-11 | 1 | 150\n2015-11 | 2 | 50\n"))
        .isEqualTo(new ReportingDelay(day(29), new double[] {0.75, 1}));
    assertThat(delay(spark, "2015-11 | 0 | 2\n2015-11 | 1 | 198\n"))
        .isEqualTo(new ReportingDelay(day(29), new double[] {1}));
  }

  @Test
  void aFewScansTellNothing(SparkSession spark) {
    assertThat(delay(spark, "2015-11 | 1 | 99\n"))
        .isEqualTo(new ReportingDelay(day(30), new double[0]));
  }
}
