package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tearoad.common.testing.SparkExtension;

/** Exchange rates that come late or are corrected: the next night is what a rebuild would be. */
@Tag("long")
@ExtendWith(SparkExtension.class)
class LateRatesTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a rate of the month | 2015-06-10,EUR,RUB,61.1234 | 2015-06-10,EUR,RUB,99",
        "a rate that holds on the first day of the month a year ago, a Sunday | 2014-05-30,EUR,RUB,47.309700 | 2014-05-30,EUR,RUB,99",
        "the first rate of a currency, older than all that was used | 2012-01-02,EUR,RUB,41.5 | 2012-01-02,USD,HKD,7.75",
      })
  void aNightAfterItEqualsARebuild(String what, String before, String after, SparkSession spark)
      throws IOException {
    Path rates = folder.resolve("rates.csv");
    Site site =
        Site.in(folder)
            .with("reference.fx-rates = \"%s\"".formatted(rates))
            .file(
                "orders/dt=2015-06-10/orders.csv",
                Lines.ORDERS
                    + Lines.order("o1", "2015-06-10")
                    + Lines.order("o2", "2015-06-10").replace("USD", "HKD"))
            .file("orders/dt=2014-06-10/orders.csv", Lines.ORDERS + Lines.order("o3", "2014-06-10"))
            .file(
                "payments/dt=2015-06-10/payments.csv",
                Lines.PAYMENTS + Lines.payment("o1", "2015-06-10"))
            .file(
                "shipments/dt=2015-06-10/shipments.csv",
                Lines.SHIPMENTS + Lines.scan("o1", "2015-06-10"));
    publish(rates, before);
    assertThat(site.run("nightly").code()).isZero();
    Contents first = Contents.of(spark, site);

    publish(rates, after);
    Ended night = site.run("nightly");

    assertThat(night.code()).as(night.all()).isZero();
    assertThat(site.releases()).containsExactly("2015-06-10", "2015-06-10.2");
    Site rebuilt = site.withWarehouse("rebuilt");
    assertThat(rebuilt.run("rebuild").code()).isZero();
    Contents second = Contents.of(spark, site);
    second.isSameAs(Contents.of(spark, rebuilt));
    assertThat(second.rows()).as("what the rate has changed").isNotEqualTo(first.rows());
  }

  private static void publish(Path file, String line) throws IOException {
    String published = Files.readString(Site.project("conf/reference/fx_rates.csv"));
    String key = line.substring(0, line.lastIndexOf(',') + 1);
    String others =
        published
            .lines()
            .filter(other -> !other.startsWith(key))
            .reduce("", (text, other) -> text + other + "\n");
    Files.write(file, (others + line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
