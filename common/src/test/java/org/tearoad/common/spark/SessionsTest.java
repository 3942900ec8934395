package org.tearoad.common.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.time.Instant;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class SessionsTest {

  @Test
  void whatTheUserSetWinsOverEveryDefault() {
    SparkConf user =
        new SparkConf(false).set("spark.ui.enabled", "true").set("spark.master", "local[7]");

    SparkConf options =
        Sessions.options(user, "nightly", Map.of("spark.ui.enabled", "false", "spark.x", "1"));

    assertThat(options.get("spark.ui.enabled")).isEqualTo("true");
    assertThat(options.get("spark.master")).isEqualTo("local[7]");
    assertThat(options.get("spark.x")).isEqualTo("1");
    assertThat(options.get("spark.app.name")).isEqualTo("nightly");
  }

  @Test
  void theCallersDefaultsWinOverTheHouseDefaults() {
    SparkConf options =
        Sessions.options(
            new SparkConf(false), "x", Map.of("spark.sql.parquet.compression.codec", "snappy"));

    assertThat(options.get("spark.sql.parquet.compression.codec")).isEqualTo("snappy");
    assertThat(options.get("spark.master")).isEqualTo("local[*]");
  }

  @Test
  void whatNumbersDependOnCannotBeChanged() {
    SparkConf user =
        new SparkConf(false)
            .set("spark.sql.session.timeZone", "Europe/Moscow")
            .set("spark.sql.ansi.enabled", "false")
            .set("spark.sql.datetime.java8API.enabled", "false");

    SparkConf options = Sessions.options(user, "x", Map.of());

    Sessions.FIXED.forEach((key, value) -> assertThat(options.get(key)).isEqualTo(value));
  }

  @Test
  void aSessionCountsInUtcWhateverTheZoneOfTheJvm(SparkSession spark) {
    assertThatTable(spark.sql("select to_date(timestamp'2015-11-11T23:30:00Z') as day"))
        .hasRows("day\n2015-11-11");
    assertThat(spark.sql("select timestamp'2015-11-11T23:30:00Z'").head().get(0))
        .isEqualTo(Instant.parse("2015-11-11T23:30:00Z"));
    assertThat(spark.conf().get("spark.sql.runSQLOnFiles")).isEqualTo("false");
  }
}
