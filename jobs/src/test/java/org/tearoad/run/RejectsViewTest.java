package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** The view of the rejects has the lines that its release counts, whatever was run before it. */
@ExtendWith(SparkExtension.class)
class RejectsViewTest {
  private static final String BAD = Lines.order("x", "2015-11-11").replace(",placed,", ",plcaed,");

  @TempDir private Path folder;

  @Test
  void rejects_are_those_of_the_last_reading_of_each_file(SparkSession spark) {
    Site site =
        Lines.day(Site.in(folder), "2015-11-11", "o1")
            .with("rejects.fail-share = 1")
            .with("sources.orders.select = \"%s/orders.sql\"".formatted(folder));
    site.file(
        "orders/dt=2015-11-11/orders.csv", Lines.ORDERS + Lines.order("o1", "2015-11-11") + BAD);
    Site.write(
        folder.resolve("orders.sql"),
        bytes(
            "select %s, _file, _line from raw"
                .formatted(
                    Lines.ORDERS.strip().replace("order_status", "'typo' as order_status"))));
    ok(site, "rebuild");
    assertThat(lines(spark, site, "2015-11-11")).containsExactly("2015-11-11 2", "2015-11-11 3");

    Site.write(folder.resolve("orders.sql"), bytes("select * from raw"));
    ok(site, "rebuild");
    assertThat(lines(spark, site, "2015-11-11.2")).containsExactly("2015-11-11 3");
    assertThat(lines(spark, site, "2015-11-11")).containsExactly("2015-11-11 2", "2015-11-11 3");

    Lines.day(site, "2015-11-12", "o2");
    site.file("orders/dt=2015-11-12/orders.csv", Lines.ORDERS + BAD);
    ok(site, "nightly");
    assertThat(lines(spark, site, "2015-11-12")).containsExactly("2015-11-11 3", "2015-11-12 2");

    site.file(
        "orders/dt=2015-11-12/orders.csv", Lines.ORDERS + BAD + Lines.order("o3", "2015-11-12"));
    ok(site, "backfill", "--from", "2015-11-12", "--to", "2015-11-12");
    assertThat(lines(spark, site, "2015-11-12.2")).containsExactly("2015-11-11 3", "2015-11-12 2");
  }

  /** Day of the file and line of each reject, as many as the release counts. */
  private static List<String> lines(SparkSession spark, Site site, String release) {
    new ReleaseReader(spark, site.store(), site.store().manifest(release)).createViews();
    List<String> lines =
        spark
            .sql("select substr(file, 11, 10) || ' ' || line as place from rejects order by place")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    Row counted =
        spark
            .sql(
                "select sum(row_count) from data_quality where kind = 'rejected' and reason = 'any'")
            .first();
    assertThat(counted.getLong(0)).isEqualTo(lines.size());
    return lines;
  }

  private static void ok(Site site, String command, String... arguments) {
    Ended ended = site.run(command, arguments);
    assertThat(ended.code()).as(ended.all()).isZero();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
