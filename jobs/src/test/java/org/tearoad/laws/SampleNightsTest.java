package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;

/**
 * Law 2 on the committed sample: 36 nights at the ends of its months equal one rebuild. It takes
 * minutes, so it runs when asked for:
 *
 * <pre>
 * mvn -pl common,jobs -am test -Dtest=SampleNightsTest -Dtests.excluded= -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.arguments=-Dlaws.long=true
 * </pre>
 */
@Tag("long")
@EnabledIfSystemProperty(named = "laws.long", matches = "true")
@ExtendWith(SparkExtension.class)
class SampleNightsTest {
  private static final int MONTHS = 36;

  @TempDir private Path folder;

  @Test
  void the_sample_in_36_nights_equals_one_rebuild(SparkSession spark) {
    Site site = Site.in(folder).withRaw(Site.project("data-samples/raw"));
    Site nightly = site.withWarehouse("nightly");
    YearMonth first = YearMonth.of(2013, 1);

    for (int month = 0; month < MONTHS; month++) {
      Ended night =
          nightly.run("nightly", "--as-of", first.plusMonths(month).atEndOfMonth().toString());
      assertThat(night.code()).as(night.all()).isZero();
    }
    Site rebuilt = site.withWarehouse("rebuilt");
    Ended rebuild = rebuilt.run("rebuild", "--as-of", "2015-12-31");
    assertThat(rebuild.code()).as(rebuild.all()).isZero();

    assertThat(nightly.releases()).hasSize(MONTHS);
    Contents.of(spark, nightly).isSameAs(Contents.of(spark, rebuilt));
    assertThat(nightly.manifest().identity()).isEqualTo(rebuilt.manifest().identity());
  }
}
